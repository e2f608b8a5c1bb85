/** Values of a JSON that somebody else may have written: each is what it should be, or a DamagedJson is thrown. */

const MAX_COUNT = 0xffffffff;

/** Its message completes "it MESSAGE". */
export class DamagedJson extends Error {
  override readonly name = 'DamagedJson';
}

export function readObject(value: unknown, name: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw isNo(name, 'object');
  // Only own properties are asked for, by names of ours.
  return Object.assign(Object.create(null), value) as Record<string, unknown>;
}

export function readArray(value: unknown, name: string): readonly unknown[] {
  if (!Array.isArray(value)) throw isNo(name, 'list');
  return value as readonly unknown[];
}

export function readText(value: unknown, name: string): string {
  if (typeof value !== 'string') throw isNo(name, 'text');
  return value;
}

export function readTexts(value: unknown, name: string): readonly string[] {
  return readArray(value, name).map((text) => readText(text, name));
}

export function readBoolean(value: unknown, name: string): boolean {
  if (typeof value !== 'boolean') throw isNo(name, 'yes or no');
  return value;
}

export function readNumber(value: unknown, name: string): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw isNo(name, 'number');
  return value;
}

/** Whole, and not below zero. */
export function readCount(value: unknown, name: string): number {
  const count = readNumber(value, name);
  if (count < 0 || !Number.isInteger(count)) throw isNo(name, 'count');
  return count;
}

/** Counts that fit into 32 bits. */
export function readCounts(value: unknown, name: string): readonly number[] {
  const counts = readArray(value, name);
  for (const count of counts) if (readCount(count, name) > MAX_COUNT) throw isNo(name, 'count');
  return counts as readonly number[];
}

export function readNumbers(value: unknown, name: string): readonly number[] {
  const numbers = readArray(value, name);
  for (const number of numbers) readNumber(number, name);
  return numbers as readonly number[];
}

export function readChoice<T extends string>(value: unknown, choices: readonly T[], name: string): T {
  const found = choices.find((choice) => choice === value);
  if (found === undefined) throw new DamagedJson(`has a value of "${name}" that is not known`);
  return found;
}

function isNo(name: string, kind: string): DamagedJson {
  return new DamagedJson(`has no ${kind} where "${name}" should be one`);
}
