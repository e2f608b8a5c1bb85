/** Tar (POSIX ustar and pax, GNU long names): bytes go in, the regular files inside come out. */
import { drain, type ArchiveEntry } from './archiveEntry.ts';
import { takeBytes, type ByteReader } from '../bytes/byteReader.ts';
import { ContainerError } from './containerFailure.ts';

export const TAR_BLOCK_BYTES = 512;
const CHECKSUM = { start: 148, end: 156 };
/** A long name or a set of extended properties; longer ones are no names. */
const MAX_PROPERTIES_BYTES = 1 << 20;

export function isTar(head: Uint8Array): boolean {
  return readText(head, 257, 262) === 'ustar' && hasRightChecksum(head);
}

export async function* readTar(reader: ByteReader): AsyncGenerator<ArchiveEntry> {
  /** Name and size of the file that follows, where its header has no room for them. */
  let longName: string | undefined;
  let longSize: number | undefined;
  for (;;) {
    const header = await reader.read(TAR_BLOCK_BYTES);
    if (header.length < TAR_BLOCK_BYTES) throw new ContainerError({ kind: 'truncated', container: 'tar' });
    if (header.every((byte) => byte === 0)) break;
    if (!hasRightChecksum(header)) throw damaged();
    const size = longSize ?? readNumber(header, 124, 136);
    longSize = undefined;
    if (!Number.isSafeInteger(size)) throw damaged();
    const type = String.fromCharCode(header[156] ?? 0);
    const padding = (TAR_BLOCK_BYTES - (size % TAR_BLOCK_BYTES)) % TAR_BLOCK_BYTES;
    if (type === 'L' || type === 'x') {
      if (size > MAX_PROPERTIES_BYTES) throw damaged();
      const text = await reader.read(size);
      if (text.length < size) throw new ContainerError({ kind: 'truncated', container: 'tar' });
      if (type === 'L') longName = readText(text, 0, text.length);
      else {
        longName = findProperty(text, 'path') ?? longName;
        const size = findProperty(text, 'size');
        longSize = size === undefined ? undefined : Number(size);
      }
    } else {
      const name = longName ?? toName(header);
      longName = undefined;
      const chunks = takeFile(reader, size);
      if (type === '0' || type === '\0' || type === '7') yield { kind: 'file', name, bytes: size, chunks };
      else if (type === 'S' || type === 'M')
        yield { kind: 'skipped', name, reason: 'is stored in a form that is not read' };
      // What is left are folders, links and devices: they hold no text.
      await drain(chunks);
    }
    if ((await reader.skip(padding)) < padding)
      throw new ContainerError({ kind: 'truncated', container: 'tar' });
  }
  // Padding up to a whole tape block; behind it, the end of what tar is packed in has its checksum.
  while ((await reader.take()) !== undefined);
}

async function* takeFile(reader: ByteReader, size: number): AsyncGenerator<Uint8Array> {
  const end = reader.position + size;
  yield* takeBytes(reader, size);
  if (reader.position < end) throw new ContainerError({ kind: 'truncated', container: 'tar' });
}

function toName(header: Uint8Array): string {
  const name = readText(header, 0, 100);
  const isPosix = header[262] === 0;
  const folder = isPosix ? readText(header, 345, 500) : '';
  return folder === '' ? name : `${folder}/${name}`;
}

/** The value of a pax property; they are lines of `LENGTH NAME=VALUE`. */
function findProperty(bytes: Uint8Array, name: string): string | undefined {
  const lines = new TextDecoder().decode(bytes).split('\n');
  const line = lines.find((text) => new RegExp(`^\\d+ ${name}=`).test(text));
  return line?.slice(line.indexOf('=') + 1);
}

/** The sum of all bytes of a header, its own place counted as spaces. */
function hasRightChecksum(header: Uint8Array): boolean {
  if (header.length < TAR_BLOCK_BYTES) return false;
  let sum = 0;
  for (let at = 0; at < TAR_BLOCK_BYTES; at += 1)
    sum += at >= CHECKSUM.start && at < CHECKSUM.end ? 0x20 : (header[at] ?? 0);
  return sum === readNumber(header, CHECKSUM.start, CHECKSUM.end);
}

/** Octal digits, or, with the highest bit set, a big-endian number. */
function readNumber(header: Uint8Array, start: number, end: number): number {
  const first = header[start] ?? 0;
  // Some programs leave the size of a folder blank.
  if ((first & 0x80) === 0) return Number.parseInt(`0${readText(header, start, end).trim()}`, 8);
  let value = first & 0x7f;
  for (const byte of header.subarray(start + 1, end)) value = value * 256 + byte;
  return value;
}

/** Up to the first NUL. */
function readText(bytes: Uint8Array, start: number, end: number): string {
  const part = bytes.subarray(start, end);
  const length = part.indexOf(0);
  return new TextDecoder().decode(length === -1 ? part : part.subarray(0, length));
}

function damaged(): ContainerError {
  return new ContainerError({
    kind: 'damaged',
    container: 'tar',
    reason: 'a header in it does not fit its checksum',
  });
}
