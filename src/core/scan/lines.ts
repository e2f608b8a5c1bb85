/**
 * Lines: chunks of a file's bytes go in, in order; scanned lines come out, none of them cut by a chunk's end.
 * A chunk is scanned where it lies; only the line that a seam cuts is copied.
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

export interface LineReader {
  /** Takes the next chunk and gives every line that it completes to `onLines`. */
  push(chunk: Uint8Array): void;
  /** Takes the file's end: a last line without a line feed is a line. */
  finish(): void;
}

/** `firstByte` is the place in the file of the first chunk's first byte. */
export function createLineReader(
  scanner: Scanner,
  onLines: (lines: ScannedLines) => void,
  firstByte: ByteOffset = 0,
): LineReader {
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

  function closeOpen(): void {
    const bytes = new Uint8Array(openLength + 1);
    let at = 0;
    for (const part of open) {
      bytes.set(part, at);
      at += part.length;
    }
    bytes[at] = LINE_FEED;
    open = [];
    openLength = 0;
    onLines({ bytes, scan: scanner.scan(bytes, 0), base: openStart });
  }

  return {
    push(chunk) {
      let offset = 0;
      if (openLength > 0) {
        const lineFeed = chunk.indexOf(LINE_FEED);
        keepOpen(lineFeed === -1 ? chunk : chunk.subarray(0, lineFeed));
        if (lineFeed === -1) {
          chunkStart += chunk.length;
          return;
        }
        closeOpen();
        offset = lineFeed + 1;
      }
      let scan: Scan;
      do {
        scan = scanner.scan(chunk, offset);
        offset = scan.consumed;
        if (scan.lines > 0) onLines({ bytes: chunk, scan, base: chunkStart });
      } while (scan.isFull);
      openStart = chunkStart + offset;
      keepOpen(chunk.subarray(offset));
      chunkStart += chunk.length;
    },
    finish() {
      if (openLength > 0) closeOpen();
    },
  };
}
