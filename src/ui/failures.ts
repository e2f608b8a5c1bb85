/** Failures in words: a file's name and why it could not be read go in; what happened and what to do come out. */
import { describeContainerFailure } from '../core/containerFailure.ts';
import type { Alert } from '../store/session.ts';
import { formatCounted, formatShare } from './numbers.ts';
import { toVisibleName, toVisibleText } from './visibleText.ts';

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
}: Pick<Alert, 'fileName' | 'failure' | 'keptShare'>): FailureText {
  const name = toVisibleName(fileName);
  const kept =
    keptShare > 0
      ? ` The first ${formatShare(keptShare)} of it was read and stays.`
      : ' Nothing of it had been read.';
  switch (failure.kind) {
    case 'empty':
      return {
        what: `${name} is empty: it has 0 bytes.`,
        next: 'If the export is still running, wait for its end and drop the file again. `fly logs` prints nothing for an app without recent logs.',
      };
    case 'blank':
      return {
        what: `${name} holds ${formatCounted(failure.lines, 'line')} and all are blank.`,
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
        next: EXPORT_AGAIN,
      };
    case 'unrecognised':
      return {
        what: `${name} is text, but none of its first lines reads as a Fly.io log record.`,
        lines: failure.firstLines.map((line) => toVisibleText(line)),
        next: 'Read are `fly logs` as text or JSON, the log shipper’s JSON, Grafana’s downloads and copies, and copies from the dashboard. Export whole lines: `fly logs --no-tail -a APP > app.log`.',
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
          what: `${name}: ${describeContainerFailure(failure.container)}${kept}`,
          next: 'Copy or download it again, or unpack it yourself and drop what is in it.',
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
