/** What a line is made of, in AssemblyScript, for scan.assembly.ts: whether it is blank, and whether it is text. */

const BLANK: u8 = 0x20;

/** Whether between two addresses is nothing but blanks and control characters. */
export function isBlank(start: u32, end: u32): bool {
  for (let at = start; at < end; at += 1) {
    if (load<u8>(at) > BLANK) return false;
  }
  return true;
}

/** Whether there are none of the control characters that no text has. The bytes behind the line's end are looked at, but do not count. */
export function isText(start: u32, end: u32): bool {
  for (let at = start; at < end; at += 16) {
    const bytes = v128.load(at);
    const low = i8x16.lt_u(bytes, i8x16.splat(0x07));
    const middle = i8x16.lt_u(i8x16.sub(bytes, i8x16.splat(0x0e)), i8x16.splat(0x1b - 0x0e));
    let controls = i8x16.bitmask(v128.or(low, middle));
    if (end - at < 16) controls &= (1 << (end - at)) - 1;
    if (controls !== 0) return false;
  }
  return true;
}
