/**
 * The usual error of the proxy in what `fly logs` prints, plain or coloured, straight from its bytes:
 *
 *   TIME proxy[INSTANCE] REGION [LEVEL][CODE] MESSAGE
 */
import { isDigit, isSmallLetter, standsAt, toBytes } from '../../../core/bytes/asciiBytes.ts';
import {
  readName,
  readWrittenCodes,
  toPlainTable,
  type WrittenError,
} from '../../../core/format/writtenError.ts';

const BLANK = 0x20;
const ESCAPE = 0x1b;
const DASH = 0x2d;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const SMALL_M = 0x6d;
const PROXY = toBytes('proxy[');
/** A field of flyctl's, in which other rules hold, has this sign. */
const PLAIN = toPlainTable('=');
const MAX_MACHINE = 64;
const MAX_REGION = 16;
const MAX_LEVEL = 12;

/** Of a line at whose start the scan has read a time. */
export function readWrittenFlyctlError(
  bytes: Uint8Array,
  start: number,
  end: number,
): WrittenError | undefined {
  const time = skipColours(bytes, start);
  const provider = toNextWord(bytes, toWordEnd(bytes, time, end));
  if (provider === -1 || !standsAt(PROXY, bytes, provider)) return undefined;
  const machine = provider + PROXY.length;
  const machineEnd = toNameEnd(bytes, machine, machine + MAX_MACHINE);
  if (bytes[machineEnd] !== CLOSE_BRACKET) return undefined;
  const region = toNextWord(bytes, machineEnd + 1);
  if (region === -1) return undefined;
  const regionEnd = toNameEnd(bytes, region, region + MAX_REGION);
  const opening = regionEnd === region ? region : toNextWord(bytes, regionEnd);
  if (opening === -1 || bytes[opening] !== OPEN_BRACKET) return undefined;
  const level = skipColours(bytes, opening + 1);
  let levelEnd = level;
  while (levelEnd < level + MAX_LEVEL && isSmallLetter(bytes[levelEnd] ?? 0)) levelEnd += 1;
  const closing = skipColours(bytes, levelEnd);
  if (bytes[closing] !== CLOSE_BRACKET) return undefined;
  const codes = readWrittenCodes(bytes, skipBlanks(bytes, closing + 1), end, PLAIN);
  if (codes === undefined) return undefined;
  return {
    code: codes.code,
    cause: codes.cause,
    app: undefined,
    machine: readName(bytes, machine, machineEnd),
    region: readName(bytes, region, regionEnd),
  };
}

function toWordEnd(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  while (at < end && (bytes[at] ?? 0) > BLANK) at += 1;
  return at;
}

/** Behind at least one blank, and colours around it; -1 where no blank stands. */
function toNextWord(bytes: Uint8Array, start: number): number {
  const blank = skipColours(bytes, start);
  return bytes[blank] === BLANK ? skipColours(bytes, skipBlanks(bytes, blank)) : -1;
}

/** Of an instance or a region: small letters, digits and dashes. */
function toNameEnd(bytes: Uint8Array, start: number, limit: number): number {
  let at = start;
  for (; at < limit; at += 1) {
    const byte = bytes[at] ?? 0;
    if (!isSmallLetter(byte) && !isDigit(byte) && byte !== DASH) break;
  }
  return at;
}

function skipBlanks(bytes: Uint8Array, start: number): number {
  let at = start;
  while (bytes[at] === BLANK) at += 1;
  return at;
}

/** Such as `ESC[32m`; anything else that starts with the character is left where it is. */
function skipColours(bytes: Uint8Array, start: number): number {
  let at = start;
  while (bytes[at] === ESCAPE && bytes[at + 1] === OPEN_BRACKET) {
    let behind = at + 2;
    while (behind < at + 5 && isDigit(bytes[behind] ?? 0)) behind += 1;
    if (behind === at + 2 || bytes[behind] !== SMALL_M) break;
    at = behind + 1;
  }
  return at;
}
