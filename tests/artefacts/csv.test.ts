/** CSV of errors and of bars, read as a spreadsheet reads it: nothing runs, and every cell is what went in. */
import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { toBinsCsv } from '../../src/artefacts/binsCsv.ts';
import { toCsvLine } from '../../src/core/report/csvWriting.ts';
import { at, HOW_NAMES, type EventTable } from '../../src/core/table/eventTable.ts';
import { toEventsCsv } from '../../src/core/report/eventsCsv.ts';
import type { TextMask } from '../../src/core/redact/redaction.ts';
import { selectRows } from '../../src/core/table/selection.ts';
import { toIsoTime } from '../../src/core/time/timestamp.ts';
import { toBars } from '../../src/presentation/timelineBars.ts';
import { toContent } from '../support/read/artefactContent.ts';
import { toHostileContent } from '../support/hostile/hostileContent.ts';
import { anyHostileText, HOSTILE_TEXTS } from '../support/hostile/hostileTexts.ts';
import { SHOWN_LOGS, toHardLog } from '../support/page/pictureLogs.ts';
import { readText } from '../support/read/readText.ts';
import { toRuns } from '../support/run/cases.ts';

/** What a spreadsheet may take for a formula, also where it drops blanks before it. */
const FORMULA_START = /^[\s]*[=+\-@＝＋－＠\t\r\n]/;
const NUMBER = /^-?\d+(?:\.\d+)?$/;

/** Here masks would hide what is to be seen. */
const noMask: TextMask = { redact: (text) => text, redactFileName: (name) => name };

function parse(csv: string): readonly (readonly string[])[] {
  const { data, errors } = Papa.parse<string[]>(csv, { delimiter: ',', newline: '\r\n' });
  expect(errors).toEqual([]);
  expect(data.at(-1)).toEqual(['']);
  return data.slice(0, -1);
}

/** Rows without what runs, lines that end as they should, and as many cells in each. */
function check(csv: string): readonly (readonly string[])[] {
  const rows = parse(csv);
  const cells = rows.flat();
  expect(cells.filter((cell) => FORMULA_START.test(cell) && !NUMBER.test(cell))).toEqual([]);
  expect(csv.replace(/"(?:[^"]|"")*"/g, '').replaceAll('\r\n', '')).not.toMatch(/[\r\n"]/);
  expect(new Set(rows.map(({ length }) => length)).size).toBe(1);
  return rows;
}

/** As a spreadsheet shows it. */
function toShown(cell: string): string {
  return cell.startsWith("'") ? cell.slice(1) : cell;
}

function toCsv(table: EventTable, fileNames: readonly string[]): string {
  return [...toEventsCsv({ table, rows: selectRows(table, {}), fileNames, mask: noMask })].join('');
}

async function readNamed(names: readonly string[]): Promise<EventTable> {
  const lines = names.map((name, second) =>
    JSON.stringify({
      event: { provider: 'proxy' },
      fly: { app: { instance: name, name }, region: name },
      log: { level: 'error' },
      message: second % 3 === 0 ? 'something new' : '[PC01] instance refused connection',
      timestamp: new Date(Date.UTC(2026, 10, 22) + second * 1000).toISOString(),
    }),
  );
  return (await readText(`${lines.join('\n')}\n`)).table;
}

function toExpectedRow(table: EventTable, row: number, fileName: string): readonly string[] {
  const { codes } = table;
  return [
    toIsoTime(at(table.time, row)) ?? '',
    at(codes, at(table.code, row)),
    at(HOW_NAMES, at(table.how, row)),
    at(codes, at(table.cause, row)),
    at(table.apps, at(table.app, row)),
    at(table.machines, at(table.machine, row)),
    at(table.regions, at(table.region, row)),
    fileName,
    String(at(table.lineNumber, row)),
  ];
}

async function checkEvents(names: readonly string[], fileName: string): Promise<void> {
  const table = await readNamed(names);
  expect(table.length).toBe(names.length);
  const [, ...rows] = check(toCsv(table, [fileName]));
  expect(rows.map((row) => row.map(toShown))).toEqual(
    rows.map((_, row) => toExpectedRow(table, row, fileName)),
  );
  expect(rows).toHaveLength(names.length);
}

describe('a cell', () => {
  it.each(HOSTILE_TEXTS.map((text) => [JSON.stringify(text).slice(0, 60), text]))('of %s', (_, text) => {
    const [row] = check(toCsvLine([text, 1, text]));
    expect(row?.map(toShown)).toEqual([text, '1', text]);
  });

  it('of any text', () => {
    fc.assert(
      fc.property(fc.array(anyHostileText, { minLength: 2 }), (texts) => {
        expect(check(toCsvLine(texts))[0]?.map(toShown)).toEqual(texts);
      }),
      { numRuns: toRuns(1000) },
    );
  });

  it('of a number is one', () => {
    expect(toCsvLine([1, -2, 0.5, 12_345_678])).toBe('1,-2,0.5,12345678\r\n');
  });
});

describe('errors', () => {
  it('are one line each, under a line that names the units', async () => {
    const { table } = await readText(toHardLog());
    const [header, ...rows] = check(toCsv(table, ['hard.log']));
    expect(header).toEqual([
      'time (ISO 8601, UTC; an apostrophe in front keeps a spreadsheet from running a cell)',
      'code',
      'kind (written, inferred or unclassified)',
      'last error quoted (code)',
      'app',
      'machine',
      'region',
      'file',
      'line (1-based)',
    ]);
    expect(rows).toHaveLength(table.length);
    expect(table.length).toBeGreaterThan(10_000);
    expect(rows.map(([time]) => time)).toEqual(
      rows.map((_, row) => new Date(at(table.time, row)).toISOString()),
    );
  });

  it('without a time have an empty one', async () => {
    const { table } = await readText('[PC01] instance refused connection\n'.repeat(3));
    const [, ...rows] = check(toCsv(table, ['messages.log']));
    expect(rows.map(([time, code]) => [time, code])).toEqual([1, 2, 3].map(() => ['', 'PC01']));
  });

  it('of machines, apps, regions and files with any names', async () => {
    await checkEvents(HOSTILE_TEXTS, '=1+1.log');
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyHostileText, { minLength: 1, maxLength: 12 }),
        anyHostileText,
        checkEvents,
      ),
      { numRuns: toRuns(200) },
    );
  });
});

describe('bars', () => {
  it('are one line each, with a number for each group and their sum', async () => {
    const content = await toContent(SHOWN_LOGS.incident());
    const { timeline } = content.overview;
    if (timeline === undefined) throw new Error('no timeline');
    const { groups } = toBars(timeline);
    const [header = [], ...rows] = check(toBinsCsv(content));
    expect(header.slice(1)).toEqual([
      'width (seconds)',
      ...groups.map(({ label }) => `${label} (errors)`),
      'all (errors)',
      'records',
    ]);
    expect(header[0]).toMatch(/^start \(ISO 8601, UTC; /);
    expect(rows).toHaveLength(timeline.stack.counts.length);
    for (const [bar, [start = '', width, ...counts]] of rows.entries()) {
      expect(Date.parse(start)).toBe(timeline.start + bar * timeline.stepMs);
      expect(Number(width)).toBe(timeline.stepMs / 1000);
      const numbers = counts.map(Number);
      const ofGroups = numbers.slice(0, -2);
      expect(ofGroups).toEqual(groups.map((group) => group.counts[bar]));
      expect(numbers.at(-2)).toBe(ofGroups.reduce((sum, count) => sum + count, 0));
      expect(numbers.at(-1)).toBe(timeline.records[bar]);
    }
  });

  it('are none where nothing has a time', async () => {
    expect(toBinsCsv(await toContent(SHOWN_LOGS.timeless()))).toBe('');
  });

  it('of groups with any names', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyHostileText, { minLength: 1, maxLength: 12 }), async (texts) => {
        check(toBinsCsv(await toHostileContent(texts)));
      }),
      { numRuns: toRuns(200) },
    );
  });
});
