/** Answers of log stores on one line, larger than any record: each record in them is read, and has a place of its own. */
import { describe, expect, it } from 'vitest';
import { getReport, readText } from '../support/read/readText.ts';

const MESSAGE = '[PC01] instance refused connection. is your app listening on 0.0.0.0:3000?';
/** Together some megabytes: more than is looked at to recognise a layout, and more than one record may have. */
const MANY = 12_000;
const START = 1_772_439_331_250;

function toObject(i: number): object {
  return {
    event: { provider: 'proxy' },
    fly: { app: { instance: '148e21ea7d9d68', name: 'shop' }, region: 'ams' },
    log: { level: 'error' },
    message: MESSAGE,
    timestamp: new Date(START + 1000 * i).toISOString(),
  };
}

function toStream(name: string, count: number): object {
  const stream = { event_provider: 'proxy', fly_app_name: name, level: 'error' };
  return {
    stream,
    values: Array.from({ length: count }, (_, i) => [`${String(START + 1000 * i)}000000`, MESSAGE]),
  };
}

function make(write: (i: number) => object, count: number): readonly object[] {
  return Array.from({ length: count }, (_, i) => write(i));
}

const ANSWERS: Readonly<Record<string, (count: number) => object>> = {
  'hits of Elasticsearch': (count) => ({
    took: 3,
    hits: {
      total: { value: count, relation: 'eq' },
      hits: make((i) => ({ _index: 'logs', _id: String(i), _source: toObject(i) }), count),
    },
  }),
  'streams of Loki': (count) => ({
    status: 'success',
    data: {
      resultType: 'streams',
      result: [toStream('shop', count / 2), toStream('docs', count / 2)],
      stats: {},
    },
  }),
  'events of CloudWatch': (count) => ({
    events: make((i) => ({ timestamp: START + 1000 * i, message: JSON.stringify(toObject(i)) }), count),
    nextForwardToken: 'f/1',
  }),
};

describe.each(Object.entries(ANSWERS))('%s', (_name, toAnswer) => {
  it.each([2, 100, MANY])('%i records are read', async (count) => {
    const { table, ...reading } = await readText(`${JSON.stringify(toAnswer(count))}\n`);
    expect(getReport({ table, ...reading })).toMatchObject({ records: count, lines: 1, unread: 0 });
    expect(table.length).toBe(count);
    // No two of them are at one place.
    expect(new Set(table.recordStart).size).toBe(count);
    expect(Math.max(...table.recordLength)).toBeLessThan(1000);
  });

  it('over several lines, and behind other lines', async () => {
    const text = `# from the store\n${JSON.stringify(toAnswer(20), undefined, 2)}\n2026-03-03T08:15:31Z proxy[148e21ea7d9d68] ams [error]${MESSAGE}\n`;
    const { table } = await readText(text);
    expect(table.length).toBe(21);
  });
});
