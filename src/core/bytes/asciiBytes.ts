/** ASCII text as bytes: comparing bytes with it needs no decoding. */

export function toBytes(ascii: string): Uint8Array {
  return Uint8Array.from(ascii, (character) => character.charCodeAt(0));
}

/** Whether these bytes stand at an offset. */
export function standsAt(wanted: Uint8Array, bytes: Uint8Array, offset: number): boolean {
  for (let i = 0; i < wanted.length; i += 1) {
    if (bytes[offset + i] !== wanted[i]) return false;
  }
  return true;
}

export function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}

export function isSmallLetter(byte: number): boolean {
  return byte >= 0x61 && byte <= 0x7a;
}
