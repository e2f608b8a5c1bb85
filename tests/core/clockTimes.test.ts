import { describe, expect, it } from 'vitest';
import { placeClockTimes } from '../../src/core/time/clockTimes.ts';
import { parseClock, parseEpoch, toIsoTime } from '../../src/core/time/timestamp.ts';
import { ingest } from '../../src/analysis/ingest/ingest.ts';
import { type SourceUpdate } from '../../src/analysis/api/ingestApi.ts';
import { catalog, readText } from '../support/read/readText.ts';
import { describeEvents } from '../support/read/summary.ts';

function place(drawing: string, anchors: Readonly<Record<number, string>> = {}): readonly (string | null)[] {
  const clocks = drawing.split(' ').map((clock, i) => {
    const anchor = anchors[i];
    return {
      clock: parseClock(clock) ?? Number.NaN,
      anchor: anchor === undefined ? undefined : Date.parse(anchor),
    };
  });
  return placeClockTimes(clocks).times.map((time) => toIsoTime(time)?.slice(0, 19) ?? null);
}

describe('times of day', () => {
  it('go on over midnight, oldest first', () => {
    expect(place('23:59:58 23:59:59 00:00:01 00:00:02')).toEqual([
      '1970-01-01T23:59:58',
      '1970-01-01T23:59:59',
      '1970-01-02T00:00:01',
      '1970-01-02T00:00:02',
    ]);
  });

  it('go on over midnight, newest first', () => {
    expect(place('00:00:02 00:00:01 23:59:59 23:59:58')).toEqual([
      '1970-01-02T00:00:02',
      '1970-01-02T00:00:01',
      '1970-01-01T23:59:59',
      '1970-01-01T23:59:58',
    ]);
  });

  it('go on over a night without records', () => {
    expect(place('08:00:00 08:00:01 21:00:00 07:00:00 07:00:05')).toEqual([
      '1970-01-01T08:00:00',
      '1970-01-01T08:00:01',
      '1970-01-01T21:00:00',
      '1970-01-02T07:00:00',
      '1970-01-02T07:00:05',
    ]);
  });

  it('may be a little out of order without becoming another day', () => {
    expect(place('10:00:05 10:00:03 10:00:06 10:00:07')).toEqual([
      '1970-01-01T10:00:05',
      '1970-01-01T10:00:03',
      '1970-01-01T10:00:06',
      '1970-01-01T10:00:07',
    ]);
  });

  it('take the date, and the zone, from a full time among them', () => {
    expect(place('23:59:58 00:00:01 00:00:02', { 1: '2026-03-02T18:30:01.250Z' })).toEqual([
      '2026-03-02T18:29:58',
      '2026-03-02T18:30:01',
      '2026-03-02T18:30:02',
    ]);
  });

  it('of one record, or of none', () => {
    expect(place('08:15:31')).toEqual(['1970-01-01T08:15:31']);
    expect(placeClockTimes([]).times).toEqual([]);
  });

  it('are impossible where no clock shows them', () => {
    for (const text of ['24:00:00', '12:60:00', '12:00:61', '1:00:00', '12:00', '12:00:00 ', ''])
      expect(parseClock(text), text).toBeUndefined();
    expect(parseClock('12:00:00.25')).toBe(43_200_250);
  });
});

describe('counts since 1970', () => {
  it('tell their unit by their length', () => {
    const texts = ['1772439331', '1772439331.25', '1772439331250', '1772439331250000', '1772439331250000000'];
    expect(texts.map(parseEpoch)).toEqual([
      1772439331000, 1772439331250, 1772439331250, 1772439331250, 1772439331250,
    ]);
    for (const text of ['', '12', '17724393312', '-1772439331', '1.77e12'])
      expect(parseEpoch(text), text).toBeUndefined();
  });
});

const REFUSED = '[PC01] instance refused connection. is your app listening on 0.0.0.0:3000?';

describe('a file', () => {
  it('gets its date from the line that Firecracker prints', async () => {
    const { table, report } = await readText(
      `09:15:30 ${REFUSED}\n09:15:31 2026-03-02T08:15:31.338814894 [01KY6CGEZ229T0R4Q50VTMZ8DD:main] Running Firecracker v1.14.4\n09:15:32 ${REFUSED}\n`,
    );
    expect(Array.from(table.time, toIsoTime)).toEqual([
      '2026-03-02T08:15:30.000Z',
      '2026-03-02T08:15:32.000Z',
    ]);
    expect(report?.problems).toEqual([]);
    expect(describeEvents(table)).toEqual(['08:15:30 PC01 / #1', '08:15:32 PC01 / #3']);
  });

  it('without any date says so', async () => {
    const { report } = await readText(`09:15:30 ${REFUSED}\n`);
    expect(report?.problems.map(({ kind }) => kind)).toEqual(['clockOnly']);
  });

  it('without a zone says so', async () => {
    const { table, report } = await readText(`2026-03-02 09:15:30.250\t\n${REFUSED}\n`);
    expect(report?.problems.map(({ kind }) => kind)).toEqual(['zoneless']);
    expect(Array.from(table.time, toIsoTime)).toEqual(['2026-03-02T09:15:30.250Z']);
  });

  it('is read in the zone that somebody says', async () => {
    const text = new TextEncoder().encode(`2026-03-02 13:45:30.250\t\n${REFUSED}\n`);
    const news = ingest(
      { name: 'copy.log', size: text.length, chunks: [text], zone: 'Asia/Kolkata' },
      catalog,
    );
    const last: SourceUpdate[] = [];
    for await (const update of news) last.push(update);
    expect(last.flatMap(({ events }) => Array.from(events.time, toIsoTime))).toEqual([
      '2026-03-02T08:15:30.250Z',
    ]);
    expect(last.map(({ report }) => report.span?.first)).toContain(Date.UTC(2026, 2, 2, 8, 15, 30, 250));
  });

  it('with an impossible time in a layout that needs one is not read', async () => {
    const { table } = await readText(`08:15:30 ${REFUSED}\n24:15:30 ${REFUSED}\n`);
    expect(table.length).toBe(1);
  });
});
