/** Text from files, made safe to look at: colours go, everything else that cannot be seen is written out. */
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
  const visible = record.split('\n').map(toVisibleText);
  const first = visible[0] ?? '';
  const message = findJsonMessage(first) ?? first.replace(HISTORY_PREFIX, '$1 ').replace(HEADER, '');
  return [message === '' ? first : message, ...visible.slice(1)].join(' ⏎ ');
}

function findJsonMessage(line: string): string | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    const object: unknown = JSON.parse(line);
    if (typeof object !== 'object' || object === null || !('message' in object)) return undefined;
    return typeof object.message === 'string' ? toVisibleText(object.message) : undefined;
  } catch {
    return undefined; // not JSON after all: shown as it is
  }
}
