/** Values of JSON that may be anything: what is of the wanted kind comes out, cut to what is ever shown of it. */
import { isJsonObject, type JsonObject } from '../../../core/format/jsonField.ts';
import { parseTimestamp } from '../../../core/time/timestamp.ts';
import type { EpochMs } from '../../../core/units.ts';

/** An app has fewer machines, and the command gives fewer releases. */
const MAX_ITEMS = 5000;

/** The objects in a list, as many as are used; undefined where it is no list, or holds something else. */
export function toObjects(value: unknown): readonly JsonObject[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const items: readonly unknown[] = value.slice(0, MAX_ITEMS);
  return items.every(isJsonObject) ? items : undefined;
}

/** Empty where it is no text. */
export function toText(value: unknown, maxLength = 100): string {
  return typeof value === 'string' ? value.slice(0, maxLength) : '';
}

/** A text of one form; empty where it is another. */
export function toWord(value: unknown, form: RegExp): string {
  return typeof value === 'string' && form.test(value) ? value : '';
}

/** A whole number that is not negative. */
export function toCount(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
}

export function toTime(value: unknown): EpochMs | undefined {
  return typeof value === 'string' && value.length < 40 ? parseTimestamp(value) : undefined;
}
