/** Gzip (RFC 1952): packed bytes go in, the text of all members comes out, checked against their checksums. */
import type { ByteReader } from '../bytes/byteReader.ts';
import { ContainerError } from './containerFailure.ts';
import { Crc32 } from './crc32.ts';
import { createInflater } from './inflate.ts';
import { skipTrailingZeros, type UnpackNotes } from './sourceNotes.ts';

const HEADER_BYTES = 10;
const TRAILER_BYTES = 8;
const DEFLATE = 8;
const FLAG_HEADER_CHECKSUM = 2;
const FLAG_EXTRA = 4;
const FLAG_NAME = 8;
const FLAG_COMMENT = 16;
const RESERVED_FLAGS = 0xe0;

/**
 * Members one after another are one text: shippers append them to a file. Zeros behind the last one are
 * padding of tapes and blocks; anything else there is noted and left. Throws a ContainerError.
 */
export async function* gunzip(reader: ByteReader, notes: UnpackNotes): AsyncGenerator<Uint8Array> {
  const inflater = createInflater('gzip');
  do {
    await skipHeader(reader);
    const crc = new Crc32();
    let length = 0;
    for await (const bytes of inflater.inflate(reader)) {
      crc.update(bytes);
      length += bytes.length;
      yield bytes;
    }
    const trailer = await reader.read(TRAILER_BYTES);
    if (trailer.length < TRAILER_BYTES) throw cutShort();
    const view = new DataView(trailer.buffer);
    // The length is kept modulo 2^32.
    if (view.getUint32(0, true) !== crc.value || view.getUint32(4, true) !== length >>> 0)
      notes.checksumErrors += 1;
  } while (isMember(await reader.peek(2)));
  await skipTrailingZeros(reader, notes);
}

function isMember([first, second]: Uint8Array): boolean {
  return first === 0x1f && second === 0x8b;
}

async function skipHeader(reader: ByteReader): Promise<void> {
  const header = await reader.read(HEADER_BYTES);
  if (header.length < HEADER_BYTES) throw cutShort();
  const flags = header[3] ?? 0;
  if (header[2] !== DEFLATE || (flags & RESERVED_FLAGS) !== 0) {
    throw new ContainerError({
      kind: 'damaged',
      container: 'gzip',
      reason: 'its header names an unknown method',
    });
  }
  if ((flags & FLAG_EXTRA) !== 0) {
    const [low = 0, high = 0] = await readExactly(reader, 2);
    await readExactly(reader, low | (high << 8));
  }
  // The name in here may be any; the file's own name is shown.
  if ((flags & FLAG_NAME) !== 0) await skipText(reader);
  if ((flags & FLAG_COMMENT) !== 0) await skipText(reader);
  if ((flags & FLAG_HEADER_CHECKSUM) !== 0) await readExactly(reader, 2);
}

async function skipText(reader: ByteReader): Promise<void> {
  for (;;) {
    const chunk = await reader.take();
    if (chunk === undefined) throw cutShort();
    const end = chunk.indexOf(0);
    if (end === -1) continue;
    reader.putBack(chunk.subarray(end + 1));
    return;
  }
}

async function readExactly(reader: ByteReader, count: number): Promise<Uint8Array> {
  const bytes = await reader.read(count);
  if (bytes.length < count) throw cutShort();
  return bytes;
}

function cutShort(): ContainerError {
  return new ContainerError({ kind: 'truncated', container: 'gzip' });
}
