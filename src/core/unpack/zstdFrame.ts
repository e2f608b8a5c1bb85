/**
 * The blocks of a zstd frame: a frame's header and blocks go in, each whole; unpacked bytes come out. The one
 * file that knows fzstd. It reads ends and checksums loosely, so zstd.ts finds them itself.
 */
import { Decompress } from 'fzstd';
import { ContainerError } from './containerFailure.ts';

export interface FrameUnpacker {
  /** What the part unpacks to; parts may be held back until the next. Throws a ContainerError. */
  push(part: Uint8Array, isLast: boolean): readonly Uint8Array[];
}

export function createFrameUnpacker(): FrameUnpacker {
  let unpacked: Uint8Array[] = [];
  const frame = new Decompress((bytes) => {
    if (bytes.length > 0) unpacked.push(bytes);
  });
  return {
    push(part, isLast) {
      unpacked = [];
      try {
        frame.push(part, isLast);
      } catch {
        // Besides its own errors, broken bytes make it reach beyond its arrays.
        throw new ContainerError({
          kind: 'damaged',
          container: 'zstd',
          reason: 'a block in it cannot be unpacked',
        });
      }
      return unpacked;
    },
  };
}
