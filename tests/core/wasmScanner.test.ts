/** The WebAssembly scanner against the plain one: the same columns for any bytes, at any place in memory. */
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { logFormats } from '../../src/catalog/formats/index.ts';
import type { LogFormat } from '../../src/core/format/logFormat.ts';
import { createPlainScanner } from '../../src/core/scan/plainScanner.ts';
import { MAX_MOMENTS, MAX_ROWS, type Scanner } from '../../src/core/scan/scan.ts';
import { createFastScanner } from '../../src/core/scan/wasmScanner.ts';
import { toRuns } from '../support/run/cases.ts';
import { generateText } from '../support/logs/generateLog.ts';

/** Pieces that the scanners look at closely, whole and broken, and bytes that mean nothing to them. */
const PIECES = [
  ...[
    '\n',
    '\n',
    '\r\n',
    ' ',
    '\t',
    '\u0000',
    'x',
    'é',
    '"',
    '\\',
    '{',
    '}',
    '[',
    ']',
    '-',
    ':',
    '.',
    ',',
    '0',
    '9',
  ],
  ...[
    '[P',
    'P',
    'error.message=',
    'error.messag',
    '[error]',
    '[warn',
    '31merror',
    '33mwarn',
    '"error',
    'code":"P',
  ],
  ...[
    '2026-03-02T08:15:31Z',
    '2026-03-02T08:15:31.123456789Z',
    '2026-03-02T08:15:31+05:30',
    '2024-02-30T00:00:00Z',
  ],
  ...['1969-12-31T23:59:59Z', '2026-03-02 08:15:31', '2023-12-31T23:59:60', '2026-03-02T08:15:3'],
  ...[
    '\u001b[2m',
    '\u001b[0m',
    '[2m',
    '\u001b',
    ' app[148e21ea7d9d68] ams [info]',
    ' proxy[] [',
    ' proxy[a]  [error]',
  ],
  ...[
    '{"event":{"provider":"proxy"},',
    '"timestamp":"',
    '"timestamp":"2026-03-02T08:15:31.5Z"}',
    '"}',
    ',"dt":"',
  ],
];
const texts = fc
  .array(fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...PIECES) }, fc.string({ maxLength: 40 })), {
    maxLength: 60,
  })
  .map((pieces) => encode(pieces.join('')));
const anyBytes = fc.uint8Array({ maxLength: 400 });

interface Found {
  readonly consumed: number;
  readonly isFull: boolean;
  readonly rest: object;
}

/** All that a scan says, and all that the scanner says of the order of its times. */
function scanAll(scanner: Scanner, bytes: Uint8Array, offset: number): Found {
  const { consumed, isFull, start, end, time, flags, line, moments, momentCounts, ...counts } = scanner.scan(
    bytes,
    offset,
  );
  const rows = Array.from({ length: counts.rowCount }, (_, i) =>
    [start, end, time, flags, line].map((column) => column[i] ?? -1),
  );
  const seconds = Array.from({ length: counts.momentCount }, (_, i) => [moments[i], momentCounts[i]]);
  return { consumed, isFull, rest: { ...counts, rows, seconds, order: scanner.order } };
}

/** Both scanners scan bytes of any length to their end. Returns how many scans that took. */
function expectSame(fast: Scanner, plain: Scanner, bytes: Uint8Array, from = 0): number {
  let offset = from;
  for (let scans = 1; ; scans += 1) {
    const expected = scanAll(plain, bytes, offset);
    expect(scanAll(fast, bytes, offset)).toEqual(expected);
    if (!expected.isFull) return scans;
    offset = expected.consumed;
  }
}

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const QUIET = '2026-03-02T08:15:30Z app[148e21ea7d9d68] ams [info]ready';

describe.each(
  logFormats
    .filter(({ timePlace }) => timePlace !== 'none')
    .map((format): [string, LogFormat] => [format.id, format]),
)('for %s', (_id, format) => {
  const plain = createPlainScanner(format);
  const fast = createFastScanner(format);

  it('is not the plain scanner under another name', () => {
    expect([fast.kind, plain.kind]).toEqual(['wasm', 'plain']);
  });

  it.each([
    ['pieces of logs', texts],
    ['any bytes', anyBytes],
  ])('finds the same in %s', (_name, arbitrary) => {
    fc.assert(
      fc.property(arbitrary, fc.nat({ max: 40 }), (bytes, offset) => {
        expectSame(fast, plain, bytes, Math.min(offset, bytes.length));
      }),
      { numRuns: toRuns(10_000) },
    );
  });

  it('finds the same where the bytes lie in its own memory, at any place', () => {
    const reserve = fast.reserve?.(1 << 16);
    if (reserve === undefined) throw new Error('no memory');
    fc.assert(
      fc.property(texts, fc.nat({ max: 40 }), (bytes, place) => {
        reserve.fill(0x5b); // what lies behind a chunk must not count
        reserve.set(bytes, place);
        expectSame(fast, plain, reserve.subarray(place, place + bytes.length));
      }),
      { numRuns: toRuns(1000) },
    );
  });

  it.each(['live', 'history', 'mixed', 'ndjson'] as const)(
    'finds the same in a generated log, layout %s',
    (layout) => {
      const { text } = generateText({ seed: 11, layout, bytes: 1 << 20, colourShare: 0.2 });
      expectSame(fast, plain, encode(text));
    },
  );

  it('goes on where there was no room for more rows or moments', () => {
    expect(expectSame(fast, plain, encode('[P\n'.repeat(MAX_ROWS * 3)))).toBeGreaterThan(2);
    const everySecond = Array.from({ length: MAX_MOMENTS * 2 }, (_, i) => {
      const time = new Date(Date.UTC(2026, 2, 2) + i * 1000).toISOString();
      return format.timePlace === 'jsonProperty'
        ? `{"event":{"provider":"app"},"message":"x","timestamp":"${time}"}\n`
        : `${time} app[a] ams [info]x\n`;
    }).join('');
    expect(expectSame(fast, plain, encode(everySecond))).toBeGreaterThan(1);
    expectSame(fast, plain, new Uint8Array(3 << 20).fill(0x0a));
  });

  it('finds the same in lines that are cut, damaged or wide', () => {
    const wide = `${QUIET} ✈ café`;
    const broken = concatenate(encode(QUIET), Uint8Array.of(0xc3, 0x28, 0xe2, 0x82), encode('\n'));
    const long = 'é'.repeat((1 << 19) + 10);
    const parts = [wide, long, `${QUIET}${long}`, `x${long}`, `${QUIET}\n\0damaged`, '\u001b'].map((text) =>
      encode(`${text}\n`),
    );
    expectSame(fast, plain, concatenate(...parts, broken, ...parts));
  });
});

it('tells many texts apart, though they share buckets', () => {
  const words = Array.from({ length: 20 }, (_, i) => `${String.fromCharCode(97 + i)}${String(i)}-marker`);
  const markers = [
    ...words.slice(0, 15),
    ...words.slice(15).map((word): [string, string] => [word, 'proxy']),
  ];
  const format = { markers, timePlace: 'lineStart', framing: 'line' } as const;
  const word = fc.constantFrom(...words, 'proxy', 'marker', 'a1', ' ', '\n', '\n', QUIET);
  const [fast, plain] = [createFastScanner(format), createPlainScanner(format)];
  expect(fast.kind).toBe('wasm');
  fc.assert(
    fc.property(fc.array(word, { maxLength: 60 }), (parts) => {
      expectSame(fast, plain, encode(parts.join('')));
    }),
    { numRuns: toRuns(3000) },
  );
});

describe('without WebAssembly', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it('the plain scanner serves', () => {
    vi.stubGlobal('WebAssembly', undefined);
    const [format] = logFormats;
    if (format === undefined) throw new Error('no format');
    expect(createFastScanner(format).kind).toBe('plain');
  });
});

function concatenate(...parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}
