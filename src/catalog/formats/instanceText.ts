/**
 * What apps write that subscribe to Fly's log stream themselves and keep it in files (rubys/showcase,
 * fly/applications/logger): `TIME [INSTANCE] REGION [LEVEL] MESSAGE`, the time filled up with blanks to 30 characters.
 * Nothing says who wrote a line. A line of the proxy may be about no machine; what is missing is written as JavaScript
 * does, or not at all.
 */
import type { LogFormat } from '../../core/format/logFormat.ts';
import { parseTimestamp } from '../../core/time/timestamp.ts';
import { readElidedName } from './parts/elidedNames.ts';
import { toGuessedRecord } from './parts/flyWordings.ts';

const HEADER =
  /^\s*(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z?) +\[([0-9a-f.…]{1,40}|undefined|null|)\] ([a-z]{3}|undefined|null) \[([A-Za-z]{1,12})\](?: |$|(?=\n))/;

export default {
  id: 'instanceText',
  label: 'time [instance] region [level] message',
  framing: 'line',
  markers: [],
  timePlace: 'none',
  samples: [
    '2026-03-02T08:15:31.123456789Z [148e21ea7d9d68] ams [error] [PC01] instance refused connection. is your app listening on 0.0.0.0:3000?',
    '2026-03-02T08:15:31.5Z         [148e21ea7d9d68] ams [info] ready',
    '2026-03-02T08:15:31.123456789Z [undefined] ams [error] [PR04] could not find a good candidate within 20 attempts at load balancing',
    '2026-03-02T08:15:31.123456789Z [] ams [error] [PT03] tls handshake was canceled',
  ],
  readRecords(text) {
    const header = HEADER.exec(text);
    const time = parseTimestamp(header?.[1] ?? '');
    if (header === null || time === undefined) return [];
    const [whole, , machine = '', region = '', level = ''] = header;
    const known = { machine: toKnown(machine), region: toKnown(region) };
    return [{ ...toGuessedRecord(text.slice(whole.length).trimEnd(), level), time, ...known }];
  },
} satisfies LogFormat;

function toKnown(written: string): string {
  return written === 'undefined' || written === 'null' ? '' : (readElidedName(written) ?? '');
}
