/** Bytes to try every reader with: any, and pieces of logs in any order, which come further. */
import fc from 'fast-check';
import { logFormats } from '../../../src/catalog/formats/index.ts';

const PIECES = [
  ...['\n', '\r\n', '\n', '\n', ' ', '{', '}', '[', ']', '"', ',', ':', '\\', ';', '\t', '='],
  ...['"data":[', '08:15:31 ', '2026-03-02 08:15:31.250\t\n', 'Time,Line\n', 'sep=;\n'],
  ...['error.message="x"', 'error.message="', '" 2026-03-02T08:15:31Z ', 'proxy[1] ams [error]', 'message='],
  ...['[PC01] instance refused connection', ' last error: [PM05] x', 'é', '\u0000', '\uFEFF', '\u001b[2m'],
  ...logFormats.flatMap(({ samples }) => samples),
];

export const anyBytes: fc.Arbitrary<Uint8Array> = fc.oneof(
  fc.uint8Array({ maxLength: 200 }),
  fc
    .array(fc.constantFrom(...PIECES), { maxLength: 15 })
    .map((parts) => new TextEncoder().encode(parts.join(''))),
  // Whole lines: these are recognised.
  fc
    .array(fc.constantFrom(...logFormats.flatMap(({ samples }) => samples), ...PIECES.slice(0, 20)), {
      maxLength: 8,
    })
    .map((parts) => new TextEncoder().encode(parts.join('\n'))),
  // A log with bytes changed.
  fc
    .tuple(
      fc.constantFrom(...logFormats.flatMap(({ samples }) => samples)),
      fc.array(fc.tuple(fc.nat(300), fc.nat(255)), { maxLength: 4 }),
    )
    .map(([sample, changes]) => {
      const bytes = new TextEncoder().encode(`${sample}\n${sample}\n`);
      for (const [at, byte] of changes) bytes[at % bytes.length] = byte;
      return bytes;
    }),
);
