/** Golden summaries: what a person reads off each file of tests/fixtures, small enough to be checked by eye. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { logFormats } from '../../src/catalog/formats/index.ts';
import { detectFormat } from '../../src/core/records/formatDetection.ts';
import { toIsoTime } from '../../src/core/time/timestamp.ts';
import { getReport, readText } from '../support/read/readText.ts';
import { describeEvents } from '../support/read/summary.ts';

/** Every fixture in plain UTF-8, with the layout that it is in. */
const LAYOUT_BY_FIXTURE: Readonly<Record<string, string>> = {
  'live.log': 'flyctlText',
  'history.log': 'flyctlText',
  'mixed.log': 'flyctlText',
  'flyctl.json': 'flyctlJson',
  'apiPages.json': 'apiPages',
  'shipper.ndjson': 'shipperNdjson',
  'shipperArray.json': 'shipperJson',
  'shipper.logfmt': 'shipperLogfmt',
  'instance.log': 'instanceText',
  'grafana.csv': 'grafanaCsv',
  'grafana.txt': 'grafanaText',
  'grafana.json': 'grafanaJson',
  'grafanaCopy.log': 'grafanaCopy',
  'dashboardCopy.log': 'dashboardCopy',
  'messages.log': 'messagesOnly',
  'bracketed.log': 'bracketedTime',
  'cut.log': 'flyctlCut',
  'deploy.txt': 'flyDeploy',
  'timeMessage.log': 'timeMessage',
  'stored.ndjson': 'storedLines',
};
const FIXTURES = new URL('../fixtures/', import.meta.url);

function readFixture(name: string): Uint8Array {
  return readFileSync(new URL(name, FIXTURES));
}

async function summarize(name: string): Promise<readonly string[]> {
  const reading = await readText(readFixture(name));
  const { format, lines, blank, records, continuations, unread, span } = getReport(reading);
  return [
    `${String(format?.id)}: ${String(lines)} lines, ${String(blank)} blank, ${String(records)} records, ${String(continuations)} continuations, ${String(unread)} unread`,
    `${String(toIsoTime(span?.first ?? Number.NaN))} to ${String(toIsoTime(span?.last ?? Number.NaN))}`,
    ...describeEvents(reading.table),
  ];
}

describe('a fixture', () => {
  it('of live records', async () => {
    expect(await summarize('live.log')).toEqual([
      'flyctlText: 15 lines, 1 blank, 12 records, 2 continuations, 0 unread',
      '2026-04-11T06:00:01.000Z to 2026-04-11T06:00:20.000Z',
      '06:00:09 PC01 9080d41ec33e87/cdg #6',
      '06:00:12 PM05 9080d41ec33e87/cdg #7',
      '06:00:12 PR03<PC01 9080d41ec33e87/mad #8',
      '06:00:14 ? /lhr #13',
      '06:00:15 PX07 9080d41ec33e87/ #14',
    ]);
  });

  it('of history', async () => {
    expect(await summarize('history.log')).toEqual([
      'flyctlText: 8 lines, 0 blank, 8 records, 0 continuations, 0 unread',
      '2026-04-11T07:10:00.000Z to 2026-04-11T07:10:07.000Z',
      '07:10:02 PM05~ 28749a4f1c9608/waw #2',
      '07:10:03 PM01~ 28749a4f1c9608/arn #3',
      '07:10:03 PR03~<PM01 28749a4f1c9608/arn #4',
      '07:10:05 ? 28749a4f1c9608/waw #6',
      '07:10:07 PT08~ 28749a4f1c9608/waw #8',
    ]);
  });

  it('of history and live records that two writers printed into each other', async () => {
    expect(await summarize('mixed.log')).toEqual([
      'flyctlText: 7 lines, 0 blank, 8 records, 0 continuations, 0 unread',
      '2026-04-11T08:00:00.000Z to 2026-04-11T08:00:05.000Z',
      '08:00:00 PM11~ 185e20b7c14d98/scl #2',
      '08:00:02 PM07~ 185e20b7c14d98/eze #3',
      '08:00:04 PU02 185e20b7c14d98/eze #5',
      '08:00:04 PR01~ 185e20b7c14d98/gru #6',
      '08:00:05 PR04 185e20b7c14d98/eze #6',
    ]);
  });

  it('of log shipper objects', async () => {
    expect(await summarize('shipper.ndjson')).toEqual([
      'shipperNdjson: 8 lines, 0 blank, 7 records, 0 continuations, 1 unread',
      '2026-04-11T09:30:00.000Z to 2026-04-11T09:30:06.000Z',
      '09:30:01 PC01 d8d4927b610e38/nrt #2',
      '09:30:02 PR03<PM05 /hkg #3',
      '09:30:04 ? d8d4927b610e38/nrt #5',
      '09:30:05 PT04~ d8d4927b610e38/nrt #6',
    ]);
  });

  const others: readonly [name: string, summary: readonly string[]][] = [
    [
      'flyctl.json',
      [
        'flyctlJson: 125 lines, 0 blank, 4 records, 120 continuations, 1 unread',
        '2026-04-12T05:00:01.250Z to 2026-04-12T05:00:04.000Z',
        '05:00:02 PC01 2874d1f0b93e68/waw #33',
        '05:00:03 PM03~ 2874d1f0b93e68/waw #64',
      ],
    ],
    [
      'apiPages.json',
      [
        'apiPages: 78 lines, 0 blank, 4 records, 75 continuations, 0 unread',
        '2026-04-12T05:00:01.250Z to 2026-04-12T05:00:04.000Z',
        '05:00:02 PC01 2874d1f0b93e68/waw #1',
        '05:00:03 PM03~ 2874d1f0b93e68/waw #4',
      ],
    ],
    [
      'shipperArray.json',
      [
        'shipperJson: 39 lines, 0 blank, 4 records, 35 continuations, 0 unread',
        '2026-04-12T05:00:01.250Z to 2026-04-12T05:00:04.000Z',
        '05:00:02 PC01 2874d1f0b93e68/waw #11',
        '05:00:03 PM03 2874d1f0b93e68/waw #20',
      ],
    ],
    [
      'grafana.csv',
      [
        'grafanaCsv: 7 lines, 0 blank, 3 records, 4 continuations, 0 unread',
        '2026-04-12T07:00:01.250Z to 2026-04-12T07:00:03.000Z',
        '07:00:02 PC01 / #6',
        '07:00:03 PM01 / #7',
      ],
    ],
    [
      'grafana.txt',
      [
        'grafanaText: 7 lines, 2 blank, 2 records, 1 continuations, 2 unread',
        '2026-04-12T05:00:01.250Z to 2026-04-12T05:00:02.500Z',
        '05:00:02 PC01 / #5',
      ],
    ],
    [
      'grafana.json',
      [
        'grafanaJson: 1 lines, 0 blank, 2 records, 0 continuations, 0 unread',
        '2026-04-12T05:00:01.250Z to 2026-04-12T05:00:02.500Z',
        '05:00:02 PC01 2874d1f0b93e68/ #1',
      ],
    ],
    [
      'grafanaCopy.log',
      [
        'grafanaCopy: 7 lines, 1 blank, 3 records, 3 continuations, 0 unread',
        '2026-04-12T07:00:01.250Z to 2026-04-12T07:00:03.000Z',
        '07:00:02 PC01 / #3',
        '07:00:03 PM03 / #1',
      ],
    ],
    [
      'dashboardCopy.log',
      [
        'dashboardCopy: 9 lines, 1 blank, 4 records, 2 continuations, 2 unread',
        '1970-01-01T23:59:58.000Z to 1970-01-02T00:00:02.000Z',
        '23:59:59 PC01 / #5',
        '00:00:02 PC02~ / #8',
      ],
    ],
    [
      'messages.log',
      [
        'messagesOnly: 7 lines, 0 blank, 3 records, 3 continuations, 1 unread',
        'null to null',
        '--:--:-- PM07 / #2',
        '--:--:-- PM01~ / #3',
        '--:--:-- PR03<PC01 / #6',
      ],
    ],
    [
      'bracketed.log',
      [
        'bracketedTime: 3 lines, 0 blank, 2 records, 1 continuations, 0 unread',
        '2026-04-12T05:00:01.000Z to 2026-04-12T05:00:02.500Z',
        '05:00:02 PC01 / #2',
      ],
    ],
    [
      'shipper.logfmt',
      [
        'shipperLogfmt: 5 lines, 0 blank, 4 records, 0 continuations, 1 unread',
        '2026-04-12T05:00:01.250Z to 2026-04-12T05:00:04.000Z',
        '05:00:02 PC01 2874d1f0b93e68/waw #2',
        '05:00:03 PM01~ 2874d1f0b93e68/waw #3',
      ],
    ],
    [
      'instance.log',
      [
        'instanceText: 5 lines, 0 blank, 4 records, 1 continuations, 0 unread',
        '2026-04-12T05:00:01.250Z to 2026-04-12T05:00:04.000Z',
        '05:00:02 PC01 2874d1f0b93e68/waw #3',
        '05:00:04 PL01~ 2874d1f0b93e68/waw #5',
      ],
    ],
    [
      'cut.log',
      [
        'flyctlCut: 9 lines, 0 blank, 4 records, 4 continuations, 0 unread',
        'null to null',
        '--:--:-- PU02~ 2874d1f0b93e68/waw #1',
        '--:--:-- PR04~ /waw #5',
        '--:--:-- PT04~ 2874d1f0b93e68/waw #7',
      ],
    ],
    [
      'deploy.txt',
      [
        'flyDeploy: 11 lines, 0 blank, 8 records, 3 continuations, 0 unread',
        'null to null',
        '--:--:-- PM07 / #11',
      ],
    ],
    [
      'timeMessage.log',
      [
        'timeMessage: 4 lines, 0 blank, 4 records, 0 continuations, 0 unread',
        '2021-11-03T09:12:01.000Z to 2021-11-03T09:12:10.000Z',
        '09:12:09 PC01 / #3',
      ],
    ],
    [
      'stored.ndjson',
      [
        'storedLines: 3 lines, 0 blank, 3 records, 0 continuations, 0 unread',
        '2026-03-02T08:15:29.000Z to 2026-03-02T08:15:33.000Z',
        '08:15:31 PC01 2874d1f0b93e68/waw #2',
      ],
    ],
  ];
  it.each(others)('in %s', async (name, summary) => {
    expect(await summarize(name)).toEqual(summary);
  });
});

describe('the layout of a fixture', () => {
  it('is tried for every layout', () => {
    const shown = new Set(Object.values(LAYOUT_BY_FIXTURE));
    expect([...shown].sort()).toEqual(logFormats.map(({ id }) => id).sort());
    const plain = readdirSync(FIXTURES).filter((name) => !name.endsWith('.zst'));
    expect(plain.sort()).toEqual(Object.keys(LAYOUT_BY_FIXTURE).sort());
  });

  const cases = Object.entries(LAYOUT_BY_FIXTURE);

  test.each(cases)('of %s is recognised as %s by its first 200 lines', (name, layout) => {
    const sample = new TextDecoder().decode(readFixture(name)).split('\n').slice(0, 200).join('\n');
    expect(detectFormat(sample, logFormats)?.format.id).toBe(layout);
  });

  test.each(cases)('of %s is recognised as %s whatever the file is called', async (name, layout) => {
    const bytes = readFixture(name);
    const right = await readText(bytes, { name });
    for (const wrong of [
      'app.log',
      'export.json',
      'logs.ndjson',
      'table.csv',
      'notes.txt',
      'picture.png',
      '',
    ]) {
      const { table, report } = await readText(bytes, { name: wrong });
      expect(report?.format?.id, wrong).toBe(layout);
      expect(table, wrong).toEqual(right.table);
    }
  });
});
