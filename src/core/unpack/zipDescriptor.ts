/** The record behind a zip file that was written to a stream: its checksum and sizes, with or without a mark. */
import type { ByteReader } from '../bytes/byteReader.ts';
import { ContainerError } from './containerFailure.ts';
import type { Crc32 } from './crc32.ts';
import type { ByteOffset } from '../units.ts';

const MARK = Uint8Array.of(0x50, 0x4b, 0x07, 0x08);
/** With a mark and sizes of 64 bits. */
const LONGEST_BYTES = 24;

interface FileFacts {
  readonly crc: number;
  readonly packedLength: ByteOffset;
  readonly length: ByteOffset;
}

/**
 * Passes over the descriptor of a file that has just ended, in any of its four forms. False where it does not
 * fit what was read; then the form with a mark and short sizes, the most common one, is passed over.
 */
export async function trySkipDescriptor(reader: ByteReader, facts: FileFacts): Promise<boolean> {
  const bytes = await reader.peek(LONGEST_BYTES);
  for (const markBytes of [4, 0]) {
    // The long form first: its zeros in between would fit no short one.
    for (const sizeBytes of [8, 4]) {
      if (!fits(bytes, markBytes, sizeBytes, facts)) continue;
      await reader.skip(markBytes + 4 + 2 * sizeBytes);
      return true;
    }
  }
  if ((await reader.skip(16)) < 16) throw new ContainerError({ kind: 'truncated', container: 'zip' });
  return false;
}

/**
 * The bytes up to the descriptor that fits them, for a file whose own bytes do not tell where they end: one that
 * is stored or encrypted. Without a checksum, only the size is compared. Passes over the descriptor.
 */
export async function* takeUntilDescriptor(
  reader: ByteReader,
  crc: Crc32 | undefined,
): AsyncGenerator<Uint8Array> {
  let packedLength = 0;
  for (;;) {
    const chunk = await reader.take();
    if (chunk === undefined) throw new ContainerError({ kind: 'truncated', container: 'zip' });
    const end = findMarkStart(chunk);
    reader.putBack(chunk.subarray(end));
    if (end > 0) {
      packedLength += end;
      // The consumer adds it to the checksum before it asks for more.
      yield chunk.subarray(0, end);
    }
    const bytes = await reader.peek(LONGEST_BYTES);
    for (const sizeBytes of [8, 4]) {
      const facts = { crc: crc?.value, packedLength, length: crc === undefined ? undefined : packedLength };
      if (!MARK.every((byte, i) => bytes[i] === byte) || !fits(bytes, MARK.length, sizeBytes, facts))
        continue;
      await reader.skip(MARK.length + 4 + 2 * sizeBytes);
      return;
    }
    // Too little for one is the start of one, or of the file's last line: it is cut short all the same.
    if (bytes.length < LONGEST_BYTES) throw new ContainerError({ kind: 'truncated', container: 'zip' });
    // No descriptor starts here: this byte is the file's.
    packedLength += 1;
    yield await reader.read(1);
  }
}

/** Where a mark, or a first part of one, starts in the bytes; their end where none does. */
function findMarkStart(bytes: Uint8Array): number {
  for (let at = bytes.indexOf(0x50); at !== -1; at = bytes.indexOf(0x50, at + 1)) {
    if (MARK.every((byte, i) => at + i >= bytes.length || bytes[at + i] === byte)) return at;
  }
  return bytes.length;
}

/** Compares what is known. Sizes of 32 bits are kept modulo 2^32 by some programs. */
function fits(
  bytes: Uint8Array,
  start: number,
  sizeBytes: number,
  { crc, packedLength, length }: { readonly [Fact in keyof FileFacts]: FileFacts[Fact] | undefined },
): boolean {
  if (bytes.length < start + 4 + 2 * sizeBytes) return false;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  function isSize(at: number, size: number | undefined): boolean {
    if (size === undefined) return true;
    return sizeBytes === 8
      ? view.getBigUint64(at, true) === BigInt(size)
      : view.getUint32(at, true) === size % 2 ** 32;
  }
  return (
    (crc === undefined || view.getUint32(start, true) === crc) &&
    isSize(start + 4, packedLength) &&
    isSize(start + 4 + sizeBytes, length)
  );
}
