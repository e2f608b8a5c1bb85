/**
 * Runs of whole lines: chunks of a text go in, in order; runs of bytes that start and end with a line come out. Only
 * the line that a seam cuts is copied. A line that does not end is given in parts.
 */
import type { ByteOffset } from '../units.ts';

const LINE_FEED = 0x0a;
/** What is kept of a line that has no end yet. */
const MAX_OPEN_BYTES = 1 << 20;

export interface LineRun {
  readonly bytes: Uint8Array;
  /** The run is `bytes[from]` to `bytes[end - 1]`. */
  readonly from: number;
  readonly end: number;
  /** Offset in the text of `bytes[0]`. */
  readonly base: ByteOffset;
}

export interface LineRuns {
  push(chunk: Uint8Array): readonly LineRun[];
  finish(): readonly LineRun[];
}

/** Where a line is cut, the next part starts with the last `overlap` bytes of the one before, or its last character. */
export function createLineRuns(overlap: number): LineRuns {
  let open: Uint8Array[] = [];
  let openLength = 0;
  let openStart: ByteOffset = 0;

  function keep(bytes: Uint8Array): void {
    if (bytes.length > 0) open.push(bytes);
    openLength += bytes.length;
  }

  function takeOpen(): LineRun {
    const [only] = open;
    const bytes = open.length === 1 && only !== undefined ? only : concatenate(open, openLength);
    const run = { bytes, from: 0, end: bytes.length, base: openStart };
    openStart += bytes.length;
    open = [];
    openLength = 0;
    return run;
  }

  function cutOpen(): readonly LineRun[] {
    if (openLength <= MAX_OPEN_BYTES) return [];
    const run = takeOpen();
    const { bytes } = run;
    const kept = bytes.slice(Math.min(bytes.length - overlap, findLastCharacter(bytes)));
    openStart -= kept.length;
    keep(kept);
    return [overlap === 0 ? { ...run, end: bytes.length - kept.length } : run];
  }

  return {
    push(chunk) {
      const first = chunk.indexOf(LINE_FEED) + 1;
      if (first === 0) {
        keep(chunk);
        return cutOpen();
      }
      const runs: LineRun[] = [];
      let from = 0;
      if (openLength > 0) {
        keep(chunk.subarray(0, first));
        runs.push(takeOpen());
        from = first;
      }
      const base = openStart - from;
      const end = chunk.lastIndexOf(LINE_FEED) + 1;
      if (end > from) runs.push({ bytes: chunk, from, end, base });
      openStart = base + end;
      keep(chunk.subarray(end));
      return [...runs, ...cutOpen()];
    },
    finish() {
      return openLength === 0 ? [] : [takeOpen()];
    },
  };
}

function concatenate(parts: readonly Uint8Array[], length: number): Uint8Array {
  const all = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** Where the last character of UTF-8 starts, which the end may have cut. */
function findLastCharacter(bytes: Uint8Array): number {
  let start = bytes.length - 1;
  while (start > bytes.length - 4 && ((bytes[start] ?? 0) & 0xc0) === 0x80) start -= 1;
  return start;
}
