import { describe, expect, it } from 'vitest';
import { findGaps, findLongestGap } from '../../src/core/log/gaps.ts';
import { mergeSources, type ReadSource } from '../../src/core/log/mergeSources.ts';
import { mergeRecordCounts, RecordCounter } from '../../src/core/table/recordCounts.ts';
import { Random } from '../support/logs/random.ts';
import { getReport, readText } from '../support/read/readText.ts';

const HOUR = 3_600_000;
const START = Date.UTC(2026, 2, 2, 8);

function findGapsIn(times: readonly number[]): readonly string[] {
  const counter = new RecordCounter();
  for (const time of times) counter.add(time);
  return findGaps(counter.take()).map(
    ({ start, end }) => `${String((start - START) / 1000)}–${String((end - START) / 1000)}`,
  );
}

/** Lines by chance, at one rate. */
function makeTimes(count: number, meanMs: number, seed = 1): number[] {
  const random = new Random(seed);
  let time = START;
  return Array.from({ length: count }, () => (time += -Math.log(1 - random.next()) * meanMs));
}

describe('gaps', () => {
  it('are silences that do not fit the rest', () => {
    const times = Array.from({ length: 200 }, (_, i) => START + i * 1000 + (i < 100 ? 0 : HOUR));
    expect(findGapsIn(times)).toEqual(['100–3700']);
  });

  it.each([1000, 10_000, 120_000, 900_000])(
    'are not found in a log that speaks every %i ms by chance',
    (meanMs) => {
      for (let seed = 1; seed <= 20; seed += 1) expect(findGapsIn(makeTimes(2000, meanMs, seed))).toEqual([]);
    },
  );

  it('are not found in a few lines, nor below five minutes', () => {
    expect(findGapsIn([START, START + HOUR, START + 2 * HOUR])).toEqual([]);
    const pause = Array.from({ length: 200 }, (_, i) => START + i * 1000 + (i < 100 ? 0 : 290_000));
    expect(findGapsIn(pause)).toEqual([]);
  });

  it('of one file are none of the whole where another file fills them', async () => {
    const line = (ms: number): string => `${new Date(START + ms).toISOString()} app[a1] ams [info]ready\n`;
    const text = (from: number, count: number): string =>
      Array.from({ length: count }, (_, i) => line(from + i * 1000)).join('');
    const withHole = text(0, 100) + text(HOUR, 100);
    const filling = text(0, 3700);
    const [one, two] = await Promise.all([withHole, filling].map(read));
    if (one === undefined || two === undefined) throw new Error('Not read');
    expect(mergeSources([one]).gaps).toEqual([{ start: START + 100_000, end: START + HOUR }]);
    expect(mergeSources([one, two]).gaps).toEqual([]);
    expect(mergeSources([one, two]).reports.map(({ gaps }) => gaps.length)).toEqual([1, 0]);
    expect(findLongestGap(mergeSources([one]).gaps)?.end).toBe(START + HOUR);
  });
});

async function read(text: string): Promise<ReadSource> {
  const reading = await readText(text);
  return {
    report: getReport(reading),
    recordCounts: mergeRecordCounts(reading.recordCounts),
    table: reading.table,
    lifecycle: reading.lifecycle,
  };
}

const error = (time: string, machine = 'a1', code = 'PC01'): string =>
  `${time} proxy[${machine}] ams [error][${code}] instance refused connection\n`;

describe('repeats', () => {
  it('are errors of the same millisecond, word for word', async () => {
    const text =
      error('2026-03-02T08:15:31.250Z') +
      error('2026-03-02T08:15:31.250Z') +
      error('2026-03-02T08:15:31.250Z', 'b2') +
      error('2026-03-02T08:15:31.251Z');
    const { reports } = mergeSources([await read(text)]);
    expect(reports[0]?.problems).toEqual([{ kind: 'repeats', errors: 1 }]);
  });

  it('are not suspected where a layout only has seconds', async () => {
    const text = error('2026-03-02T08:15:31Z').repeat(3);
    expect(mergeSources([await read(text)]).reports[0]?.problems).toEqual([]);
  });

  it('in two files are named at the second one, and still counted', async () => {
    const one = await read(error('2026-03-02T08:15:31Z') + error('2026-03-02T08:15:32Z'));
    const two = await read(error('2026-03-02T08:15:32Z') + error('2026-03-02T08:15:33Z'));
    const { reports, table } = mergeSources([one, two]);
    expect(reports.map(({ problems }) => problems)).toEqual([
      [],
      [{ kind: 'repeats', errors: 1, otherName: 'test.log' }],
    ]);
    expect(table.length).toBe(4);
  });
});

describe('a file', () => {
  it.each([100, 1000, 5000])('of exactly %i records may have been cut off', async (count) => {
    const { problems } = getReport(await readText(error('2026-03-02T08:15:31Z').repeat(count)));
    expect(problems).toEqual([{ kind: 'cutOff', records: count }]);
  });

  it.each([99, 101, 500])('of %i records may not', async (count) => {
    expect(getReport(await readText(error('2026-03-02T08:15:31Z').repeat(count))).problems).toEqual([]);
  });

  it('that goes back in time says so', async () => {
    const minutes = ['08:15', '08:20', '08:17', '08:30'];
    const text = minutes.map((minute) => error(`2026-03-02T${minute}:00Z`)).join('');
    expect(getReport(await readText(text)).problems).toEqual([
      { kind: 'disorder', places: 1, furthestBackMs: 180_000 },
    ]);
  });

  it('with a few records of another year says so', async () => {
    const usual = Array.from({ length: 300 }, (_, i) =>
      error(new Date(START + i * 60_000).toISOString()),
    ).join('');
    const { reports } = mergeSources([
      await read(`${error('2016-01-01T00:00:00Z')}${usual}${error('2091-01-01T00:00:00Z')}`),
    ]);
    expect(reports[0]?.problems).toContainEqual({ kind: 'outliers', records: 2 });
  });

  it('of two halves that are months apart has no outliers', async () => {
    const halves = [START, START + 90 * 24 * HOUR].map((start) =>
      Array.from({ length: 150 }, (_, i) => error(new Date(start + i * 60_000).toISOString())).join(''),
    );
    const { reports } = mergeSources([await read(halves.join(''))]);
    expect(reports[0]?.problems).toEqual([]);
  });

  it('with the newest lines first is in order, and so is one with a few seconds of disorder', async () => {
    const newestFirst = ['08:30', '08:20', '08:17']
      .map((minute) => error(`2026-03-02T${minute}:00Z`))
      .join('');
    const jitter = ['08:15:03', '08:15:01', '08:15:04'].map((time) => error(`2026-03-02T${time}Z`)).join('');
    for (const text of [newestFirst, jitter]) expect(getReport(await readText(text)).problems).toEqual([]);
  });
});
