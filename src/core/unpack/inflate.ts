/**
 * Deflate: packed bytes are taken from a reader up to the end of their stream, unpacked ones come out. The one
 * file that knows pako, which tells where a stream ends; the browser's own DecompressionStream does not.
 */
import {
  Z_BUF_ERROR,
  Z_NO_FLUSH,
  Z_OK,
  Z_STREAM_END,
  zlibInflate,
  zlibInflateInit2,
  zlibInflateReset,
  ZStream,
} from 'pako';
import type { ByteReader } from '../bytes/byteReader.ts';
import { ContainerError, type ContainerKind } from './containerFailure.ts';

const OUTPUT_BYTES = 1 << 18;
/** A new output buffer is made when less than this is left of the present one. */
const MIN_OUTPUT_BYTES = 1 << 12;
/** Negative: without a header of its own. 15: the largest window. */
const RAW_WINDOW_BITS = -15;

export interface Inflater {
  /**
   * Unpacks one stream and leaves the reader behind its end. Throws a ContainerError where the bytes are no
   * such stream or end before it does; what could be unpacked before has been given by then.
   */
  inflate(reader: ByteReader): AsyncGenerator<Uint8Array>;
}

/** One inflater serves stream after stream: small ones then share buffers. */
export function createInflater(container: ContainerKind): Inflater {
  const stream = new ZStream();
  zlibInflateInit2(stream, RAW_WINDOW_BITS);
  let output = new Uint8Array(OUTPUT_BYTES);
  let used = 0;

  /** What was unpacked since the last time. It is never written to again, so it can be kept without a copy. */
  function takeOutput(): Uint8Array | undefined {
    const end = stream.next_out;
    const taken = end > used ? output.subarray(used, end) : undefined;
    used = end;
    return taken;
  }

  return {
    async *inflate(reader) {
      zlibInflateReset(stream);
      for (;;) {
        const chunk = await reader.take();
        if (chunk === undefined) throw new ContainerError({ kind: 'truncated', container });
        stream.input = chunk;
        stream.next_in = 0;
        stream.avail_in = chunk.length;
        do {
          if (output.length - used < MIN_OUTPUT_BYTES) {
            output = new Uint8Array(OUTPUT_BYTES);
            used = 0;
          }
          stream.output = output;
          stream.next_out = used;
          stream.avail_out = output.length - used;
          const status = zlibInflate(stream, Z_NO_FLUSH);
          const unpacked = takeOutput();
          const isAtEnd = status === Z_STREAM_END;
          if (isAtEnd) reader.putBack(chunk.subarray(stream.next_in));
          if (unpacked !== undefined) yield unpacked;
          if (isAtEnd) return;
          if (status !== Z_OK && status !== Z_BUF_ERROR) {
            reader.putBack(chunk.subarray(stream.next_in));
            throw new ContainerError({ kind: 'damaged', container, reason: stream.msg });
          }
          // A full output may hide more to come, even when all input is taken.
        } while (stream.avail_in > 0 || stream.avail_out === 0);
      }
    },
  };
}
