/**
 * Zip: bytes go in, the files inside come out, in the order in which they lie. Read from the front, by the
 * headers before each file, so that a stream and an archive that is cut short can be read; the list at the end
 * is only counted.
 */
import { drain, type ArchiveEntry } from './archiveEntry.ts';
import { ByteReader, takeBytes } from '../bytes/byteReader.ts';
import { ContainerError } from './containerFailure.ts';
import { Crc32 } from './crc32.ts';
import { createInflater, type Inflater } from './inflate.ts';
import { readZipHeader, type ZipHeader } from './zipHeader.ts';
import { takeUntilDescriptor, trySkipDescriptor } from './zipDescriptor.ts';

const FILE_HEADER = 0x04034b50;
const LISTED_FILE = 0x02014b50;
const END_OF_LIST = 0x06054b50;
const STORED = 0;
const DEFLATED = 8;
const LISTED_FILE_BYTES = 46;
const END_BYTES = 22;
/** Others that stand between the files and the end; each with the place of its size, and what it counts from. */
const OTHER_PARTS = new Map([
  [0x08064b50, { sizeAt: 4, sizeBytes: 4, start: 8 }], // data for decryption
  [0x05054b50, { sizeAt: 4, sizeBytes: 2, start: 6 }], // signature
  [0x06064b50, { sizeAt: 4, sizeBytes: 8, start: 12 }], // end of list, large form
  [0x07064b50, { sizeAt: 0, sizeBytes: 0, start: 20 }], // place of the large form
]);

/** Notes that the archive keeps of what is not in its files' own streams. */
export interface ZipNotes {
  /** The present file does not fit its checksum or its length. */
  onChecksumError(): void;
  /** There are bytes behind the end. */
  onTrailingBytes(): void;
  /** What is unpacked goes through here, whether anybody wants it or not. */
  limit(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array>;
}

/** Throws a ContainerError where the next file cannot be found. */
export async function* readZip(reader: ByteReader, notes: ZipNotes): AsyncGenerator<ArchiveEntry> {
  const inflater = createInflater('zip');
  let fileCount = 0;
  for (;;) {
    const head = await reader.peek(4);
    if (head.length < 4) throw cutShort();
    if (getUint32(head, 0) !== FILE_HEADER) break;
    yield* readFile(reader, await readZipHeader(reader), inflater, notes);
    fileCount += 1;
  }
  const listedCount = await skipList(reader);
  if (listedCount !== fileCount) {
    throw damaged(`the list at its end has ${listedCount} files, and ${fileCount} were found`);
  }
  if ((await reader.take()) !== undefined) notes.onTrailingBytes();
}

async function* readFile(
  reader: ByteReader,
  header: ZipHeader,
  inflater: Inflater,
  notes: ZipNotes,
): AsyncGenerator<ArchiveEntry> {
  const { name, packedBytes } = header;
  const reason = findReasonToSkip(header);
  // Folders are entries too.
  const isFolder = name.endsWith('/') && (header.length ?? 0) === 0;
  if (reason !== undefined || isFolder) {
    if (reason !== undefined && !isFolder) yield { kind: 'skipped', name, reason };
    if (packedBytes === undefined) await drain(takeUntilDescriptor(reader, undefined));
    else if ((await reader.skip(packedBytes)) < packedBytes) throw cutShort();
    return;
  }
  const chunks = notes.limit(checkFile(reader, header, inflater, notes));
  yield { kind: 'file', name, bytes: packedBytes, chunks };
  await drain(chunks);
}

/** The file's content; behind it, the reader stands at the next header. */
async function* checkFile(
  reader: ByteReader,
  header: ZipHeader,
  inflater: Inflater,
  notes: ZipNotes,
): AsyncGenerator<Uint8Array> {
  const { packedBytes, method } = header;
  const crc = new Crc32();
  let length = 0;
  const start = reader.position;
  const isStored = method === STORED;
  const packed = packedBytes === undefined ? undefined : takeBytes(reader, packedBytes);
  // A file whose size is known is inflated from a reader of its own, which cannot reach into the next one.
  const own = packed === undefined ? reader : new ByteReader(packed);
  const chunks = !isStored
    ? inflater.inflate(own)
    : packed === undefined
      ? takeUntilDescriptor(reader, crc)
      : own.chunks();
  let error: unknown;
  try {
    for await (const chunk of chunks) {
      crc.update(chunk);
      length += chunk.length;
      yield chunk;
    }
  } catch (thrown) {
    error = thrown;
  }
  if (packedBytes === undefined) {
    if (error !== undefined) throw error as Error;
    const packedLength = reader.position - start;
    if (isStored) return; // its descriptor has been compared, or it would not have ended
    if (!(await trySkipDescriptor(reader, { crc: crc.value, packedLength, length }))) notes.onChecksumError();
    return;
  }
  const isWhole = !(await hasMore(own)); // also passes over what is left of it
  if (reader.position - start < packedBytes) throw cutShort();
  // Its own stream wanted more than the header gave it: the file does not end here, so it is not cut short.
  if (error instanceof ContainerError && error.failure.kind === 'truncated')
    throw damaged(`the file ${header.name} ends before its content does`);
  if (error !== undefined) throw error as Error;
  if (!isWhole || crc.value !== header.crc || length !== header.length) notes.onChecksumError();
}

async function hasMore(reader: ByteReader): Promise<boolean> {
  let hasBytes = false;
  while ((await reader.take()) !== undefined) hasBytes = true;
  return hasBytes;
}

function findReasonToSkip({ method, isEncrypted }: ZipHeader): string | undefined {
  if (isEncrypted) return 'is encrypted';
  if (method !== STORED && method !== DEFLATED) return `is packed by method ${method}, which is not read`;
  return undefined;
}

/** Passes over the list of files and what belongs to it; tells how many files it has. */
async function skipList(reader: ByteReader): Promise<number> {
  let listedCount = 0;
  for (;;) {
    const head = await reader.peek(LISTED_FILE_BYTES);
    if (head.length < END_BYTES) throw cutShort();
    const signature = getUint32(head, 0);
    const other = OTHER_PARTS.get(signature);
    let size: number;
    if (signature === LISTED_FILE) {
      if (head.length < LISTED_FILE_BYTES) throw cutShort();
      listedCount += 1;
      size = LISTED_FILE_BYTES + getUint16(head, 28) + getUint16(head, 30) + getUint16(head, 32);
    } else if (signature === END_OF_LIST) {
      size = END_BYTES + getUint16(head, 20);
    } else if (other !== undefined) {
      size = other.start;
      for (let i = 0; i < other.sizeBytes; i += 1) size += (head[other.sizeAt + i] ?? 0) * 256 ** i;
    } else {
      throw damaged('what stands behind a file in it is no header');
    }
    if ((await reader.skip(size)) < size) throw cutShort();
    if (signature === END_OF_LIST) return listedCount;
  }
}

function getUint16(bytes: Uint8Array, at: number): number {
  return (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8);
}

function getUint32(bytes: Uint8Array, at: number): number {
  return (getUint16(bytes, at) | (getUint16(bytes, at + 2) << 16)) >>> 0;
}

function cutShort(): ContainerError {
  return new ContainerError({ kind: 'truncated', container: 'zip' });
}

function damaged(reason: string): ContainerError {
  return new ContainerError({ kind: 'damaged', container: 'zip', reason });
}
