/** Broken places of UTF-8 in AssemblyScript, for scan.assembly.ts. It counts what utf8Checker.ts counts. */

/** Between two addresses; at the end an open character is broken, too, if that is the end of the text. */
export function countBroken(start: u32, end: u32, isEnd: bool): u32 {
  let broken: u32 = 0;
  let missing: u32 = 0;
  let lowest: u8 = 0x80;
  let highest: u8 = 0xbf;
  let at = start;
  while (at < end) {
    if (missing === 0 && at + 16 <= end && !i8x16.bitmask(v128.load(at))) {
      at += 16;
      continue;
    }
    const byte = load<u8>(at);
    if (missing > 0) {
      const fits = byte >= lowest && byte <= highest;
      lowest = 0x80;
      highest = 0xbf;
      if (fits) {
        missing -= 1;
        at += 1;
      } else {
        // The byte is taken again, as a first one.
        missing = 0;
        broken += 1;
      }
      continue;
    }
    at += 1;
    if (byte < 0x80) continue;
    if (byte >= 0xc2 && byte <= 0xdf) missing = 1;
    else if (byte >= 0xe0 && byte <= 0xef) missing = 2;
    else if (byte >= 0xf0 && byte <= 0xf4) missing = 3;
    else broken += 1;
    if (byte === 0xe0) lowest = 0xa0;
    else if (byte === 0xed) highest = 0x9f;
    else if (byte === 0xf0) lowest = 0x90;
    else if (byte === 0xf4) highest = 0x8f;
  }
  return broken + (isEnd && missing > 0 ? 1 : 0);
}
