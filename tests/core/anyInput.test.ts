/** Whatever the bytes: nothing throws, no line and no byte is lost, and it does not matter how they are cut. */
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { logFormats } from '../../src/catalog/formats/index.ts';
import { anyBytes } from '../support/hostile/anyBytes.ts';
import { toRuns } from '../support/run/cases.ts';
import { readText } from '../support/read/readText.ts';
import { countLines, readWithFormat } from '../support/read/readWithFormat.ts';

/** In all; the layouts share it. */
const CASES = 10_000;

describe('any bytes', () => {
  it('are read to the end or refused, and add up, however they are cut', async () => {
    await fc.assert(
      fc.asyncProperty(anyBytes, fc.integer({ min: 1, max: 200 }), async (bytes, chunkBytes) => {
        const whole = await readText(bytes, { chunkBytes: 1 << 20 });
        const { table, report, failure } = await readText(bytes, { chunkBytes });
        expect({ table, report, failure }).toEqual({
          table: whole.table,
          report: whole.report,
          failure: whole.failure,
        });
        if (failure !== undefined) {
          expect(failure.kind).toMatch(/^(?:empty|blank|unrecognised|notText)$/);
          expect(table.length).toBe(0);
          return;
        }
        expect(report).toMatchObject({
          bytes: bytes.length,
          bytesRead: bytes.length,
          lines: countLines(bytes),
        });
        // A line is blank, one that a record starts on, or counted as something else.
        const { lines, blank = 0, recordLines = 0, continuations = 0, unread = 0 } = report ?? {};
        expect(blank + recordLines + continuations + unread).toBe(lines);
      }),
      { numRuns: toRuns(CASES) },
    );
  });

  test.each(logFormats.map((format) => [format.id, format] as const))(
    'add up in %s, however they are cut',
    (_id, format) => {
      fc.assert(
        fc.property(anyBytes, fc.integer({ min: 1, max: 200 }), (bytes, chunkBytes) => {
          expect(readWithFormat(format, bytes, chunkBytes)).toEqual(readWithFormat(format, bytes));
        }),
        { numRuns: toRuns(CASES / logFormats.length) },
      );
    },
  );
});
