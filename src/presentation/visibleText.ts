/** Text from files, made safe to look at: colours go, everything else that cannot be seen is written out. */
import { removeColours } from '../core/format/colours.ts';
import { removeTerminalSequences } from '../core/redact/plainText.ts';

/* eslint-disable no-control-regex -- control characters are what this file is about */
/** Control characters but for tab; C1; bidi and zero-width characters; tags. */
const UNSEEN =
  /[\0-\b\n-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]|[\u{e0000}-\u{e007f}]/gu;
/* eslint-enable no-control-regex */

/** One line as text nodes may show it: `<U+202E>` for what would turn the line around, `␀` for a NUL. */
export function toVisibleText(line: string): string {
  return removeTerminalSequences(line.replace(/\r$/, '')).replace(UNSEEN, writeOut);
}

function writeOut(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  if (code === 0x7f) return '␡';
  return `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`;
}

const MAX_NAME_LENGTH = 48;

/** A file's name; a long one loses its middle, because its ends tell more. */
export function toVisibleName(name: string): string {
  const characters = Array.from(toVisibleText(name));
  if (characters.length <= MAX_NAME_LENGTH) return characters.join('');
  const end = Math.floor(MAX_NAME_LENGTH / 2) - 1;
  return `${characters.slice(0, MAX_NAME_LENGTH - end - 1).join('')}…${characters.slice(-end).join('')}`;
}

const HEADER =
  /^\s*\d{4}-\d\d-\d\d[T ][\d:.,Z+-]+\s+\S{1,100}\s+(?:[a-z0-9-]{1,16}\s+)?\[[A-Za-z]{0,12}\]\s*/;

/** A proxy error from history has its message in front; see catalog/formats/flyctlText.ts. */
const HISTORY_PREFIX =
  /^\s*error\.message="(.*)" *\d{4}-\d\d-\d\dT\S+ \S{1,100} +(?:[a-z0-9-]{1,16} +)?\[[A-Za-z]{0,12}\]/;

/**
 * What a record says, without the time, machine, region and level that are shown beside it. The whole record
 * is shown when it is opened, so a layout that this does not know is merely longer.
 */
export function toMessage(record: string): string {
  const written = findJsonMessage(record) ?? record;
  const [first = '', ...others] = written.split('\n').map((line) => toVisibleText(removeColours(line)));
  const message = first.replace(HISTORY_PREFIX, '$1 ').replace(HEADER, '');
  return [message === '' ? first : message, ...others].join(' ⏎ ').trim();
}

/** Under these names objects of Fly's and of log stores have what was written. */
const MESSAGE_NAMES = ['message', 'line', 'log', 'msg', 'raw', '@message', 'body', 'Body'];
/** Stores put the object of a record into one of their own. */
const MAX_DEPTH = 4;

function findJsonMessage(record: string): string | undefined {
  if (!/^\s*[{[]/.test(record)) return undefined;
  try {
    const value: unknown = JSON.parse(record);
    // A line of Loki's: its time, and what was written.
    if (Array.isArray(value)) return typeof value[1] === 'string' ? value[1] : undefined;
    return findMessage(value, MAX_DEPTH);
  } catch {
    return undefined; // not JSON after all: shown as it is
  }
}

function findMessage(value: unknown, depth: number): string | undefined {
  if (typeof value !== 'object' || value === null || depth === 0) return undefined;
  const fields = new Map<string, unknown>(Object.entries(value));
  const message = MESSAGE_NAMES.map((name) => fields.get(name)).find((field) => typeof field === 'string');
  if (message !== undefined) return message;
  for (const field of fields.values()) {
    const inner = findMessage(field, depth - 1);
    if (inner !== undefined) return inner;
  }
  return undefined;
}
