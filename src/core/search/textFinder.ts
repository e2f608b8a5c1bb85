/** Text in bytes: a text goes in; where it stands in bytes of UTF-8 comes out. Nothing is decoded. */

export interface TextFinder {
  /** Bytes of the text. */
  readonly length: number;
  /** The first place in [from, end) where all of the text stands, or -1. */
  find(bytes: Uint8Array, from: number, end: number): number;
}

/** With `ignoreCase`, ASCII letters stand for their other case too; other letters only for themselves. */
export function createTextFinder(text: string, ignoreCase: boolean): TextFinder {
  const fold = Uint8Array.from({ length: 256 }, (_, byte) => (ignoreCase ? toLowerCase(byte) : byte));
  const needle = new TextEncoder().encode(text).map((byte) => fold[byte] ?? byte);
  const lastIndex = needle.length - 1;
  const last = needle[lastIndex] ?? 0;
  // Horspool's table: how far the text can move on by the byte that stands under its end.
  const steps = Uint32Array.from({ length: 256 }, (_, byte) => {
    const place = needle.lastIndexOf(fold[byte] ?? byte, lastIndex - 1);
    return lastIndex === 0 ? 1 : lastIndex - place;
  });

  function stands(bytes: Uint8Array, start: number): boolean {
    for (let i = lastIndex - 1; i >= 0; i -= 1) {
      if (fold[bytes[start + i] ?? 0] !== needle[i]) return false;
    }
    return true;
  }

  return {
    length: needle.length,
    find(bytes, from, end) {
      for (let i = from + lastIndex; i < end;) {
        const byte = bytes[i] ?? 0;
        if (fold[byte] === last && stands(bytes, i - lastIndex)) return i - lastIndex;
        i += steps[byte] ?? 1;
      }
      return -1;
    },
  };
}

/** Where a text stands in another one, by the same rules, to mark it. The places do not overlap. */
export function findTextPlaces(
  line: string,
  text: string,
  ignoreCase: boolean,
): readonly (readonly [start: number, end: number])[] {
  if (text === '') return [];
  const inLine = ignoreCase ? toLowerAscii(line) : line;
  const wanted = ignoreCase ? toLowerAscii(text) : text;
  const places: [number, number][] = [];
  for (let at = inLine.indexOf(wanted); at !== -1; at = inLine.indexOf(wanted, at + wanted.length)) {
    places.push([at, at + wanted.length]);
  }
  return places;
}

/** Unlike `toLowerCase`, it never changes a text's length. */
function toLowerAscii(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

function toLowerCase(byte: number): number {
  return byte >= 0x41 && byte <= 0x5a ? byte + 0x20 : byte;
}
