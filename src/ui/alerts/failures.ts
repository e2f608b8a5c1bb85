/** Failures in words: a file's name and why it could not be read go in; what happened and what to do come out. */
import type { ContainerFailure } from '../../core/unpack/containerFailure.ts';
import {
  CHECK_COMMANDS,
  describeContainerFailure,
  describeContents,
} from '../../presentation/archiveText.ts';
import { describeLookAlike } from '../../presentation/lookAlikeText.ts';
import type { Alert, UnpackedSize } from '../../store/session.ts';
import { formatBytes, formatCounted, formatShare } from '../../presentation/numbers.ts';
import { toVisibleName, toVisibleText } from '../../presentation/visibleText.ts';

export interface FailureText {
  /** What happened, to which file, and what was kept. Holds text of the file: never markup. */
  readonly what: string;
  /** What to do now. Our own words, with commands between backticks. */
  readonly next: string;
  /** Lines of the file that tell more. */
  readonly lines?: readonly string[];
}

const EXPORT_AGAIN = 'Export text with `fly logs --no-tail -a APP > app.log` and drop that file.';

export function describeFailure({
  fileName,
  failure,
  keptShare,
  keptLines,
}: Pick<Alert, 'fileName' | 'failure' | 'keptShare' | 'keptLines'>): FailureText {
  const name = toVisibleName(fileName);
  const kept =
    keptShare > 0
      ? ` The first ${formatShare(keptShare)} of it was read and stays: ${formatCounted(keptLines, 'line')}.`
      : ' Nothing of it had been read.';
  switch (failure.kind) {
    case 'empty':
      return {
        what: `${name} is empty: it has 0 bytes.`,
        next: 'If the export is still running, wait for its end and drop the file again. `fly logs` prints nothing for an app without recent logs.',
      };
    case 'blank':
      return {
        what:
          failure.lines === 0
            ? `${name} is empty: it holds a byte order mark and nothing else.`
            : `${name} holds ${formatCounted(failure.lines, 'line')} and all are blank.`,
        next: EXPORT_AGAIN,
      };
    case 'folder':
      return {
        what:
          failure.leftOut === 0
            ? `${name} is an empty folder.`
            : `${name} is a folder without a file to read: ${formatCounted(failure.leftOut, 'file')} in it ${failure.leftOut === 1 ? 'is' : 'are'} hidden or empty.`,
        next: 'Drop the folder that holds the log files, or the files themselves.',
      };
    case 'notText':
      return {
        what: `${name} looks like ${toVisibleText(failure.looksLike)}, not a log.`,
        next: failure.looksLike.endsWith(' archive')
          ? 'Of archives, gzip, zstd, zip and tar are read. Unpack this one and drop the logs in it.'
          : EXPORT_AGAIN,
      };
    case 'noLogInside':
      return {
        what: `${name} is an archive that ${toVisibleText(describeContents(failure.contents))}.`,
        next: 'Unpack it yourself, with its password if it has one, and drop the logs in it. Archives in archives are not read.',
      };
    case 'unrecognised':
      if (failure.lookAlike !== undefined) {
        const { what, next } = describeLookAlike(failure.lookAlike);
        return { what: `${name} is ${toVisibleText(what)}.`, next };
      }
      return {
        what: `${name} was read as text, but none of its first lines is a Fly.io log record.`,
        lines: failure.firstLines.map((line) => toVisibleText(line)),
        next: 'Read are `fly logs` as text or JSON, the log shipper’s JSON, Grafana’s downloads and copies, and copies from the dashboard. Export whole lines: `fly logs --no-tail -a APP > app.log`.',
      };
    case 'badAnalysis':
      return {
        what: `${name} is an analysis that Postflight saved, but it ${toVisibleText(failure.reason)}.`,
        next: 'Save it once more with `Download JSON`, or with `postflight analyze --json`, and drop that file.',
      };
    case 'vanished':
      return {
        what: `${name} was moved or deleted while it was read.${kept}`,
        next: 'Drop it again from where it is now.',
      };
    case 'changed':
      return {
        what: `${name} was written to while it was read.${kept}`,
        next: 'End the command that writes it, or copy the file (`cp app.log copy.log`), and drop it again.',
      };
    case 'unreadable':
      if (failure.container !== undefined) {
        return {
          what: `${name}: ${toVisibleText(describeContainerFailure(failure.container))}${describeKeptBefore(keptLines)}`,
          next: describeNext(failure.container),
        };
      }
      return {
        what: `The browser could not read ${name} (${toVisibleText(failure.reason)}).${kept}`,
        next: 'Check that you may read the file and that its disk is connected, then drop it again.',
      };
    case 'crashed':
      return {
        what: `Reading ${name} broke off by a fault of Postflight or for want of memory (${toVisibleText(failure.reason)}).${kept}`,
        next: 'Close other tabs and drop it again. If that does not help, cut it into parts: `split -b 500m app.log part-`.',
      };
  }
}

/** Where an archive breaks, its share tells nothing: how much is missing is not known. */
function describeKeptBefore(keptLines: number): string {
  return keptLines > 0
    ? ` What comes before was read and stays: ${formatCounted(keptLines, 'line')}.`
    : ' Nothing before that could be read.';
}

function describeNext({ kind, container }: ContainerFailure): string {
  const check = `\`${CHECK_COMMANDS[container]}\``;
  switch (kind) {
    case 'truncated':
      return `A download or copy broke off, or it is still being packed. Get the whole file and drop it again; ${check} tells whether it is whole.`;
    case 'damaged':
      return `Copy or download it again; ${check} tells whether a copy is whole.`;
    case 'unsupported':
      return container === 'zstd'
        ? 'Unpack it yourself, as in `zstd -d --long=31 FILE`, and drop what comes out.'
        : 'Unpack it yourself and drop what comes out.';
    case 'tooLarge':
      return 'Drop it again to read on, or unpack it yourself and cut out the hours that matter.';
  }
}

/** Asks about an archive that unpacks to very much. */
export function describeTooLarge(fileName: string, { bytesIn, bytesOut }: UnpackedSize): string {
  return `${toVisibleName(fileName)} has unpacked to ${formatBytes(bytesOut)} from ${formatBytes(bytesIn)} so far. Go on?`;
}
