/** Bytes go in; how many lines a plain text has comes out, by nothing but its line ends. */

/** Undefined where that depends on what the file is: packed, not UTF-8, or with carriage returns of their own. */
export function countLines(bytes: Uint8Array): number | undefined {
  if (bytes.length === 0 || isPacked(bytes) || hasOddEncoding(bytes)) return undefined;
  let lines = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    if (bytes[at] === 0x0a) lines += 1;
    if (bytes[at] === 0x0d && bytes[at + 1] !== 0x0a) return undefined;
  }
  return bytes.at(-1) === 0x0a ? lines : lines + 1;
}

function isPacked([first = 0, second = 0]: Uint8Array): boolean {
  return (first === 0x1f && second === 0x8b) || (first === 0x28 && second === 0xb5) || first === 0x50;
}

/** Archives and UTF-16 are full of NULs, logs are not. */
function hasOddEncoding(bytes: Uint8Array): boolean {
  return bytes.includes(0) || bytes[0] === 0xff || bytes[0] === 0xfe || bytes[0] === 0xef;
}
