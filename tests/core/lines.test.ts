import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import flyctlText from '../../src/catalog/formats/flyctlText.ts';
import shipperNdjson from '../../src/catalog/formats/shipperNdjson.ts';
import { createLineReader } from '../../src/core/scan/lines.ts';
import type { LogFormat } from '../../src/core/format/logFormat.ts';
import { createPlainScanner } from '../../src/core/scan/plainScanner.ts';
import {
  LINE_DOUBTFUL,
  LINE_MARKED,
  MAX_LINE_BYTES,
  MAX_ROWS,
  RECORD_OPEN,
  type Scanner,
} from '../../src/core/scan/scan.ts';
import { toIsoTime } from '../../src/core/time/timestamp.ts';
import { toRuns } from '../support/run/cases.ts';
import { splitBytes } from '../support/read/readText.ts';

interface Line {
  readonly start: number;
  readonly lineNumber: number;
  readonly text: string;
  readonly flags: number;
}

/** Every line that is not blank is marked, so all of them are rows. */
const scanner = createPlainScanner({ ...flyctlText, markers: [] });

function readLines(bytes: Uint8Array, chunkBytes: number, using: Scanner = scanner): readonly Line[] {
  return readRows(bytes, chunkBytes, using).rows;
}

function readRows(
  bytes: Uint8Array,
  chunkBytes: number,
  using: Scanner = scanner,
): { rows: readonly Line[]; lines: number; blank: number } {
  const rows: Line[] = [];
  let lines = 0;
  let blank = 0;
  const decoder = new TextDecoder('latin1');
  const reader = createLineReader(using, {
    take({ bytes: piece, scan, base }) {
      for (let row = 0; row < scan.rowCount; row += 1) {
        const start = scan.start[row] ?? 0;
        rows.push({
          start: base + start,
          lineNumber: lines + (scan.line[row] ?? 0) + 1,
          text: decoder.decode(piece.subarray(start, scan.end[row])),
          flags: scan.flags[row] ?? 0,
        });
      }
      lines += scan.lines;
      blank += scan.blank;
    },
  });
  for (const chunk of splitBytes(bytes, chunkBytes)) reader.push(chunk);
  reader.finish();
  return { rows, lines, blank };
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** What a line is by itself, and its time where the scan has counted it. */
function scanOne(
  text: string,
  format: LogFormat,
): { flags: number | 'quiet' | 'blank'; time: string | null } {
  const using = createPlainScanner(format);
  const { rowCount, flags, blank } = using.scan(encode(`${text}\n`), 0);
  const { earliest } = using.order;
  const first = flags[0] ?? 0;
  return {
    flags: blank > 0 ? 'blank' : rowCount === 1 && first === RECORD_OPEN ? 'quiet' : first,
    time: toIsoTime(earliest),
  };
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
        const naive = expected.map((line, i) => ({
          text: line,
          start: (start += line.length + 1) - line.length - 1,
          lineNumber: i + 1,
        }));
        const isBlank = ({ text: line }: { readonly text: string }): boolean => /^[\0-\x20]*$/.test(line);
        const read = readRows(input, chunkBytes);
        expect(read.lines).toBe(naive.length);
        expect(read.blank).toBe(naive.filter(isBlank).length);
        expect(read.rows.map(({ flags: _, ...line }) => line)).toEqual(
          naive.filter((line) => !isBlank(line)),
        );
        // What a line is does not depend on where it was cut either.
        expect(read).toEqual(readRows(input, 1 << 16));
      }),
      { numRuns: toRuns(10_000) },
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
    const lines = readLines(encode('a\n'.repeat(MAX_ROWS * 2 + 3)), 1 << 24);
    expect(lines).toHaveLength(MAX_ROWS * 2 + 3);
    expect(lines.at(-1)).toMatchObject({ start: MAX_ROWS * 4 + 4, lineNumber: MAX_ROWS * 2 + 3 });
  });

  it('counts places from the first byte it is told', () => {
    const starts: number[] = [];
    const reader = createLineReader(
      scanner,
      { take: ({ scan, base }) => void starts.push(base + (scan.start[0] ?? 0)) },
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
  const cases: readonly [text: string, flags: number | 'quiet' | 'blank', time: string | null][] = [
    ['2026-03-02T08:15:30Z app[1] ams [info]ready', 'quiet', TIME],
    ['  2026-03-02T08:15:30Z app[1] ams [info]ready', 'quiet', TIME],
    [
      '\u001b[2m2026-03-02T08:15:30Z\u001b[0m app[1] \u001b[32mams\u001b[0m [\u001b[34minfo\u001b[0m]ready',
      'quiet',
      TIME,
    ],
    // A copy can lose the escape characters.
    ['[2m2026-03-02T08:15:30Z[0m app[1] [32mams[0m [[34minfo[0m]x', 'quiet', TIME],
    ['2026-03-02T08:15:30Z app[1]  [info]no region', 'quiet', TIME],
    ['2026-03-02T08:15:30Z proxy[1] ams [error][PC01] x', LINE_MARKED, TIME],
    ['2026-03-02T08:15:30Z app[1] ams [info]by [PC01]', 'quiet', TIME],
    ['2026-03-02T08:15:30Z app[1] ams [info]the proxy said [PC01]', LINE_MARKED, TIME],
    ['2026-03-02T08:15:30Z app[1] ams [info]error.message=', LINE_MARKED, TIME],
    ['2026-03-02T08:15:30Z proxy[1] ams [info]the machine is warm', 'quiet', TIME],
    // Unusual shapes are for the format to read.
    ['2026-03-02T08:15:30Z proxy ams [warn]x', LINE_MARKED | LINE_DOUBTFUL, null],
    ['2026-03-02T08:15:30Z 60274011  [notice] x', LINE_DOUBTFUL, null],
    ['2026-03-02T08:15:30Z is when it started', LINE_DOUBTFUL, null],
    ['2026-03-02T08:15:30Z worker[7]: started', LINE_DOUBTFUL, null],
    ['2026-03-02T08:15:30Zapp[1] ams [info]x', LINE_DOUBTFUL, null],
    ['2026-03-02 08:15:30Z app[1] ams [info]x', LINE_DOUBTFUL, null],
    ['2026-02-30T08:15:30Z app[1] ams [info]x', LINE_DOUBTFUL, null],
    ['[2K2026-03-02T08:15:30Z app[1] ams [info]x', LINE_DOUBTFUL, null],
    // A record of another layout may.
    ['10:00 ready', LINE_DOUBTFUL, null],
    ['error.message="x" 2026-03-02T08:15:30Z proxy[1] ams [error]', LINE_MARKED | LINE_DOUBTFUL, null],
    // No record starts like this.
    ['    at list (/srv/app.js:12:5)', 0, null],
    ['', 'blank', null],
    [' \t\r', 'blank', null],
  ];

  test.each(cases)('%j', (text, flags, time) => {
    expect(scanOne(text, flyctlText)).toEqual({ flags, time });
  });

  it('does not take a marker that the line before ends with', () => {
    const lines = readLines(
      encode('error.mes\nsage=\nerror.message=\n'),
      1 << 16,
      createPlainScanner(flyctlText),
    );
    expect(lines.map(({ flags }) => flags)).toEqual([0, LINE_DOUBTFUL, LINE_MARKED | LINE_DOUBTFUL]);
  });

  it('counts what no event can be in, and hands the open record over', () => {
    const quiet = '2026-03-02T08:15:30Z app[1] ams [info]one';
    const text = `${quiet}\n\n  more\n${quiet}\n  even\n  more\n`;
    const scan = createPlainScanner(flyctlText).scan(encode(`${text}unfinished`), 0);
    expect(scan).toMatchObject({
      lines: 6,
      blank: 1,
      records: 2,
      continuations: 3,
      rowCount: 1,
      momentCount: 1,
    });
    expect(scan.consumed).toBe(text.length);
    expect([scan.flags[0], scan.line[0], scan.end[0]]).toEqual([RECORD_OPEN, 3, text.length - 1]);
    expect([scan.moments[0], scan.momentCounts[0]]).toEqual([Date.UTC(2026, 2, 2, 8, 15, 30), 2]);
  });

  it('hands a quiet record over before a line that may continue it', () => {
    const text = '2026-03-02T08:15:30Z app[1] ams [info]one\n  more\n  said [error] by proxy\n';
    const { rowCount, flags, line } = createPlainScanner(flyctlText).scan(encode(text), 0);
    expect(rowCount).toBe(2);
    expect([...flags.subarray(0, 2)]).toEqual([RECORD_OPEN, LINE_MARKED]);
    expect([...line.subarray(0, 2)]).toEqual([0, 2]);
  });
});

describe('a scan of log shipper objects', () => {
  const shipped = '{"event":{"provider":"app"},"message":"x","timestamp":"2026-03-02T08:15:30.123456789Z"}';

  it('reads the time of the last property', () => {
    const quiet = { flags: 'quiet', time: '2026-03-02T08:15:30.123Z' };
    expect(scanOne(shipped, shipperNdjson)).toEqual(quiet);
    expect(scanOne(`${shipped} \r`, shipperNdjson)).toEqual(quiet);
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
      expect(scanOne(text, shipperNdjson)).toEqual({ flags: LINE_DOUBTFUL, time: null });
  });
});
