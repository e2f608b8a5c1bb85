/** Failures in words, for a terminal: why an input could not be read goes in, a sentence comes out. */
import type { OpenFailure } from '../analysis/ingest.ts';
import { describeContainerFailure } from '../core/containerFailure.ts';
import { toPrintable } from '../core/textSummary.ts';

export function describeFailure(failure: OpenFailure, isPartlyRead: boolean): string {
  const kept = isPartlyRead ? ' What was read before is in the result.' : '';
  switch (failure.kind) {
    case 'empty':
      return 'The file is empty.';
    case 'blank':
      return `The file holds only blank lines (${String(failure.lines)}).`;
    case 'folder':
      return 'There is no file to read in this folder.';
    case 'notText':
      return `This looks like ${toPrintable(failure.looksLike)}, not like log text. Name an export such as: fly logs --no-tail -a APP > app.log`;
    case 'unrecognised':
      return `No line of this looks like a Fly.io log; it starts with "${toPrintable(failure.firstLines[0] ?? '')}". Make an export with: fly logs --no-tail -a APP > app.log`;
    case 'vanished':
      return `There is no such file${isPartlyRead ? ' any more' : ''}.${kept}`;
    case 'changed':
      return `The file could not be read to its end; it may have been changed meanwhile.${kept} Try again.`;
    case 'unreadable':
      if (failure.container !== undefined) return `${describeContainerFailure(failure.container)}${kept}`;
      return `The file could not be read (${toPrintable(failure.reason)}).${kept}`;
    case 'crashed':
      return `The file could not be read (${toPrintable(failure.reason)}).${kept}`;
  }
}
