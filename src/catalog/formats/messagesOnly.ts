/**
 * Messages alone, without times or levels: the last lines that `fly deploy` and `fly secrets` print when a smoke check
 * fails, and lines that people quote. Only Fly's own wordings start a record, since any text could be a message.
 */
import type { LogFormat } from '../../core/format/logFormat.ts';
import { isFlyWording, toGuessedRecord } from './parts/flyWordings.ts';

/** Marks of lists, quotes and cuts, then perhaps the level. */
const BEFORE_MESSAGE = /^\s*(?:(?:[-*>|•]|\.{2,3}|…)\s+)*(?:\[(error|warn|warning|info)\]\s*)?/i;

export default {
  id: 'messagesOnly',
  label: 'messages only, without times',
  framing: 'line',
  markers: [],
  timePlace: 'none',
  samples: [
    '[PM07] failed to change machine state: machine getting replaced, refusing to start',
    'machines API returned an error: "rate limit exceeded"',
    '> [error] Instance reached hard limit of 30 concurrent connections',
    'machine has reached its max restart count of 10',
  ],
  readRecords(text) {
    const before = BEFORE_MESSAGE.exec(text);
    const message = text.slice(before?.[0].length ?? 0).trimEnd();
    const firstLine = message.split('\n', 1)[0] ?? '';
    // Broken over lines, only the whole says it.
    const isFlys =
      isFlyWording(firstLine) || (message !== firstLine && isFlyWording(message.replace(/\s+/g, ' ')));
    if (!isFlys) return [];
    return [toGuessedRecord(message, before?.[1]?.toLowerCase())];
  },
} satisfies LogFormat;
