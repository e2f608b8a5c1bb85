/** Exports of log stores: every envelope is opened, also one in another, and what is in it is read as what it is. */
import { describe, expect, it, test } from 'vitest';
import storedLines from '../../src/catalog/formats/storedLines.ts';
import { getReport, readText } from '../support/read/readText.ts';
import { describeEvents } from '../support/read/summary.ts';

const MACHINE = '148e21ea7d9d68';
const TIME = '2026-03-02T08:15:31.000Z';
const NANOSECONDS = `${String(Date.parse(TIME))}000000`;
const MESSAGE = '[PC01] instance refused connection. is your app listening on 0.0.0.0:3000?';
const LINE = `${TIME} proxy[${MACHINE}] ams [error]${MESSAGE}`;
const SHIPPED = {
  event: { provider: 'proxy' },
  fly: { app: { instance: MACHINE, name: 'shop' }, region: 'ams' },
  log: { level: 'error' },
  message: MESSAGE,
  timestamp: TIME,
};
const FLYCTL = {
  level: 'error',
  instance: MACHINE,
  message: MESSAGE,
  region: 'ams',
  timestamp: TIME,
  meta: { Event: { Provider: 'proxy' } },
};
const LABELS = { event_provider: 'proxy', fly_app_instance: MACHINE, fly_region: 'ams', level: 'error' };
/** When the store took it. */
const LATER = '2026-03-02T09:00:00Z';

const PLACED = `08:15:31 PC01 ${MACHINE}/ams #1`;
const ENVELOPES: readonly [name: string, value: unknown, event?: string][] = [
  ['a hit', { _index: 'logs', _source: SHIPPED }],
  ['an answer with hits', { took: 3, hits: { total: { value: 1 }, hits: [{ _source: SHIPPED }] } }],
  ['a hit of a line', { _source: { '@timestamp': LATER, message: JSON.stringify(SHIPPED) } }],
  ['a raw line', { dt: LATER, raw: LINE }],
  ['a raw object', { dt: LATER, raw: JSON.stringify(FLYCTL) }],
  ['data that is a record', { time: LATER, data: SHIPPED }],
  ['data that is a line', { time: LATER, data: LINE }],
  ['data that is a list', { data: [SHIPPED] }],
  ['a line of Docker', { log: `${LINE}\n`, stream: 'stdout', time: LATER }],
  ['a row of Insights', { '@timestamp': '2026-03-02 09:00:00.000', '@message': LINE }],
  ['events of CloudWatch', { events: [{ timestamp: Date.parse(LATER), message: LINE }] }],
  ['a body with its attributes', { Timestamp: NANOSECONDS, Body: MESSAGE, LogAttributes: LABELS }],
  ['a body that is a record', { Timestamp: LATER, Body: SHIPPED }],
  [
    'what OTLP sends',
    {
      resourceLogs: [
        {
          resource: {},
          scopeLogs: [
            {
              logRecords: [
                {
                  timeUnixNano: NANOSECONDS,
                  body: { stringValue: MESSAGE },
                  attributes: Object.entries(LABELS).map(([key, value]) => ({
                    key,
                    value: { stringValue: value },
                  })),
                },
              ],
            },
          ],
        },
      ],
    },
  ],
  [
    "an answer of Loki's",
    {
      status: 'success',
      data: { resultType: 'streams', result: [{ stream: LABELS, values: [[NANOSECONDS, MESSAGE]] }] },
    },
  ],
  ['a stream of Loki', { stream: LABELS, values: [[NANOSECONDS, MESSAGE]] }],
  ['an event of Splunk', { preview: false, result: { _raw: LINE, _time: LATER } }],
  ['an entry of Google Cloud', { textPayload: LINE, timestamp: LATER }],
  ['a message alone', { log: `${MESSAGE}\n`, time: TIME }, '08:15:31 PC01 / #1'],
  ['a message without a time', { raw: MESSAGE, dt: '' }, '--:--:-- PC01 / #1'],
];

test.each(ENVELOPES)('%s', async (_name, value, event = PLACED) => {
  for (const text of [JSON.stringify(value), JSON.stringify([value])]) {
    const { table } = await readText(text);
    expect(describeEvents(table), text).toEqual([event]);
  }
});

it('gives every line of an answer, and counts them', async () => {
  const values = Array.from({ length: 10 }, () => [NANOSECONDS, MESSAGE]);
  const result = [
    { stream: LABELS, values },
    { stream: { ...LABELS, event_provider: 'app' }, values },
  ];
  const reading = await readText(JSON.stringify({ data: { result } }));
  expect(getReport(reading)).toMatchObject({ records: 20, unread: 0, format: { id: 'storedLines' } });
  expect(reading.table.length).toBe(10);
});

describe('is not taken for Fly', () => {
  test.each([
    ['other logs', { log: 'server started\n', stream: 'stdout', time: TIME }],
    ['an app that prints a code', { _source: { message: '[PC01] ID: 7', '@timestamp': TIME } }],
    ['data of another kind', { data: { users: [{ name: 'a' }] } }],
    ['an empty answer', { hits: { hits: [] } }],
    ['bodies of others', { Body: 'connection refused', Timestamp: TIME }],
  ])('%s', async (_name, value) => {
    expect((await readText(`${JSON.stringify(value)}\n`)).failure).toMatchObject({ kind: 'unrecognised' });
  });

  it('where a layout reads the object as it is', () => {
    for (const object of [SHIPPED, FLYCTL])
      expect(storedLines.readRecords(JSON.stringify(object))).toEqual([]);
  });

  it('however deep envelopes lie in each other', () => {
    let value: unknown = SHIPPED;
    for (let depth = 0; depth < 50; depth += 1) value = { data: value };
    expect(storedLines.readRecords(JSON.stringify(value))).toEqual([]);
  });
});
