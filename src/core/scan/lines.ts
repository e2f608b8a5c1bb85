/**
 * Lines: chunks of a file's bytes go in, in order; scanned lines come out, none of them cut by a chunk's end.
 * A chunk is scanned where it lies; only the line that a seam cuts is copied. Who takes the lines can leave those from
 * a line on: what the scan had counted of them is undone.
 */
import { MAX_LINE_BYTES, type Scan, type Scanner } from './scan.ts';
import type { ByteOffset } from '../units.ts';

const LINE_FEED = 0x0a;

/** Lines that lie in one piece of memory, together with their place in the file. */
export interface ScannedLines {
  readonly bytes: Uint8Array;
  /** Offsets are into `bytes`. Valid until the next one. */
  readonly scan: Scan;
  /** Offset in the file of `bytes[0]`. */
  readonly base: ByteOffset;
}

export interface LineTaker {
  /** The offset in `bytes` of the first line that is not to be taken; undefined where all are. Nothing is taken. */
  findStop?(lines: ScannedLines): number | undefined;
  take(lines: ScannedLines): void;
}

export interface LineReader {
  /** Takes the next chunk, and gives every line that it completes; the bytes from a line on that are left come out. */
  push(chunk: Uint8Array): Uint8Array | undefined;
  /** Takes the file's end: a last line without a line feed is a line. */
  finish(): Uint8Array | undefined;
}

/** `firstByte` is the place in the file of the first chunk's first byte. */
export function createLineReader(scanner: Scanner, taker: LineTaker, firstByte: ByteOffset = 0): LineReader {
  /** The start of a line whose end has not come yet: at most one byte more than a line may have. */
  let open: Uint8Array[] = [];
  let openLength = 0;
  let chunkStart = firstByte;
  let openStart = firstByte;

  function keepOpen(bytes: Uint8Array): void {
    // A copy: the chunk will be gone. Not `slice`, which gives no copy of Node's own kind of bytes.
    const kept = new Uint8Array(bytes.subarray(0, MAX_LINE_BYTES + 1 - openLength));
    if (kept.length > 0) open.push(kept);
    openLength += kept.length;
  }

  /** The open line as bytes, with a line feed behind it. */
  function joinOpen(): Uint8Array {
    const bytes = new Uint8Array(openLength + 1);
    let at = 0;
    for (const part of open) {
      bytes.set(part, at);
      at += part.length;
    }
    bytes[at] = LINE_FEED;
    open = [];
    openLength = 0;
    return bytes;
  }

  /** Scans from `offset` on; `at` is where it goes on, which is where it stops where that is true. */
  function scanFrom(bytes: Uint8Array, offset: number, base: ByteOffset): { at: number; isStopped: boolean } {
    let at = offset;
    for (;;) {
      const { order } = scanner;
      const scan = scanner.scan(bytes, at);
      const stop = scan.lines === 0 ? undefined : taker.findStop?.({ bytes, scan, base });
      if (stop !== undefined) {
        scanner.goBackTo(order);
        if (stop > at) takeAll(bytes.subarray(0, stop), at, base);
        return { at: stop, isStopped: true };
      }
      at = scan.consumed;
      const { isFull } = scan;
      if (scan.lines > 0) taker.take({ bytes, scan, base });
      if (!isFull) return { at, isStopped: false };
    }
  }

  function takeAll(bytes: Uint8Array, offset: number, base: ByteOffset): void {
    for (let at = offset; at < bytes.length;) {
      const scan = scanner.scan(bytes, at);
      at = scan.consumed;
      taker.take({ bytes, scan, base });
    }
  }

  return {
    push(chunk) {
      let offset = 0;
      if (openLength > 0) {
        const lineFeed = chunk.indexOf(LINE_FEED);
        keepOpen(lineFeed === -1 ? chunk : chunk.subarray(0, lineFeed));
        if (lineFeed === -1) {
          chunkStart += chunk.length;
          return undefined;
        }
        const isCut = openLength > MAX_LINE_BYTES;
        const line = joinOpen();
        if (isCut || taker.findStop === undefined) takeAll(line, 0, openStart);
        else if (scanFrom(line, 0, openStart).isStopped)
          return concatenate(line, chunk.subarray(lineFeed + 1));
        offset = lineFeed + 1;
      }
      const { at, isStopped } = scanFrom(chunk, offset, chunkStart);
      if (isStopped) return chunk.subarray(at);
      openStart = chunkStart + at;
      keepOpen(chunk.subarray(at));
      chunkStart += chunk.length;
      return undefined;
    },
    finish() {
      if (openLength === 0) return undefined;
      const isCut = openLength > MAX_LINE_BYTES;
      const line = joinOpen();
      if (isCut) takeAll(line, 0, openStart);
      else if (scanFrom(line, 0, openStart).isStopped) return line.subarray(0, -1);
      return undefined;
    },
  };
}

function concatenate(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}
