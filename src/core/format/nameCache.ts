/**
 * Names in bytes: the bytes of a name go in, its string comes out. A log names the same machines, regions and codes
 * again and again: a string is made of them once, and found by comparing bytes after that.
 */

/** A power of two. A name that meets another one in its place takes it over. */
const PLACES = 1 << 12;

export interface NameCache {
  /** The name in `[start, end)`, which has to be ASCII. */
  read(bytes: Uint8Array, start: number, end: number): string;
}

export function createNameCache(): NameCache {
  const names: string[] = Array.from({ length: PLACES }, () => '');
  return {
    read(bytes, start, end) {
      let hash = 0;
      for (let at = start; at < end; at += 1) hash = (Math.imul(hash, 31) + (bytes[at] ?? 0)) | 0;
      const place = hash & (PLACES - 1);
      const known = names[place] ?? '';
      if (stands(known, bytes, start, end)) return known;
      const name = String.fromCharCode(...bytes.subarray(start, end));
      names[place] = name;
      return name;
    },
  };
}

function stands(name: string, bytes: Uint8Array, start: number, end: number): boolean {
  if (name.length !== end - start) return false;
  for (let i = 0; i < name.length; i += 1) if (name.charCodeAt(i) !== bytes[start + i]) return false;
  return true;
}
