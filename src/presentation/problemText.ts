/** Problems of files in words, for the page, the command line and JSON: facts go in, a sentence comes out. */
import { formatCount } from '../core/countText.ts';
import type {
  ExportLimit,
  FileNamingKind,
  FoundProblem,
  SourceProblem,
} from '../core/records/sourceReport.ts';
import { describeContainerFailure, listSkipped } from './archiveText.ts';

/** What gives so many records at most. */
const LIMITED_TOOLS: Readonly<Record<ExportLimit, string>> = {
  100: 'fly logs and its API give at most their last 100 lines',
  1000: 'Grafana’s log panels show at most 1,000 lines',
  5000: 'Grafana and Loki give at most 5,000 lines',
};

/** One or two sentences. They hold names of files as they are, which may come from a saved analysis: text, no markup. */
export function describeProblem(problem: SourceProblem): string {
  switch (problem.kind) {
    case 'saved':
      return problem.message;
    case 'masked':
      return describeMasked(problem.of);
    default:
      return describeFound(problem);
  }
}

function describeFound(problem: FoundProblem): string {
  switch (problem.kind) {
    case 'truncated':
    case 'damaged':
    case 'unsupported':
    case 'tooLarge':
      return `${describeContainerFailure(problem)} What was read before is kept.`;
    case 'checksum':
      return `The content does not fit the checksum of the ${problem.compression} archive: some of it was changed or lost. Copy or download it again.`;
    case 'unchecked':
      return `The ${problem.compression} archive carries no checksum, so damage in it may go unnoticed.`;
    case 'trailing':
      return `Bytes behind the end of the ${problem.compression} archive were not read.`;
    case 'skipped': {
      const files =
        problem.count === 1 ? '1 file in the archive was' : `${problem.count} files in the archive were`;
      return `${files} not read: ${listSkipped(problem)}.`;
    }
    case 'brokenText': {
      const encoding = problem.encoding.toUpperCase();
      return problem.places === 1
        ? `1 place is no valid ${encoding} and is shown as \ufffd.`
        : `${problem.places} places are no valid ${encoding} and are shown as \ufffd.`;
    }
    case 'unread':
      return `${problem.lines} ${problem.lines === 1 ? 'line' : 'lines'} could not be read as log records.`;
    case 'cutLines':
      return `${problem.lines} ${problem.lines === 1 ? 'line is' : 'lines are'} longer than 1 MiB; only the first 1 MiB was read.`;
    case 'clockOnly':
      return 'The times are times of day, without a date: their days are counted from the first record on.';
    case 'zoneless':
      return `The times do not say in which zone they are; they were read as ${problem.zone}.`;
    case 'layouts': {
      const parts = problem.layouts.map(({ label, recordLines }) => `${label} (${formatCount(recordLines)})`);
      return `The file holds several layouts, and each part was read in its own; lines with records: ${parts.join(', ')}.`;
    }
    case 'disorder': {
      const places = problem.places === 1 ? 'one place' : `${formatCount(problem.places)} places`;
      const seconds = formatCount(Math.round(problem.furthestBackMs / 1000));
      return `Its records go back in time in ${places}, by up to ${seconds} s; they are shown in order of time.`;
    }
    case 'cutOff':
      return `Exactly ${formatCount(problem.records)} records: ${LIMITED_TOOLS[problem.records]}, so more may be missing.`;
    case 'outliers': {
      const records =
        problem.records === 1
          ? 'One of its records stands'
          : `${formatCount(problem.records)} of its records stand`;
      return `${records} more than 30 days away from all others: a clock may be wrong, and the timeline is long. Zoom in.`;
    }
    case 'repeats': {
      const errors =
        problem.errors === 1
          ? 'One of its errors stands'
          : `${formatCount(problem.errors)} of its errors stand`;
      return problem.otherName === undefined
        ? `${errors} twice, at the same millisecond, as happens where an export’s parts overlap; all are counted.`
        : `${errors} in ${problem.otherName} as well, at the same time; they are counted in both.`;
    }
    case 'sameContent':
      return `${problem.otherName} has the same content, and is not counted again.`;
    case 'partial':
      return problem.percent === 'upToHere'
        ? 'The archive was not read to its end: files behind this one are missing.'
        : `Only the first ${problem.percent} % of the file was read.`;
  }
}

/** The same without names of files. */
function describeMasked(kind: FileNamingKind): string {
  switch (kind) {
    case 'damaged':
      return 'The archive is damaged. What was read before is kept.';
    case 'repeats':
      return 'Errors stand in it twice, or also in another file; they are counted each time.';
    case 'sameContent':
      return 'Another file has the same content, and is not counted again.';
    case 'skipped':
      return 'Some files in the archive were not read.';
    case 'tooLarge':
      return 'The archive was read in part: it unpacks to very much.';
    case 'truncated':
      return 'The archive is cut short. What was read before is kept.';
    case 'unsupported':
      return 'A part of the archive cannot be read. What was read before is kept.';
  }
}
