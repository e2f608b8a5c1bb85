/** Several layouts in one file: for every ordered pair of them, all records of both. */
import { describe, expect, it } from 'vitest';
import { layoutWriters, type WrittenRecord } from '../support/logs/layoutWriters.ts';
import { getReport, readText } from '../support/read/readText.ts';
import { describeEvents } from '../support/read/summary.ts';

const MIDNIGHT = Date.UTC(2026, 2, 3);
const RECORDS: readonly WrittenRecord[] = (
  [
    [0, 'runner', 'info', 'machine has reached its max restart count of 10'],
    [1000, 'proxy', 'error', '[PC01] instance refused connection. is your app listening on 0.0.0.0:3000?'],
    [2000, 'app', 'info', 'GET /cart 200'],
    [3000, 'proxy', 'error', 'machines API returned an error: "rate limit exceeded"'],
    [4000, 'health', 'info', "Health check 'health' on port 3000 is now passing."],
  ] as const
).map(([offset, provider, level, message]) => ({
  ...{ time: MIDNIGHT + offset, provider, machine: '148e21ea7d9d68', region: 'ams', level, message },
}));

/** Of messages alone, those of an app are no records. */
function countRecords(format: string): number {
  return RECORDS.length - (format === 'messagesOnly' ? 1 : 0);
}

function toCodes(lines: readonly string[]): readonly string[] {
  return lines.map((line) => / (\S+) /.exec(line)?.[1] ?? '').sort();
}

describe('a file with two layouts', () => {
  it.each(layoutWriters.map((writer) => [writer.name, writer] as const))(
    'the first of which is %s: all records of both are read',
    async (_name, first) => {
      const read: Record<string, unknown> = {};
      const expected: Record<string, unknown> = {};
      for (const second of layoutWriters) {
        const text = `${first.write(RECORDS).trimEnd()}\n${second.write(RECORDS)}`;
        const reading = await readText(text);
        const { records } = getReport(reading);
        read[second.name] = { records, codes: toCodes(describeEvents(reading.table)) };
        expected[second.name] = {
          records: countRecords(first.format) + countRecords(second.format),
          codes: ['PC01', 'PC01', 'PM01~', 'PM01~'],
        };
      }
      expect(read).toEqual(expected);
    },
  );
});
