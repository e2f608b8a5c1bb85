/**
 * Limits on errors, for scripts: a text such as `PC01>10/min` goes in, a limit comes out; a limit and a table go in,
 * the most that the log has of it comes out.
 */
import { isErrorCode, toCategoryName } from '../core/format/errorCode.ts';
import { at, type EventTable } from '../core/table/eventTable.ts';
import type { DurationMs, EpochMs } from '../core/units.ts';

export interface ErrorLimit {
  /** As it was written. */
  readonly text: string;
  /** A code, the name of a category, or `errors` for all that have a code. */
  readonly subject: string;
  readonly most: number;
  /** In any time as long as this; undefined for the whole log. */
  readonly withinMs: DurationMs | undefined;
}

/** What a log has of what a limit is about. */
export interface Peak {
  readonly count: number;
  /** Where the fullest time begins; undefined for the whole log, or for no error. */
  readonly start: EpochMs | undefined;
}

const LIMIT =
  /^\s*([A-Za-z0-9]{1,20})\s*>\s*(\d{1,9})(?:\s*\/\s*(?:(\d{1,4})\s*)?(s|sec|min|h|hour|day))?\s*$/;
const UNITS: ReadonlyMap<string, DurationMs> = new Map([
  ['s', 1000],
  ['sec', 1000],
  ['min', 60_000],
  ['h', 3_600_000],
  ['hour', 3_600_000],
  ['day', 86_400_000],
]);

/** Undefined for a text that is no limit. `isCategory` knows the names of categories. */
export function readErrorLimit(text: string, isCategory: (name: string) => boolean): ErrorLimit | undefined {
  const [, name = '', most = '', times = '', unit] = LIMIT.exec(text) ?? [];
  const subject = isErrorCode(name.toUpperCase()) ? name.toUpperCase() : name.toLowerCase();
  if (!isErrorCode(subject) && subject !== 'errors' && !isCategory(subject)) return undefined;
  const unitMs = UNITS.get(unit ?? '');
  const withinMs = unitMs === undefined ? undefined : unitMs * (times === '' ? 1 : Number(times));
  if (withinMs === 0) return undefined;
  return { text: text.trim(), subject, most: Number(most), withinMs };
}

/** Errors without a time count in the whole log only. */
export function findPeak(table: EventTable, { subject, withinMs }: ErrorLimit): Peak {
  const isMeant = table.codes.map(
    (code) => code === subject || toCategoryName(code) === subject || (subject === 'errors' && code !== ''),
  );
  let count = 0;
  let most = 0;
  let start: EpochMs | undefined;
  let first = 0;
  for (let row = 0; row < table.length; row += 1) {
    if (isMeant[at(table.code, row)] !== true) continue;
    const time = at(table.time, row);
    if (withinMs === undefined) {
      most += 1;
      continue;
    }
    if (Number.isNaN(time)) break; // they come last
    count += 1;
    for (; time - at(table.time, first) >= withinMs; first += 1) {
      if (isMeant[at(table.code, first)] === true) count -= 1;
    }
    if (count > most) {
      most = count;
      while (isMeant[at(table.code, first)] !== true) first += 1;
      start = at(table.time, first);
    }
  }
  return { count: most, start };
}
