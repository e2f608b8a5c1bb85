/**
 * Errors whose code is written in them, straight from bytes: in an incident there are millions of them, all of one
 * shape, and making text and records of them takes ten times as long. What is not of that shape is left to the
 * format's `readRecords` and to errorCode.ts, which say the same of what is: tests hold both together.
 */
import { isDigit, isSmallLetter, standsAt, toBytes } from '../bytes/asciiBytes.ts';
import { createNameCache } from './nameCache.ts';

/** What an error of the proxy says; a name is undefined where the record has none. */
export interface WrittenError {
  readonly code: string;
  readonly cause: string | undefined;
  readonly app: string | undefined;
  readonly machine: string | undefined;
  readonly region: string | undefined;
}

/** Undefined where the text has to be read to know. */
export type ReadWrittenError = (bytes: Uint8Array, start: number, end: number) => WrittenError | undefined;

const BLANK = 0x20;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const COLON = 0x3a;
const CAPITAL_P = 0x50;
/** `[PC01]` */
const CODE_LENGTH = 6;
const LAST_ERROR = toBytes('last error:');

const names = createNameCache();

/** The name in these bytes, which are ASCII; undefined for an empty one. */
export function readName(bytes: Uint8Array, start: number, end: number): string | undefined {
  return start === end ? undefined : names.read(bytes, start, end);
}

/**
 * The codes of a message: its own, which it has to start with, and the one that it quotes as its cause. Undefined
 * where a byte is not `plain` (a table of 256), where something like a colour or a header stands, or where the cause has
 * no code.
 */
export function readWrittenCodes(
  bytes: Uint8Array,
  start: number,
  end: number,
  plain: Uint8Array,
): { readonly code: string; readonly cause: string | undefined } | undefined {
  if (!isCodeAt(bytes, start, end)) return undefined;
  const code = names.read(bytes, start + 1, start + CODE_LENGTH - 1);
  let cause: string | undefined;
  for (let at = start + CODE_LENGTH; at < end; at += 1) {
    const byte = bytes[at] ?? 0;
    if (plain[byte] !== 1) return undefined;
    // A colour without its escape character, or the header of another record on the same line.
    if (byte === OPEN_BRACKET && (isDigit(bytes[at + 1] ?? 0) || isSmallLetter(bytes[at - 1] ?? 0)))
      return undefined;
    if (byte !== COLON || cause !== undefined) continue;
    const quote = at + 1 - LAST_ERROR.length;
    if (quote < start || !standsAt(LAST_ERROR, bytes, quote)) continue;
    const quoted = bytes[at + 1] === BLANK ? at + 2 : at + 1;
    if (!isCodeAt(bytes, quoted, end)) return undefined;
    cause = names.read(bytes, quoted + 1, quoted + CODE_LENGTH - 1);
  }
  return { code, cause };
}

/** A code in brackets, behind which a blank or nothing stands. */
function isCodeAt(bytes: Uint8Array, at: number, end: number): boolean {
  const behind = at + CODE_LENGTH;
  const letter = bytes[at + 2] ?? 0;
  return (
    behind <= end &&
    bytes[at] === OPEN_BRACKET &&
    bytes[at + 1] === CAPITAL_P &&
    letter >= 0x41 &&
    letter <= 0x5a &&
    isDigit(bytes[at + 3] ?? 0) &&
    isDigit(bytes[at + 4] ?? 0) &&
    bytes[at + 5] === CLOSE_BRACKET &&
    (behind === end || bytes[behind] === BLANK)
  );
}

/** A table for `readWrittenCodes`: printable ASCII without some characters. */
export function toPlainTable(without: string): Uint8Array {
  const table = new Uint8Array(256).fill(1, BLANK, 0x7f);
  for (const byte of toBytes(without)) table[byte] = 0;
  return table;
}
