/** Failures in words, for a terminal: why an input could not be read goes in, a sentence comes out. */
import type { OpenFailure } from '../analysis/api/openFailure.ts';
import { CHECK_COMMANDS, describeContainerFailure, describeContents } from '../presentation/archiveText.ts';
import type { ContainerFailure } from '../core/unpack/containerFailure.ts';
import { describeLookAlike } from '../presentation/lookAlikeText.ts';
import type { ContextFile } from '../core/diagnosis/appContext.ts';
import { formatCounted } from '../core/countText.ts';
import { toPrintable } from './printing.ts';

/** What is said of a fly.toml that was named without a log. */
export const FLY_TOML_ALONE =
  'This is a fly.toml. Its settings are compared with what a log shows: name a log as well.';

/** The same of other files that lie beside a log. */
export function describeContextAlone({ label, use }: ContextFile): string {
  return `This is what ${label} prints. Name a log as well; then ${use}.`;
}

/** `keptLines` were read before, and are in the result. */
export function describeFailure(failure: OpenFailure, keptLines: number): string {
  const isPartlyRead = keptLines > 0;
  const kept = isPartlyRead
    ? ` What was read before is in the result: ${formatCounted(keptLines, 'line')}.`
    : '';
  switch (failure.kind) {
    case 'empty':
      return 'The file is empty.';
    case 'blank':
      return `The file holds only blank lines (${String(failure.lines)}).`;
    case 'folder':
      return 'There is no file to read in this folder.';
    case 'notText':
      return `This looks like ${toPrintable(failure.looksLike)}, not like log text. Name an export such as: fly logs --no-tail -a APP > app.log, or read it anyway with --text.`;
    case 'noLogInside':
      return `This is an archive that ${toPrintable(describeContents(failure.contents))}. Unpack it, with its password if it has one, and name the logs in it.`;
    case 'unrecognised':
      if (failure.lookAlike !== undefined) {
        const { what, next } = describeLookAlike(failure.lookAlike);
        return toPrintable(`This is ${what}. ${next}`.replaceAll('`', ''));
      }
      return `No line of this looks like a Fly.io log; it starts with "${toPrintable(failure.firstLines[0] ?? '')}". Make an export with: fly logs --no-tail -a APP > app.log`;
    case 'badAnalysis':
      return `This is an analysis that Postflight saved, but it ${toPrintable(failure.reason)}. Save it once more with: postflight analyze --json FILE > analysis.json`;
    case 'vanished':
      return `There is no such file${isPartlyRead ? ' any more' : ''}.${kept}`;
    case 'changed':
      return `The file could not be read to its end; it may have been changed meanwhile.${kept} Try again.`;
    case 'unreadable':
      if (failure.container !== undefined)
        return `${toPrintable(describeContainerFailure(failure.container))}${kept} ${describeNext(failure.container)}`;
      return `The file could not be read (${toPrintable(failure.reason)}).${kept}`;
    case 'crashed':
      return `The file could not be read (${toPrintable(failure.reason)}).${kept}`;
  }
}

function describeNext({ kind, container }: ContainerFailure): string {
  switch (kind) {
    case 'truncated':
      return `Get the whole file: a download or copy broke off, or it is still being packed. Check it with: ${CHECK_COMMANDS[container]}`;
    case 'damaged':
      return `Copy or download it again, and check it with: ${CHECK_COMMANDS[container]}`;
    case 'unsupported':
      return 'Unpack it yourself and name what comes out.';
    case 'tooLarge':
      return 'Read all of it with --no-limit.';
  }
}
