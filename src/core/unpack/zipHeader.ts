/** The header before a file in a zip archive: a reader that stands at it goes in, what it says comes out. */
import type { ByteReader } from '../bytes/byteReader.ts';
import { ContainerError } from './containerFailure.ts';
import type { ByteOffset } from '../units.ts';

const HEADER_BYTES = 30;
const FLAG_ENCRYPTED = 1;
/** Checksum and sizes stand behind the file instead: it was written to a stream. */
const FLAG_DESCRIPTOR = 8;
const FLAG_UTF8 = 1 << 11;
const LARGE_SIZES = 1;
/** Stands for a size that needs more than 32 bits, which is among the extra fields. */
const SEE_EXTRA = 0xffffffff;

export interface ZipHeader {
  readonly name: string;
  readonly method: number;
  readonly isEncrypted: boolean;
  readonly crc: number;
  /** Undefined where they are only known at the file's end. */
  readonly packedBytes: ByteOffset | undefined;
  readonly length: number | undefined;
}

/** Throws a ContainerError. */
export async function readZipHeader(reader: ByteReader): Promise<ZipHeader> {
  const bytes = await readExactly(reader, HEADER_BYTES);
  const view = new DataView(bytes.buffer);
  const flags = view.getUint16(6, true);
  const nameBytes = await readExactly(reader, view.getUint16(26, true));
  const extra = await readExactly(reader, view.getUint16(28, true));
  const packed = view.getUint32(18, true);
  const length = view.getUint32(22, true);
  const large = findLargeSizes(extra);
  const hasDescriptor = (flags & FLAG_DESCRIPTOR) !== 0;
  return {
    name: toName(nameBytes, (flags & FLAG_UTF8) !== 0),
    method: view.getUint16(8, true),
    isEncrypted: (flags & FLAG_ENCRYPTED) !== 0,
    crc: view.getUint32(14, true),
    // Some programs fill the sizes in and write the descriptor none the less; then it cannot be told apart.
    packedBytes: hasDescriptor ? undefined : packed === SEE_EXTRA ? (large?.packed ?? packed) : packed,
    length: hasDescriptor ? undefined : length === SEE_EXTRA ? (large?.length ?? length) : length,
  };
}

function findLargeSizes(extra: Uint8Array): { packed: number; length: number } | undefined {
  const view = new DataView(extra.buffer, extra.byteOffset, extra.length);
  for (let at = 0; at + 4 <= extra.length; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) === LARGE_SIZES && at + 20 <= extra.length) {
      return {
        length: Number(view.getBigUint64(at + 4, true)),
        packed: Number(view.getBigUint64(at + 12, true)),
      };
    }
  }
  return undefined;
}

/** Old programs wrote names in the encoding of their system without saying which: then any that fits must do. */
function toName(bytes: Uint8Array, isUtf8: boolean): string {
  try {
    return new TextDecoder('utf-8', { fatal: !isUtf8 }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

async function readExactly(reader: ByteReader, count: number): Promise<Uint8Array> {
  const bytes = await reader.read(count);
  if (bytes.length < count) throw new ContainerError({ kind: 'truncated', container: 'zip' });
  return bytes;
}
