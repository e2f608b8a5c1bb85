/** The WebAssembly scanner against the plain one: the same columns for any bytes, at any place in memory. */
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { logFormats } from '../../src/catalog/formats/index.ts';
import type { LogFormat } from '../../src/core/logFormat.ts';
import { createScanner, type Scanner } from '../../src/core/scan.ts';
import { createFastScanner } from '../../src/core/wasmScanner.ts';
import { generateText } from '../support/generateLog.ts';

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
  .map((pieces) => new TextEncoder().encode(pieces.join('')));
const anyBytes = fc.uint8Array({ maxLength: 400 });

interface Columns {
  readonly consumed: number;
  readonly lines: readonly (readonly number[])[];
}

function scanAll(scanner: Scanner, bytes: Uint8Array, offset: number): Columns {
  const { count, consumed, start, end, time, flags } = scanner.scan(bytes, offset);
  const lines = Array.from({ length: count }, (_, i) =>
    [start, end, time, flags].map((column) => column[i] ?? -1),
  );
  return { consumed, lines };
}

describe.each(
  logFormats
    .filter(({ timePlace }) => timePlace !== 'none')
    .map((format): [string, LogFormat] => [format.id, format]),
)('for %s', (_id, format) => {
  const plain = createScanner(format);
  const fast = createFastScanner(format);

  it('is not the plain scanner under another name', () => {
    expect(fast.scan.toString()).not.toBe(plain.scan.toString());
  });

  it.each([
    ['pieces of logs', texts],
    ['any bytes', anyBytes],
  ])('finds the same in %s', (_name, arbitrary) => {
    fc.assert(
      fc.property(arbitrary, fc.nat({ max: 40 }), (bytes, offset) => {
        const from = Math.min(offset, bytes.length);
        expect(scanAll(fast, bytes, from)).toEqual(scanAll(plain, bytes, from));
      }),
      { numRuns: 10_000 },
    );
  });

  it.each(['live', 'history', 'mixed', 'ndjson'] as const)(
    'finds the same in a generated log, layout %s',
    (layout) => {
      const { text } = generateText({ seed: 11, layout, bytes: 1 << 20, colourShare: 0.2 });
      const bytes = new TextEncoder().encode(text);
      for (let offset = 0; offset < bytes.length;) {
        const expected = scanAll(plain, bytes, offset);
        expect(scanAll(fast, bytes, offset)).toEqual(expected);
        if (expected.consumed === offset) break;
        offset = expected.consumed;
      }
    },
  );

  it('reads on from where more lines than fit were cut, and after a larger chunk', () => {
    const many = new TextEncoder().encode('[P\n'.repeat(70_000));
    const first = scanAll(fast, many, 0);
    expect(first).toEqual(scanAll(plain, many, 0));
    expect(scanAll(fast, many, first.consumed)).toEqual(scanAll(plain, many, first.consumed));
    const large = new Uint8Array(3 << 20).fill(0x0a);
    expect(scanAll(fast, large, 0).consumed).toBe(scanAll(plain, large, 0).consumed);
  });
});

describe('without WebAssembly', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it('the plain scanner serves', () => {
    vi.stubGlobal('WebAssembly', undefined);
    const [format] = logFormats;
    if (format === undefined) throw new Error('no format');
    const bytes = new TextEncoder().encode('2026-03-02T08:15:31Z proxy[a] ams [error][PC01] x\n');
    expect(createFastScanner(format).scan.toString()).toBe(createScanner(format).scan.toString());
    expect(scanAll(createFastScanner(format), bytes, 0)).toEqual(scanAll(createScanner(format), bytes, 0));
  });
});
