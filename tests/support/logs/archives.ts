/** Archives and encodings to read: bytes go in, what other programs make of them comes out. */
import { crc32, deflateRawSync } from 'node:zlib';
import xxhash from 'xxhash-wasm';

export interface ZipFile {
  readonly name: string;
  readonly content: Uint8Array;
  readonly isStored?: boolean;
  /** Checksum and sizes behind the file, as programs do that write to a stream; 64-bit sizes with `large`. */
  readonly descriptor?: 'marked' | 'unmarked' | 'large';
  /** Sizes of 64 bits among the extra fields. */
  readonly isLarge?: boolean;
  readonly isEncrypted?: boolean;
  readonly method?: number;
}

export function concatenate(...parts: readonly (Uint8Array | readonly number[])[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts.map((part) => Uint8Array.from(part))));
}

export function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

export function toUtf16(text: string, order: 'le' | 'be', hasMark = true): Uint8Array {
  const bytes = Buffer.from(hasMark ? `\ufeff${text}` : text, 'utf16le');
  return Uint8Array.from(order === 'le' ? bytes : bytes.swap16());
}

export function makeZip(files: readonly ZipFile[], comment = ''): Uint8Array {
  const local: Uint8Array[] = [];
  const list: Uint8Array[] = [];
  let offset = 0;
  for (const file of files) {
    const name = encode(file.name);
    const method = file.method ?? (file.isStored === true ? 0 : 8);
    const packed = file.isStored === true ? file.content : new Uint8Array(deflateRawSync(file.content));
    const flags = 0x800 | (file.descriptor === undefined ? 0 : 8) | (file.isEncrypted === true ? 1 : 0);
    const sums = [u32(crc32(file.content)), u32(packed.length), u32(file.content.length)].flat();
    const extra =
      file.isLarge === true ? [u16(1), u16(16), u64(file.content.length), u64(packed.length)].flat() : [];
    const inHeader =
      file.descriptor !== undefined
        ? new Array<number>(12).fill(0)
        : file.isLarge === true
          ? [...u32(crc32(file.content)), ...new Array<number>(8).fill(0xff)]
          : sums;
    const head = [
      u16(20),
      u16(flags),
      u16(method),
      u32(0),
      inHeader,
      u16(name.length),
      u16(extra.length),
    ].flat();
    const behind =
      file.descriptor === 'marked'
        ? [...u32(0x08074b50), ...sums]
        : file.descriptor === 'unmarked'
          ? sums
          : file.descriptor === 'large'
            ? [u32(0x08074b50), u32(crc32(file.content)), u64(packed.length), u64(file.content.length)].flat()
            : [];
    const whole = concatenate(u32(0x04034b50), head, name, extra, packed, behind);
    local.push(whole);
    const listed = [u16(20), u16(flags), u16(method), u32(0), sums, u16(name.length), u16(0), u16(0)].flat();
    list.push(concatenate(u32(0x02014b50), u16(20), listed, new Array<number>(8).fill(0), u32(offset), name));
    offset += whole.length;
  }
  const listLength = list.reduce((sum, { length }) => sum + length, 0);
  const end = [u32(0x06054b50), u32(0), u16(files.length), u16(files.length), u32(listLength), u32(offset)];
  return concatenate(...local, ...list, end.flat(), u16(comment.length), encode(comment));
}

export interface TarFile {
  readonly name: string;
  readonly content: Uint8Array;
  /** '0' is a regular file. */
  readonly type?: string;
}

export function makeTar(files: readonly TarFile[]): Uint8Array {
  const blocks = files.flatMap(({ name, content, type = '0' }) => {
    const header = Buffer.alloc(512);
    header.write(name, 0, 100);
    header.write('0000644\0', 100);
    header.write(`${content.length.toString(8).padStart(11, '0')}\0`, 124);
    header.write('        ', 148);
    header.write(type, 156);
    header.write('ustar\x0000', 257);
    const sum = header.reduce((total, byte) => total + byte, 0);
    header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
    return [header, content, new Uint8Array((512 - (content.length % 512)) % 512)];
  });
  return concatenate(...blocks, new Uint8Array(1024));
}

export interface ZstdOptions {
  readonly hasChecksum?: boolean;
  readonly hasSize?: boolean;
  readonly blockBytes?: number;
}

/** A frame of raw blocks, and of one that repeats a byte where all bytes of a block are the same. */
export async function makeZstd(
  content: Uint8Array,
  { hasChecksum = true, hasSize = false, blockBytes = 1000 }: ZstdOptions = {},
): Promise<Uint8Array> {
  const header = [
    (hasSize ? 0x80 : 0) | (hasChecksum ? 4 : 0),
    0x38,
    ...(hasSize ? u32(content.length) : []),
  ];
  const blocks: Uint8Array[] = [];
  for (let start = 0; start === 0 || start < content.length; start += blockBytes) {
    const block = content.subarray(start, start + blockBytes);
    const isLast = start + blockBytes >= content.length;
    const isRepeated = block.length > 1 && block.every((byte) => byte === block[0]);
    const blockHeader = (block.length << 3) | (isRepeated ? 2 : 0) | (isLast ? 1 : 0);
    blocks.push(concatenate(u32(blockHeader).slice(0, 3), isRepeated ? block.subarray(0, 1) : block));
  }
  const library = await xxhash();
  const checksum = hasChecksum ? u32(Number(library.h64Raw(content) & 0xffffffffn)) : [];
  return concatenate(u32(0xfd2fb528), header, ...blocks, checksum);
}

export function u32(value: number): number[] {
  return [...u16(value & 0xffff), ...u16(value >>> 16)];
}

function u16(value: number): number[] {
  return [value & 0xff, value >>> 8];
}

function u64(value: number): number[] {
  return [...u32(value % 2 ** 32), ...u32(Math.floor(value / 2 ** 32))];
}
