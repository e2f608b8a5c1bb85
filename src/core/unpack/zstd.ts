/** Zstandard (RFC 8878): packed bytes go in, the text of all frames comes out, checked against their checksums. */
import type { ByteReader } from '../bytes/byteReader.ts';
import { ContainerError } from './containerFailure.ts';
import { skipTrailingZeros, type UnpackNotes } from './sourceNotes.ts';
import { loadXxh64, type Xxh64 } from './xxh64.ts';
import { createFrameUnpacker } from './zstdFrame.ts';

const MAGIC = 0xfd2fb528;
/** With any last half byte: a frame of another program's notes. */
const SKIPPABLE_MAGIC = 0x184d2a50;
const MAX_BLOCK_BYTES = 1 << 17;
/** What `zstd -d` itself allows without being asked. The whole window is held in memory. */
const MAX_WINDOW_BYTES = 1 << 27;
const BLOCK_HEADER_BYTES = 3;
const RLE_BLOCK = 1;
const RESERVED_BLOCK = 3;
/** By the two bits of a header that say so: bytes of the dictionary's number, and of the content's size. */
const DICTIONARY_BYTES = [0, 1, 2, 4];
const SIZE_BYTES = [0, 2, 4, 8];

interface FrameHeader {
  readonly bytes: Uint8Array;
  /** Undefined where the frame does not tell. */
  readonly contentBytes: number | undefined;
  readonly maxBlockBytes: number;
  readonly hasChecksum: boolean;
}

/** Frames one after another are one text. Throws a ContainerError; what was unpacked before has been given by then. */
export async function* unzstd(reader: ByteReader, notes: UnpackNotes): AsyncGenerator<Uint8Array> {
  const createChecksum = await loadXxh64();
  for (;;) {
    const magic = readMagic(await reader.peek(4));
    if (magic === MAGIC) yield* unpackFrame(reader, notes, createChecksum?.());
    else if (isSkippable(magic)) await skipFrame(reader);
    else break;
  }
  await skipTrailingZeros(reader, notes);
}

async function* unpackFrame(
  reader: ByteReader,
  notes: UnpackNotes,
  checksum: Xxh64 | undefined,
): AsyncGenerator<Uint8Array> {
  const header = await readHeader(reader);
  const unpacker = createFrameUnpacker();
  let length = 0;
  let part: Uint8Array = header.bytes;
  let isLast = false;
  for (;;) {
    for (const bytes of unpacker.push(part, isLast)) {
      length += bytes.length;
      checksum?.update(bytes);
      yield bytes;
    }
    if (isLast) break;
    [part, isLast] = await readBlock(reader, header);
    // The unpacker wants to see the checksum behind the last block, whatever it is.
    if (isLast && header.hasChecksum) {
      for (const bytes of unpacker.push(part, false)) {
        length += bytes.length;
        checksum?.update(bytes);
        yield bytes;
      }
      part = await readExactly(reader, 4);
    }
  }
  const isOfLength = header.contentBytes === undefined || header.contentBytes === length;
  if (!isOfLength) notes.checksumErrors += 1;
  else if (!header.hasChecksum || checksum === undefined) notes.uncheckedFrames += 1;
  else if (BigInt(readUint(part, 0, 4)) !== BigInt.asUintN(32, checksum.digest())) notes.checksumErrors += 1;
}

async function readHeader(reader: ByteReader): Promise<FrameHeader> {
  const start = await reader.peek(6);
  if (start.length < 6) throw cutShort();
  const descriptor = start[4] ?? 0;
  const isSingleSegment = (descriptor & 0x20) !== 0;
  const sizeFlag = descriptor >> 6;
  const windowBytes = isSingleSegment ? 0 : 1;
  const dictionaryBytes = DICTIONARY_BYTES[descriptor & 3] ?? 0;
  const sizeBytes = sizeFlag === 0 && isSingleSegment ? 1 : (SIZE_BYTES[sizeFlag] ?? 0);
  if ((descriptor & 8) !== 0) throw damaged('its header has a reserved bit set');
  const bytes = await readExactly(reader, 5 + windowBytes + dictionaryBytes + sizeBytes);
  const dictionary = readUint(bytes, 5 + windowBytes, dictionaryBytes);
  if (dictionary !== 0) throw unsupported(`needs the dictionary ${dictionary}`);
  const size = readUint(bytes, 5 + windowBytes + dictionaryBytes, sizeBytes);
  // Two bytes count from 256: less fits into one.
  const contentBytes = sizeBytes === 0 ? undefined : sizeBytes === 2 ? size + 256 : size;
  const windowSize = isSingleSegment ? (contentBytes ?? 0) : toWindowSize(bytes[5] ?? 0);
  if (windowSize > MAX_WINDOW_BYTES) throw unsupported(`needs ${windowSize} bytes of memory to be unpacked`);
  return {
    bytes,
    contentBytes,
    maxBlockBytes: Math.min(windowSize, MAX_BLOCK_BYTES),
    hasChecksum: (descriptor & 4) !== 0,
  };
}

async function readBlock(
  reader: ByteReader,
  { maxBlockBytes }: FrameHeader,
): Promise<[block: Uint8Array, isLast: boolean]> {
  const start = await reader.peek(BLOCK_HEADER_BYTES);
  if (start.length < BLOCK_HEADER_BYTES) throw cutShort();
  const header = readUint(start, 0, BLOCK_HEADER_BYTES);
  const type = (header >> 1) & 3;
  const size = header >> 3;
  if (type === RESERVED_BLOCK || size > maxBlockBytes)
    throw damaged('a block in it has an impossible header');
  const block = await readExactly(reader, BLOCK_HEADER_BYTES + (type === RLE_BLOCK ? 1 : size));
  return [block, (header & 1) === 1];
}

async function skipFrame(reader: ByteReader): Promise<void> {
  const header = await readExactly(reader, 8);
  const size = readUint(header, 4, 4);
  if ((await reader.skip(size)) < size) throw cutShort();
}

function toWindowSize(descriptor: number): number {
  const base = 2 ** (10 + (descriptor >> 3));
  return base + (base / 8) * (descriptor & 7);
}

function readMagic(head: Uint8Array): number {
  return head.length < 4 ? 0 : readUint(head, 0, 4);
}

function isSkippable(magic: number): boolean {
  return magic - (magic % 16) === SKIPPABLE_MAGIC;
}

/** Little-endian, up to 2^53; larger sizes lose their last digits, which nothing depends on. */
function readUint(bytes: Uint8Array, start: number, count: number): number {
  let value = 0;
  for (let i = count - 1; i >= 0; i -= 1) value = value * 256 + (bytes[start + i] ?? 0);
  return value;
}

async function readExactly(reader: ByteReader, count: number): Promise<Uint8Array> {
  const bytes = await reader.read(count);
  if (bytes.length < count) throw cutShort();
  return bytes;
}

function cutShort(): ContainerError {
  return new ContainerError({ kind: 'truncated', container: 'zstd' });
}

function damaged(reason: string): ContainerError {
  return new ContainerError({ kind: 'damaged', container: 'zstd', reason });
}

function unsupported(reason: string): ContainerError {
  return new ContainerError({ kind: 'unsupported', container: 'zstd', reason });
}
