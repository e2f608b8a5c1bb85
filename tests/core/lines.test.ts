import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import flyctlText from '../../src/catalog/formats/flyctlText.ts';
import shipperNdjson from '../../src/catalog/formats/shipperNdjson.ts';
import { createLineReader, MAX_LINE_BYTES } from '../../src/core/lines.ts';
import {
  createScanner,
  LINE_BLANK,
  LINE_DOUBTFUL,
  LINE_MARKED,
  MAX_LINES_PER_SCAN,
  type Scanner,
} from '../../src/core/scan.ts';
import { toIsoTime } from '../../src/core/timestamp.ts';
import { splitBytes } from '../support/readText.ts';

interface Line {
  readonly start: number;
  readonly text: string;
  readonly flags: number;
  readonly time: string | null;
}

const scanner = createScanner(flyctlText);

function readLines(bytes: Uint8Array, chunkBytes: number, using: Scanner = scanner): readonly Line[] {
  const lines: Line[] = [];
  const decoder = new TextDecoder('latin1');
  const reader = createLineReader(using, ({ bytes: piece, table, base }) => {
    for (let line = 0; line < table.count; line += 1) {
      const start = table.start[line] ?? 0;
      lines.push({
        start: base + start,
        text: decoder.decode(piece.subarray(start, table.end[line])),
        flags: table.flags[line] ?? 0,
        time: toIsoTime(table.time[line] ?? Number.NaN),
      });
    }
  });
  for (const chunk of splitBytes(bytes, chunkBytes)) reader.push(chunk);
  reader.finish();
  return lines;
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function scanOne(text: string, using?: Scanner): Line {
  const [line] = readLines(encode(text), 1 << 16, using);
  if (line === undefined) throw new Error('No line');
  return line;
}

describe('a line reader', () => {
  it('finds the lines that a naive splitter finds, however the bytes are chunked', () => {
    const pieces = fc.constantFrom(
      '\n',
      '\r\n',
      ' ',
      '',
      'proxy[',
      '2026-03-02T08:15:30Z app[1] ams [info]x',
      '\u001b[2m',
      '[',
      'é',
    );
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc.array(pieces, { maxLength: 30 }).map((parts) => encode(parts.join(''))),
    );
    fc.assert(
      fc.property(bytes, fc.integer({ min: 1, max: 210 }), (input, chunkBytes) => {
        const text = new TextDecoder('latin1').decode(input);
        const expected = text.split('\n');
        if (expected.at(-1) === '') expected.pop();
        let start = 0;
        const naive = expected.map((line) => ({
          text: line,
          start: (start += line.length + 1) - line.length - 1,
        }));
        const lines = readLines(input, chunkBytes);
        expect(lines.map(({ text: line, start: at }) => ({ text: line, start: at }))).toEqual(naive);
        // What a line is does not depend on where it was cut either.
        expect(lines).toEqual(readLines(input, 1 << 16));
      }),
      { numRuns: 10_000 },
    );
  });

  it.each([1 << 14, 1 << 20, 1 << 22])(
    'cuts a line of 3 MiB in chunks of %i bytes and finds the next one',
    (chunkBytes) => {
      const lines = readLines(encode(`${'x'.repeat(3 << 20)}\nnext\n`), chunkBytes);
      expect(lines).toHaveLength(2);
      expect(lines[0]?.text.length).toBeGreaterThan(MAX_LINE_BYTES);
      expect(lines[1]).toMatchObject({ text: 'next', start: (3 << 20) + 1 });
    },
  );

  it('finds more lines than one scan gives', () => {
    const lines = readLines(encode('a\n'.repeat(MAX_LINES_PER_SCAN * 2 + 3)), 1 << 24);
    expect(lines).toHaveLength(MAX_LINES_PER_SCAN * 2 + 3);
    expect(lines.at(-1)?.start).toBe(MAX_LINES_PER_SCAN * 4 + 4);
  });

  it('counts places from the first byte it is told', () => {
    const starts: number[] = [];
    const reader = createLineReader(
      scanner,
      ({ table, base }) => starts.push(base + (table.start[0] ?? 0)),
      100,
    );
    reader.push(encode('one\ntw'));
    reader.push(encode('o\n'));
    reader.finish();
    expect(starts).toEqual([100, 104]);
  });
});

describe('a scan of fly logs text', () => {
  const TIME = '2026-03-02T08:15:30.000Z';
  const cases: readonly [text: string, flags: number, time: string | null][] = [
    ['2026-03-02T08:15:30Z app[1] ams [info]ready', 0, TIME],
    ['  2026-03-02T08:15:30Z app[1] ams [info]ready', 0, TIME],
    [
      '\u001b[2m2026-03-02T08:15:30Z\u001b[0m app[1] \u001b[32mams\u001b[0m [\u001b[34minfo\u001b[0m]ready',
      0,
      TIME,
    ],
    ['2026-03-02T08:15:30Z app[1]  [info]no region', 0, TIME],
    ['2026-03-02T08:15:30Z proxy[1] ams [error][PC01] x', LINE_MARKED, TIME],
    ['2026-03-02T08:15:30Z app[1] ams [info]by [PC01]', 0, TIME],
    ['2026-03-02T08:15:30Z app[1] ams [info]the proxy said [PC01]', LINE_MARKED, TIME],
    ['2026-03-02T08:15:30Z app[1] ams [info]error.message=', LINE_MARKED, TIME],
    ['2026-03-02T08:15:30Z proxy[1] ams [info]Starting machine', 0, TIME],
    // Unusual shapes are for the format to read.
    ['2026-03-02T08:15:30Z proxy ams [warn]x', LINE_MARKED | LINE_DOUBTFUL, null],
    ['2026-03-02T08:15:30Z 60274011  [notice] x', LINE_DOUBTFUL, null],
    ['2026-03-02T08:15:30Z is when it started', LINE_DOUBTFUL, null],
    ['2026-03-02T08:15:30Z worker[7]: started', LINE_DOUBTFUL, null],
    ['2026-03-02T08:15:30Zapp[1] ams [info]x', LINE_DOUBTFUL, null],
    ['2026-03-02 08:15:30Z app[1] ams [info]x', LINE_DOUBTFUL, null],
    ['2026-02-30T08:15:30Z app[1] ams [info]x', LINE_DOUBTFUL, null],
    ['[2m2026-03-02T08:15:30Z[0m app[1] ams [info]x', LINE_DOUBTFUL, null],
    // No record starts like this.
    ['    at list (/srv/app.js:12:5)', 0, null],
    ['10:00 ready', 0, null],
    ['error.message="x" 2026-03-02T08:15:30Z proxy[1] ams [error]', LINE_MARKED, null],
    ['', LINE_BLANK, null],
    [' \t\r', LINE_BLANK, null],
  ];

  test.each(cases)('%j', (text, flags, time) => {
    expect(scanOne(`${text}\n`)).toMatchObject({ flags, time });
  });

  it('does not take a marker that the line before ends with', () => {
    expect(
      readLines(encode('error.mes\nsage=\nerror.message=\n'), 1 << 16).map(({ flags }) => flags),
    ).toEqual([0, 0, LINE_MARKED]);
  });
});

describe('a scan of log shipper objects', () => {
  const json = createScanner(shipperNdjson);
  const shipped = '{"event":{"provider":"app"},"message":"x","timestamp":"2026-03-02T08:15:30.123456789Z"}';

  it('reads the time of the last property', () => {
    expect(scanOne(shipped, json)).toMatchObject({ flags: 0, time: '2026-03-02T08:15:30.123Z' });
    expect(scanOne(`${shipped} \r`, json)).toMatchObject({ flags: 0, time: '2026-03-02T08:15:30.123Z' });
  });

  it('leaves other objects to the format', () => {
    const others = [
      '{"message":"x","timestamp":"2026-03-02T08:15:30Z"}',
      '{"timestamp":"2026-03-02T08:15:30Z","event":{"provider":"app"}}',
      '{"event":{"provider":"app"},"nested":{"timestamp":"2026-03-02T08:15:30Z"}}',
      '{"event":{"provider":"app"},"message":"\\"timestamp\\":\\"2026-03-02T08:15:30Z"}',
      shipped.slice(0, -1),
    ];
    for (const text of others)
      expect(scanOne(text, json)).toMatchObject({ flags: LINE_DOUBTFUL, time: null });
  });
});
