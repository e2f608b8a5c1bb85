/**
 * Seams: places in a file where reading can start without having read what stands before: bytes around a place go
 * in, the next such place comes out. A reader that comes from before has nothing open there that the bytes behind
 * could belong to, so what is read on both sides adds up to what one reader would have read.
 */
import { createLineTimeReader } from '../scan/lineTime.ts';
import type { LogFormat } from '../format/logFormat.ts';
import type { ReadBytes } from '../bytes/readableFile.ts';
import type { ByteOffset } from '../units.ts';

export interface SeamFinder {
  /** The first seam at or behind `from` and before `limit`; undefined where there is none. */
  find(from: ByteOffset, limit: ByteOffset): Promise<ByteOffset | undefined>;
}

/** Holds some hundred lines. A longer line is no seam: behind it, windows grow, so that it is passed over quickly. */
const FIRST_WINDOW_BYTES = 1 << 16;
const MAX_WINDOW_BYTES = 1 << 23;
const LINE_FEED = 0x0a;

export function createSeamFinder(
  format: Pick<LogFormat, 'framing' | 'timePlace'>,
  read: ReadBytes,
  size: ByteOffset,
): SeamFinder {
  const isSeam = createSeamTest(format);

  return {
    async find(from, limit) {
      // The line feed before a line start belongs to the bytes that tell.
      let at = from - 1;
      let isInLine = true;
      let windowBytes = FIRST_WINDOW_BYTES;
      while (at + 1 < limit) {
        const bytes = await read(Math.max(0, at), Math.min(size, at + windowBytes));
        if (at < 0) {
          isInLine = false;
          at = 0;
        }
        const { place, next } = findIn(bytes, isInLine, limit - at);
        if (place !== undefined) return at + place;
        if (at + bytes.length >= size) return undefined;
        isInLine = next === undefined;
        at += next ?? bytes.length;
        windowBytes = Math.min(MAX_WINDOW_BYTES, windowBytes * 2);
      }
      return undefined;
    },
  };

  /** `next` is the start of a line that the bytes do not hold the end of; undefined where that is far away. */
  function findIn(bytes: Uint8Array, isInLine: boolean, limit: number): { place?: number; next?: number } {
    let lineStart = isInLine ? bytes.indexOf(LINE_FEED) + 1 : 0;
    if (isInLine && lineStart === 0) return {};
    for (;;) {
      const lineEnd = bytes.indexOf(LINE_FEED, lineStart);
      if (lineEnd === -1 || lineStart >= limit) break;
      if (isSeam(bytes, lineStart, lineEnd)) return { place: lineStart };
      lineStart = lineEnd + 1;
    }
    return lineStart === 0 ? {} : { next: lineStart };
  }
}

/** Every line of a layout whose records are lines is one; else a line that surely starts a record. */
function createSeamTest({
  framing,
  timePlace,
}: Pick<LogFormat, 'framing' | 'timePlace'>): (bytes: Uint8Array, start: number, end: number) => boolean {
  if (framing === 'wholeLine') return () => true;
  const findTime = createLineTimeReader(timePlace);
  return (bytes, start, end) => {
    const time = findTime(bytes, start, end);
    return time !== undefined && !Number.isNaN(time);
  };
}
