/** What flyctl prints behind a line's level: its text goes in, the request's fields and the message come out. */
import type { RequestFields } from '../../../core/format/logFormat.ts';

const FIELD_AT_START =
  /^ *(error\.code|error\.message|request\.method|request\.url|request\.id|response\.status)=/;
const LINE_END = /\r?\n[^\S\n]*/g;
const QUOTE_BEFORE_BLANK = /"(?=\s|$)/;
/** The quote behind an error message that may hold quotes itself. */
export const CLOSING_QUOTE =
  /"(?=\s*$| +(?:error\.code|error\.message|request\.method|request\.url|request\.id|response\.status)=)/;

/** The fields between the level and the message. */
export function readFields(text: string): {
  request?: RequestFields;
  errorMessage?: string;
  message: string;
} {
  const fields = readFieldsOf(text);
  if (fields.message === '' || !text.includes('\n')) return fields;
  // Fields that were broken between or in their names: nothing is left of them when their lines are one.
  const unbroken = [' ', ''].map((between) => readFieldsOf(text.replace(LINE_END, between)));
  return unbroken.find(({ message }) => message === '') ?? fields;
}

function readFieldsOf(text: string): {
  request?: RequestFields;
  errorMessage?: string;
  message: string;
} {
  if (!FIELD_AT_START.test(text)) return { message: trimMessage(text) };
  let rest = text;
  const values = new Map<string, string>();
  for (;;) {
    const field = FIELD_AT_START.exec(rest);
    const name = field?.[1];
    if (field === null || name === undefined || values.has(name)) break;
    const value = readValue(name, rest.slice(field[0].length));
    if (value === undefined) break;
    values.set(name, value.text);
    rest = rest.slice(field[0].length + value.length);
  }
  const message = trimMessage(rest);
  const errorMessage = values.get('error.message');
  const request = toRequest(values);
  return { message, ...(request && { request }), ...(errorMessage !== undefined && { errorMessage }) };
}

/** A first line without any text stays one: what stands on the lines behind it is not the message. */
export function trimMessage(text: string): string {
  // Nothing to cut is the usual case, and a replacement costs more than a look.
  const isIndented = text.charCodeAt(0) <= 0x20 || text.charCodeAt(0) >= 0x80;
  return (isIndented ? text.replace(/^[^\S\n]+/, '') : text).trimEnd();
}

function readValue(name: string, text: string): { text: string; length: number } | undefined {
  if (text.startsWith('"')) {
    const value = (text.split('\n', 1)[0] ?? '').slice(1);
    // Only an error message can hold quotes; the other values must not reach for one in the message behind them.
    const surely = name === 'error.message' ? CLOSING_QUOTE.exec(value) : null;
    const end = (surely ?? QUOTE_BEFORE_BLANK.exec(value))?.index ?? value.indexOf('"');
    return end === -1 ? undefined : { text: value.slice(0, end), length: end + 2 };
  }
  const digits = /^\d{1,9}(?=\s|$)/.exec(text)?.[0];
  return digits === undefined ? undefined : { text: digits, length: digits.length };
}

function toRequest(values: ReadonlyMap<string, string>): RequestFields | undefined {
  const method = values.get('request.method');
  const url = values.get('request.url');
  const id = values.get('request.id');
  const status = values.get('response.status');
  if (method === undefined && url === undefined && id === undefined && status === undefined) return undefined;
  return {
    ...(method !== undefined && { method }),
    ...(url !== undefined && { url }),
    ...(id !== undefined && { id }),
    ...(status !== undefined && { status: Number(status) }),
  };
}

/** Whether the first line of a message is. */
export function isBlankLine(message: string): boolean {
  return (message.split('\n', 1)[0] ?? '').trim() === '';
}
