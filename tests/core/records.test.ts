import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import flyctlText from '../../src/catalog/formats/flyctlText.ts';
import shipperNdjson from '../../src/catalog/formats/shipperNdjson.ts';
import { toRuns } from '../support/run/cases.ts';
import { measureProcessorMsOf } from '../support/run/processorTime.ts';
import { generateText } from '../support/logs/generateLog.ts';
import { createUnmarkedScanner, getReport, readText, type Reading } from '../support/read/readText.ts';
import { readWithFormat } from '../support/read/readWithFormat.ts';
import { describeEvents } from '../support/read/summary.ts';

const APP = '2026-03-02T08:15:30Z app[148e21ea7d9d68] ams [info]';
const PROXY = '2026-03-02T08:15:31Z proxy[148e21ea7d9d68] lhr [error]';
const PREFIX = 'error.message="failed to connect to machine: gave up after 15 attempts (in 8.4s)" ';

function countLines(reading: Reading): object {
  const { lines, blank, records, continuations, unread } = getReport(reading);
  return { lines, blank, records, continuations, unread };
}

describe('lines of a file', () => {
  it('continue the record before them, or are unread before the first record', async () => {
    const reading = await readText(
      `Waiting for logs...\n\n${APP}Routes:\n  GET /\n\n  POST /cart\n${PROXY}[PC01] refused\n`,
    );
    expect(countLines(reading)).toEqual({ lines: 7, blank: 2, records: 2, continuations: 2, unread: 1 });
    expect(reading.report?.unreadExamples).toEqual([{ lineNumber: 1, text: 'Waiting for logs...' }]);
    expect(reading.report?.problems.map(({ kind }) => kind)).toEqual(['unread']);
  });

  it('are unread where they hold control characters that no text has', async () => {
    const reading = await readText(`${APP}one\n\u0000\u0001damaged\n${APP}two\n`);
    expect(countLines(reading)).toEqual({ lines: 3, blank: 0, records: 2, continuations: 0, unread: 1 });
  });

  it('of NDJSON continue nothing', async () => {
    const record =
      '{"event":{"provider":"app"},"fly":{"app":{"name":"shop"}},"message":"x","timestamp":"2026-03-02T08:15:30Z"}';
    const other = '{"message":"not from Fly","timestamp":"2026-03-02T08:15:30Z"}';
    const reading = await readText(`${record}\n${other}\n{"event":\n\n${record.slice(0, -9)}\n${record}`);
    expect(countLines(reading)).toEqual({ lines: 6, blank: 1, records: 2, continuations: 0, unread: 3 });
  });

  it('keep examples of the first unread ones only, and only their start', async () => {
    const preamble = Array.from({ length: 30 }, (_, i) => `${String(i)}${'y'.repeat(600)}\n`).join('');
    const { unreadExamples, unread } = getReport(await readText(`${preamble}${APP}x\n`));
    expect(unread).toBe(30);
    expect(unreadExamples).toHaveLength(20);
    expect(unreadExamples[0]?.text).toHaveLength(500);
  });

  it('longer than 1 MiB are cut and named as a problem', async () => {
    const reading = await readText(`${APP}${'x'.repeat(3 << 20)}\n${PROXY}[PC01] refused\n`);
    expect(countLines(reading)).toEqual({ lines: 2, blank: 0, records: 2, continuations: 0, unread: 0 });
    expect(reading.report?.problems.map(({ kind }) => kind)).toEqual(['cutLines']);
    expect(describeEvents(reading.table)).toEqual(['08:15:31 PC01 148e21ea7d9d68/lhr #2']);
  });

  it('add up: blank ones, continuations, unread ones and those that start a record', () => {
    const line = fc.constantFrom(
      '',
      '  ',
      'text',
      '    at f (a.js:1)',
      '2026 was a year',
      `${APP}ready`,
      `${PROXY}[PC01] no`,
      `${PREFIX}${PROXY}`,
      '\u0001damaged',
      '[PM07] note',
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 20 }), (lines) => {
        // None of these lines holds two records or half of one; those are counted in generatedLogs.test.ts.
        const text = `${APP}first\n${lines.map((one) => `${one}\n`).join('')}`;
        const { totals } = readWithFormat(flyctlText, new TextEncoder().encode(text));
        expect(totals.lines).toBe(lines.length + 1);
        expect(totals.blank).toBe(lines.filter((one) => one.trim() === '').length);
        expect(totals.unread).toBe(lines.filter((one) => one.startsWith('\u0001')).length);
        expect(totals.records).toBe(
          1 + lines.filter((one) => one.startsWith('2026-') || one.startsWith('error')).length,
        );
      }),
      { numRuns: toRuns(10_000) },
    );
  });
});

describe('a record in several pieces', () => {
  it('is put together from a message and a rest with a live record between them', async () => {
    const { table, report } = await readText(`${PREFIX}${APP}GET /\n${PROXY}request.method="GET" \n`);
    expect(describeEvents(table)).toEqual(['08:15:31 PM05~ 148e21ea7d9d68/lhr #1']);
    expect(report?.records).toBe(2);
    // It reaches from the message to the rest.
    expect([table.recordStart[0], table.recordLength[0]]).toEqual([
      0,
      `${PREFIX}${APP}GET /\n${PROXY}request.method="GET" `.length,
    ]);
  });

  it('is put together from a message and a rest on lines of their own', async () => {
    const { table, report } = await readText(`${APP}x\n${PREFIX}\n${PROXY}\n`);
    expect(describeEvents(table)).toEqual(['08:15:31 PM05~ 148e21ea7d9d68/lhr #2']);
    expect(report).toMatchObject({ lines: 3, records: 2, unread: 0 });
  });

  it('counts once, without a time, where the rest never comes', async () => {
    const { table, report } = await readText(`${PREFIX}${APP}GET /\n${APP}GET /\n`);
    expect(describeEvents(table)).toEqual(['--:--:-- PM05~ / #1']);
    expect(report?.records).toBe(3);
  });

  it('counts as unclassified where its message was printed before the log starts', async () => {
    const { table } = await readText(`${PROXY}request.method="GET" request.id="1" \n`);
    expect(describeEvents(table)).toEqual(['08:15:31 ? 148e21ea7d9d68/lhr #1']);
  });

  it('stands on the line of another record that lost its line end', async () => {
    const { table, report } = await readText(`${APP}reboot: Restarting system      ${PREFIX}${PROXY}\n`);
    expect(describeEvents(table)).toEqual(['08:15:31 PM05~ 148e21ea7d9d68/lhr #1']);
    expect(report).toMatchObject({ lines: 1, records: 2 });
  });

  it('every second time as well as every first', async () => {
    // A regular expression that remembers where it stopped would miss some.
    const { table } = await readText(`${APP}reboot      ${PREFIX}${PROXY}\n${PREFIX}${PROXY}\n`.repeat(10));
    expect(table.length).toBe(20);
  });

  it('has a message of several lines, and a time that counts', async () => {
    const { table, report } = await readText(
      `error.message="could not complete HTTP request to instance: a\nb" ${PROXY}\n`,
    );
    expect(describeEvents(table)).toEqual(['08:15:31 PU02~ 148e21ea7d9d68/lhr #1']);
    expect(report).toMatchObject({
      records: 1,
      continuations: 1,
      span: { first: Date.UTC(2026, 2, 2, 8, 15, 31) },
    });
  });

  it('keeps its message where other text follows it on the next line', async () => {
    const { table, report } = await readText(`${PREFIX}${PROXY}\n^C\n`);
    expect(describeEvents(table)).toEqual(['08:15:31 PM05~ 148e21ea7d9d68/lhr #1']);
    expect(report).toMatchObject({ records: 1, continuations: 1 });
  });
});

describe('hostile lines', () => {
  it('do not slow reading down', async () => {
    const fillings = [
      '"',
      ' ',
      '" ',
      '[',
      '[P',
      'proxy',
      '2026-03-02T08:15:31Z ',
      'error.message="',
      'last error:',
      '\u001b[',
      '{"',
    ];
    const lines = fillings.flatMap((filling) =>
      [APP, PROXY, PREFIX, ''].map((head) => head + filling.repeat(Math.ceil(160_000 / filling.length))),
    );
    const ms = await measureProcessorMsOf(async () => {
      const { report } = await readText(`${APP}first\n${lines.join('\n')}\n`);
      expect(report?.lines).toBe(lines.length + 1);
    });
    // A second at most in truth; what this looks for takes minutes.
    expect(ms).toBeLessThan(20_000);
  });
});

describe('the events of a text', () => {
  const layouts = ['live', 'history', 'mixed', 'ndjson'] as const;

  it.each(layouts)('%s are the same however its bytes are chunked', async (layout) => {
    const { text } = generateText({ seed: 31, layout, lines: 500, errorShare: 0.5 });
    const whole = await readText(text, { chunkBytes: 1 << 24 });
    for (const chunkBytes of [5, 64, 1000]) {
      const { table, report } = await readText(text, { chunkBytes });
      expect({ table, report }, `${String(chunkBytes)} bytes`).toEqual({
        table: whole.table,
        report: whole.report,
      });
    }
  });

  const OBJECT = '{"event":{"provider":"proxy"},"fly":{"app":{"name":"shop"},"region":"ams"},"log":{"level":';
  const arrangements = [
    [
      flyctlText,
      [
        PROXY.replace('error', 'info'),
        PROXY.replace('error', 'WARN'),
        PROXY.replace('[error]', '[\u001b[33mwarning\u001b[0m]'),
        PROXY.replace('proxy[148e21ea7d9d68]', 'proxy'),
        ...['\n', '\n', '\n\n', '\r\n', APP, PROXY, PREFIX, '[PC01] refused', 'text', '    at f (a.js)'],
        ...['error.message="', '" ', 'proxy', '\u001b[2m', 'é', '"', ' last error: [PM01] x'],
      ],
    ],
    [
      shipperNdjson,
      [
        ...['\n', '\n', '\n', '\r\n', `${OBJECT}"error"},"message":"`, `${OBJECT}"info"},"message":"`],
        ...[`${OBJECT}"warn"},"error":{"code":"`, `${OBJECT.replace('proxy', 'app')}"error"},"message":"`],
        ...[
          '[PC01] refused',
          'PC01',
          'text',
          '","timestamp":"2026-03-02T08:15:31.5Z"}',
          '"}',
          '"}}',
          ' ',
          '\\',
        ],
        ...[
          '","dt":"2026-03-02T08:15:31Z"}',
          '","level":"error","a":"',
          '","code": "PM05"',
          'é',
          '{}',
          '[PM05] ',
        ],
      ],
    ],
  ] as const;

  it.each(arrangements.map(([format, parts]) => [format.id, format, parts] as const))(
    'are the same however lines of %s are arranged and chunked, with markers as without them',
    (_id, format, parts) => {
      fc.assert(
        fc.property(
          fc.array(fc.constantFrom(...parts), { maxLength: 25 }),
          fc.integer({ min: 1, max: 300 }),
          (pieces, chunkBytes) => {
            const bytes = new TextEncoder().encode(pieces.join(''));
            const whole = readWithFormat(format, bytes);
            expect(readWithFormat(format, bytes, chunkBytes)).toEqual(whole);
            expect(readWithFormat(format, bytes, chunkBytes, createUnmarkedScanner)).toEqual(whole);
          },
        ),
        { numRuns: toRuns(10_000 / arrangements.length) },
      );
    },
  );

  it('do not depend on where a piece of memory ends between a record and its continuation', async () => {
    // One scan gives 65536 lines; the continuation of the last one's record comes with the next scan.
    const history = `${PREFIX}${PROXY}\n`;
    const text = `${`${APP}x\n`.repeat(65_530)}${history.repeat(6)}more text\n${history}`;
    const { table, report } = await readText(text, { chunkBytes: 1 << 24 });
    expect(table.length).toBe(7);
    expect(report).toMatchObject({ records: 65_537, continuations: 1 });
  });

  it('are the same with CR LF', async () => {
    const { text } = generateText({ seed: 32, layout: 'mixed', lines: 300, errorShare: 0.5 });
    const unix = await readText(text);
    const windows = await readText(text.replaceAll('\n', '\r\n'));
    expect(describeEvents(windows.table)).toEqual(describeEvents(unix.table));
    expect(countLines(windows)).toEqual(countLines(unix));
  });

  it('are the same behind a byte order mark, and stand three bytes later', async () => {
    const { text } = generateText({ seed: 33, layout: 'live', lines: 100, errorShare: 0.5 });
    const plain = await readText(text);
    const { table } = await readText(`\uFEFF${text}`);
    expect(describeEvents(table)).toEqual(describeEvents(plain.table));
    expect([...table.recordStart]).toEqual([...plain.table.recordStart].map((start) => start + 3));
  });

  it('have the place of their text', async () => {
    const { text } = generateText({ seed: 34, layout: 'live', lines: 400, errorShare: 0.5, colourShare: 0 });
    const bytes = new TextEncoder().encode(text);
    const { table } = await readText(text);
    const lines = text.split('\n');
    for (let row = 0; row < table.length; row += 1) {
      const start = table.recordStart[row] ?? 0;
      const shown = new TextDecoder().decode(bytes.subarray(start, start + (table.recordLength[row] ?? 0)));
      expect(shown).toBe(lines[(table.lineNumber[row] ?? 0) - 1]);
    }
  });
});
