/**
 * Records from all over a log: texts go in, what some of their lines say comes out. Only lines that can become events
 * are read when a log is read: a machine that is well, or what an app usually prints, is in no table.
 */
import type { LogFormat, LogRecord } from '../../core/format/logFormat.ts';
import type { ByteOffset } from '../../core/units.ts';
import { readPlacedRecords } from './placedRecords.ts';
import type { SourceText } from './tools.ts';

/* Asking a browser for a slice takes milliseconds, whatever its size. */
const SLICES = 12;
const SLICE_BYTES = 1 << 14;
const MAX_SOURCES = 20;

/** Of small files all. Texts that are not at hand, or not made of lines, give nothing. */
export async function sampleRecords(
  texts: readonly (SourceText | undefined)[],
  formats: readonly LogFormat[],
): Promise<readonly LogRecord[]> {
  const known = texts.filter((text) => text !== undefined).slice(0, MAX_SOURCES);
  const records = await Promise.all(
    known.map(async (text) => {
      const { size } = text;
      const count = Math.min(SLICES, Math.ceil(size / SLICE_BYTES));
      const slices = Array.from({ length: count }, (_, i) => {
        const start = count === 1 ? 0 : Math.floor((i * (size - SLICE_BYTES)) / (count - 1));
        return readRecordsBetween(text, formats, start, start + SLICE_BYTES);
      });
      return (await Promise.all(slices)).flat();
    }),
  );
  return records.flat();
}

/** What the whole records between two places say. */
export async function readRecordsBetween(
  text: SourceText,
  formats: readonly LogFormat[],
  start: ByteOffset,
  end: ByteOffset,
): Promise<readonly LogRecord[]> {
  return (await readPlacedRecords(text, formats, start, end)).map(({ record }) => record);
}
