/** The account of a file goes in, the same without what names other files or quotes lines comes out. */
import type { TextMask } from '../redact/redaction.ts';
import type { SourceProblem, SourceReport } from '../records/sourceReport.ts';

/** Problems whose words hold names of other files, or of files in an archive; said without them. */
const NAMELESS_MESSAGES: Readonly<Partial<Record<SourceProblem['kind'], string>>> = {
  damaged: 'The archive is damaged. What was read before is kept.',
  repeats: 'Errors stand in it twice, or also in another file; they are counted each time.',
  sameContent: 'Another file has the same content, and is not counted again.',
  skipped: 'Some files in the archive were not read.',
  tooLarge: 'The archive was read in part: it unpacks to very much.',
  truncated: 'The archive is cut short. What was read before is kept.',
  unsupported: 'A part of the archive cannot be read. What was read before is kept.',
};

/** Lines that could not be read are lines of the log, so they are left out. */
export function maskReport<Report extends SourceReport>(report: Report, mask: TextMask): Report {
  return {
    ...report,
    name: mask.redactFileName(report.name),
    unreadExamples: [],
    problems: report.problems.map(maskProblem),
  };
}

function maskProblem(problem: SourceProblem): SourceProblem {
  const message = NAMELESS_MESSAGES[problem.kind];
  return message === undefined ? problem : { ...problem, message };
}
