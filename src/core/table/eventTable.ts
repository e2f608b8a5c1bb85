/**
 * The event table: the columns that all proxy errors of a log stand in, and what must be true of them.
 * About 40 bytes an event, no object and no string per event, and it crosses threads without a copy.
 */
import type { EpochMs } from '../units.ts';

export const HOW_WRITTEN = 0;
export const HOW_INFERRED = 1;
export const HOW_UNCLASSIFIED = 2;
/** What the three are called outside of tables. */
export const HOW_NAMES = ['written', 'inferred', 'unclassified'] as const;
export type How = (typeof HOW_NAMES)[number];

/** Index of the empty name, which every dictionary holds first: "the record does not say". */
export const NONE = 0;

/**
 * One row per event. A finished table is ordered by time, rows without a time (`NaN`) last;
 * rows of the same time keep the order of their files and of the lines in them.
 */
export interface EventTable {
  readonly length: number;
  /** EpochMs, or `NaN`. */
  readonly time: Float64Array;
  /** Index into `codes`; NONE for an unclassified error. */
  readonly code: Uint16Array;
  /** Index into `codes`: what the record quotes as its last error. */
  readonly cause: Uint16Array;
  /** HOW_WRITTEN, HOW_INFERRED or HOW_UNCLASSIFIED. */
  readonly how: Uint8Array;
  readonly app: Uint16Array;
  readonly machine: Uint32Array;
  readonly region: Uint16Array;
  /** Index of the file. */
  readonly source: Uint16Array;
  /** ByteOffset of the record's first byte in its file. */
  readonly recordStart: Float64Array;
  /** Bytes of the record, continuation lines included. */
  readonly recordLength: Uint32Array;
  /** 1-based. */
  readonly lineNumber: Uint32Array;
  readonly codes: readonly string[];
  readonly apps: readonly string[];
  readonly machines: readonly string[];
  readonly regions: readonly string[];
}

export const COLUMNS = {
  time: Float64Array,
  code: Uint16Array,
  cause: Uint16Array,
  how: Uint8Array,
  app: Uint16Array,
  machine: Uint32Array,
  region: Uint16Array,
  source: Uint16Array,
  recordStart: Float64Array,
  recordLength: Uint32Array,
  lineNumber: Uint32Array,
} as const;
export type ColumnName = keyof typeof COLUMNS;
export type Column = Float64Array | Uint8Array | Uint16Array | Uint32Array;
export const COLUMN_NAMES = Object.keys(COLUMNS) as readonly ColumnName[];

/** Columns that hold dictionary indices, and their dictionaries. */
export const DICTIONARY_OF = {
  code: 'codes',
  cause: 'codes',
  app: 'apps',
  machine: 'machines',
  region: 'regions',
} as const;
export type DictionaryName = (typeof DICTIONARY_OF)[keyof typeof DICTIONARY_OF];

/**
 * Reads a column or a list where the index is known to be inside; a miss is a bug and throws. Loops over all rows read
 * their columns directly: this function meets columns of every type, which makes it several times as slow.
 */
export function at<T>(column: ArrayLike<T>, index: number): T {
  const value = column[index];
  if (value === undefined)
    throw new RangeError(`Index ${String(index)} is outside a column of ${String(column.length)}`);
  return value;
}

/** The buffers of a table, for handing it to another thread without a copy. */
export function getTransferables(table: EventTable): ArrayBuffer[] {
  return COLUMN_NAMES.map((name) => table[name].buffer as ArrayBuffer);
}

/** Throws at the first row that breaks what EventTable promises. For tests and after a table crossed threads. */
export function checkTable(table: EventTable): void {
  for (const name of COLUMN_NAMES) {
    if (table[name].length !== table.length)
      throw new Error(`Column ${name} has ${String(table[name].length)} rows, not ${String(table.length)}`);
  }
  for (const [name, dictionaryName] of Object.entries(DICTIONARY_OF) as [
    keyof typeof DICTIONARY_OF,
    DictionaryName,
  ][]) {
    const size = table[dictionaryName].length;
    if (table[dictionaryName][NONE] !== '')
      throw new Error(`Dictionary ${dictionaryName} does not start with the empty name`);
    if (new Set(table[dictionaryName]).size !== size)
      throw new Error(`Dictionary ${dictionaryName} names something twice`);
    const row = table[name].findIndex((index) => index >= size);
    if (row !== -1) throw new Error(`Row ${String(row)}: ${name} is outside its dictionary`);
  }
  for (let row = 0; row < table.length; row += 1) {
    const hasCode = at(table.code, row) !== NONE;
    if (hasCode === (at(table.how, row) === HOW_UNCLASSIFIED))
      throw new Error(`Row ${String(row)}: code and how disagree`);
    if (row > 0 && isAfter(at(table.time, row - 1), at(table.time, row)))
      throw new Error(`Row ${String(row)}: earlier than the row before`);
  }
}

/** Rows without a time come last. */
export function isAfter(a: EpochMs, b: EpochMs): boolean {
  return a > b || (Number.isNaN(a) && !Number.isNaN(b));
}
