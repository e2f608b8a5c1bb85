/** Checks UTF-8: bytes go in, chunk by chunk; out comes how many U+FFFD a decoder shows for broken places. */

export class Utf8Checker {
  brokenCount = 0;
  /** Bytes that the open character still lacks, and the range that the next of them must be in. */
  #missing = 0;
  #lowest = 0x80;
  #highest = 0xbf;

  push(bytes: Uint8Array): void {
    let at = 0;
    while (at < bytes.length) {
      if (this.#missing === 0) {
        at = findNonAscii(bytes, at);
        if (at >= bytes.length) return;
      }
      at = this.#take(bytes[at] ?? 0) ? at + 1 : at;
    }
  }

  /** A character that is open at the end is broken. */
  finish(): void {
    if (this.#missing > 0) this.brokenCount += 1;
    this.#missing = 0;
  }

  /** False where the byte broke an open character off and has to be taken again as a first one. */
  #take(byte: number): boolean {
    if (this.#missing > 0) {
      const fits = byte >= this.#lowest && byte <= this.#highest;
      this.#lowest = 0x80;
      this.#highest = 0xbf;
      if (fits) this.#missing -= 1;
      else {
        this.#missing = 0;
        this.brokenCount += 1;
      }
      return fits;
    }
    if (byte < 0x80) return true;
    if (byte >= 0xc2 && byte <= 0xdf) this.#missing = 1;
    else if (byte >= 0xe0 && byte <= 0xef) this.#missing = 2;
    else if (byte >= 0xf0 && byte <= 0xf4) this.#missing = 3;
    else this.brokenCount += 1;
    // Overlong forms, surrogates, and what lies beyond U+10FFFF.
    if (byte === 0xe0) this.#lowest = 0xa0;
    else if (byte === 0xed) this.#highest = 0x9f;
    else if (byte === 0xf0) this.#lowest = 0x90;
    else if (byte === 0xf4) this.#highest = 0x8f;
    return true;
  }
}

/** The next byte that is not ASCII, eight bytes at a time; the end where there is none. */
function findNonAscii(bytes: Uint8Array, start: number): number {
  let at = start;
  const firstWord = Math.ceil((bytes.byteOffset + start) / 4) * 4 - bytes.byteOffset;
  while (at < Math.min(firstWord, bytes.length)) {
    if ((bytes[at] ?? 0) >= 0x80) return at;
    at += 1;
  }
  if (bytes.length - at >= 8) {
    const words = new Int32Array(bytes.buffer, bytes.byteOffset + at, (bytes.length - at) >> 2);
    let word = 0;
    const lastPair = words.length - 1;
    while (word < lastPair && (((words[word] ?? 0) | (words[word + 1] ?? 0)) & 0x80808080) === 0) word += 2;
    at += 4 * word;
  }
  while (at < bytes.length && (bytes[at] ?? 0) < 0x80) at += 1;
  return at;
}
