/** The same records in every layout: recognised as itself, the same events, however its bytes are cut. */
import { describe, expect, it } from 'vitest';
import { logFormats } from '../../src/catalog/formats/index.ts';
import { at, type EventTable } from '../../src/core/table/eventTable.ts';
import { toIsoTime } from '../../src/core/time/timestamp.ts';
import { layoutWriters, type LayoutWriter, type WrittenRecord } from '../support/logs/layoutWriters.ts';
import { getReport, readText } from '../support/read/readText.ts';
import { describeEvents } from '../support/read/summary.ts';

const MIDNIGHT = Date.UTC(2026, 2, 3);
const MACHINE = '148e21ea7d9d68';
const PARENT = 'could not find a good candidate within 40 attempts at load balancing';

/** Around midnight, so that times of day have to go on. */
const RECORDS: readonly WrittenRecord[] = (
  [
    [-3000, 'runner', 'info', 'machine has reached its max restart count of 10'],
    [-2000, 'proxy', 'error', '[PC01] instance refused connection. is your app listening on 0.0.0.0:3000?'],
    [-1000, 'app', 'info', 'GET /cart 200, "quoted"; and more {"a":[1]}'],
    [0, 'proxy', 'error', `[PR03] ${PARENT}. last error: [PM05] failed to connect to machine: gave up`],
    [1000, 'proxy', 'info', 'machine became reachable in 5.4s'],
    [2000, 'proxy', 'error', 'machines API returned an error: "rate limit exceeded"'],
    [3000, 'proxy', 'error', '[PU05] could not finish reading HTTP body from instance'],
    [4000, 'health', 'info', "Health check 'health' on port 3000 is now passing."],
  ] as const
).map(([offset, provider, level, message]) => ({
  time: MIDNIGHT + offset,
  provider,
  machine: MACHINE,
  region: 'ams',
  level,
  message,
}));

function describeCodes(table: EventTable): readonly string[] {
  return describeEvents(table).map((line) => line.replace(/^\S+ | \S+ #\d+$/g, ''));
}

it('has a writer for every layout', () => {
  const written = new Set(layoutWriters.map(({ format }) => format));
  expect([...written].sort()).toEqual(logFormats.map(({ id }) => id).sort());
});

const byName = layoutWriters.map((writer) => [writer.name, writer] as const);

describe.each(byName)('%s', (_name, writer: LayoutWriter) => {
  const text = writer.write(RECORDS);

  it('is recognised as itself, and gives its events', async () => {
    const { table, report } = await readText(text);
    expect(report?.format?.id).toBe(writer.format);
    // Newest first without times is the order of the file; only times put it right.
    expect(describeCodes(table)).toEqual(['PC01', 'PR03<PM05', 'PM01~', 'PU05']);
    const times = Array.from(table.time, (time) => toIsoTime(time));
    if (writer.keeps.includes('time'))
      expect(times).toEqual([-2000, 0, 2000, 3000].map((offset) => toIsoTime(MIDNIGHT + offset)));
    else if (writer.keeps.includes('clock')) {
      expect(times.map((time) => time?.slice(0, 19))).toEqual([
        '1970-01-01T23:59:58',
        '1970-01-02T00:00:00',
        '1970-01-02T00:00:02',
        '1970-01-02T00:00:03',
      ]);
      expect(report?.problems.map(({ kind }) => kind)).toContain('clockOnly');
    } else expect(times).toEqual([null, null, null, null]);
    if (writer.keeps.includes('origin')) expect(table.machines).toEqual(['', MACHINE]);
  });

  it('is recognised from a single record', async () => {
    for (const record of RECORDS.filter(({ provider }) => provider === 'proxy')) {
      const { report } = await readText(writer.write([record]));
      expect(report?.format?.id, record.message).toBe(writer.format);
    }
  });

  it('is recognised from a long export', async () => {
    const many = Array.from({ length: 60 }, () => RECORDS).flat();
    const { report, table } = await readText(writer.write(many));
    expect(report?.format?.id).toBe(writer.format);
    expect(table.length).toBe(240);
  });

  it('does not depend on how its bytes are cut, or on its line ends', async () => {
    const whole = await readText(text, { chunkBytes: 1 << 20 });
    for (const chunkBytes of [1, 2, 3, 7, 64, 500]) {
      const { table, report } = await readText(text, { chunkBytes });
      expect({ table, report }, String(chunkBytes)).toEqual({ table: whole.table, report: whole.report });
    }
    const windows = await readText(text.replace(/\r?\n/g, '\r\n'));
    expect(describeEvents(windows.table)).toEqual(describeEvents(whole.table));
  });

  it('says where every record is', async () => {
    const bytes = new TextEncoder().encode(text);
    const { table } = await readText(text);
    for (let row = 0; row < table.length; row += 1) {
      const start = at(table.recordStart, row);
      const record = new TextDecoder().decode(bytes.subarray(start, start + at(table.recordLength, row)));
      expect(record).toMatch(/refused|candidate|rate limit|HTTP body/);
      expect(new TextDecoder().decode(bytes.subarray(0, start)).split('\n')).toHaveLength(
        at(table.lineNumber, row),
      );
    }
  });

  it('leaves nothing unread but what stands before it', async () => {
    const { unread, records } = getReport(await readText(text));
    expect(records).toBe(writer.format === 'messagesOnly' ? 7 : 8);
    expect(unread).toBeLessThanOrEqual(2);
  });
});
