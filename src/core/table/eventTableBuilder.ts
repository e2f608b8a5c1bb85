/**
 * Building event tables: proxy errors go in one by one, or tables as a whole; a finished table, ordered by time,
 * comes out.
 */
import {
  at,
  COLUMN_NAMES,
  COLUMNS,
  DICTIONARY_OF,
  isAfter,
  NONE,
  type Column,
  type ColumnName,
  type DictionaryName,
  type EventTable,
} from './eventTable.ts';
import type { ByteOffset, EpochMs } from '../units.ts';

/** What stands for all names after a dictionary is full; shown as it is. */
export const OVERFLOW_NAME = '(other)';

/** One event on its way into a table. */
export interface NewEvent {
  readonly time: EpochMs | undefined;
  readonly code: string | undefined;
  readonly cause: string | undefined;
  readonly how: number;
  readonly app: string | undefined;
  readonly machine: string | undefined;
  readonly region: string | undefined;
  readonly source: number;
  readonly recordStart: ByteOffset;
  readonly recordLength: number;
  readonly lineNumber: number;
}

/**
 * Names kept per dictionary: below what its index column can hold, and few enough that the names of a log in which
 * every line has another machine fit into memory. Events behind them are counted under OVERFLOW_NAME.
 */
const DICTIONARY_LIMITS: Readonly<Record<DictionaryName, number>> = {
  codes: 0xffff,
  apps: 0xffff,
  machines: 1 << 17,
  regions: 0xffff,
};

/** In characters; ids and names of apps are far shorter, and a longer one is no name. */
const MAX_NAME_LENGTH = 256;

class Dictionary {
  readonly #indexByName = new Map<string, number>([['', NONE]]);
  readonly #limit: number;
  constructor(limit: number) {
    this.#limit = limit;
  }
  /** The index of a name that was cut out of a record. */
  toIndex(fullName: string): number {
    const name = fullName.length > MAX_NAME_LENGTH ? fullName.slice(0, MAX_NAME_LENGTH) : fullName;
    return this.#indexByName.get(name) ?? this.#add(name, copyText);
  }
  /** The indexes of all names of another dictionary. */
  toIndices(names: readonly string[]): Uint32Array {
    const indices = new Uint32Array(names.length);
    for (const [i, name] of names.entries()) indices[i] = this.#indexByName.get(name) ?? this.#add(name);
    return indices;
  }
  #add(name: string, copy = (text: string): string => text): number {
    const index = this.#indexByName.size;
    if (index >= this.#limit - 1 && name !== OVERFLOW_NAME)
      return this.#indexByName.get(OVERFLOW_NAME) ?? this.#add(OVERFLOW_NAME);
    this.#indexByName.set(copy(name), index);
    return index;
  }
  get names(): readonly string[] {
    return [...this.#indexByName.keys()];
  }
}

/** The same text without the record that it was cut out of, which it would keep in memory. */
function copyText(text: string): string {
  return JSON.parse(JSON.stringify(text)) as string;
}

/** A table that grows. Rows keep the order in which they came until `finish`. */
export class EventTableBuilder {
  #length = 0;
  #columns: Record<ColumnName, Column>;
  readonly #dictionaries: Readonly<Record<DictionaryName, Dictionary>> = {
    codes: new Dictionary(DICTIONARY_LIMITS.codes),
    apps: new Dictionary(DICTIONARY_LIMITS.apps),
    machines: new Dictionary(DICTIONARY_LIMITS.machines),
    regions: new Dictionary(DICTIONARY_LIMITS.regions),
  };

  constructor(capacity = 256) {
    this.#columns = createColumns(capacity);
  }

  get length(): number {
    return this.#length;
  }

  add(event: NewEvent): void {
    this.#reserve(1);
    const { codes, apps, machines, regions } = this.#dictionaries;
    const row = this.#length;
    const columns = this.#columns;
    columns.time[row] = event.time ?? Number.NaN;
    columns.code[row] = codes.toIndex(event.code ?? '');
    columns.cause[row] = codes.toIndex(event.cause ?? '');
    columns.how[row] = event.how;
    columns.app[row] = apps.toIndex(event.app ?? '');
    columns.machine[row] = machines.toIndex(event.machine ?? '');
    columns.region[row] = regions.toIndex(event.region ?? '');
    columns.source[row] = event.source;
    columns.recordStart[row] = event.recordStart;
    columns.recordLength[row] = event.recordLength;
    columns.lineNumber[row] = event.lineNumber;
    this.#length = row + 1;
  }

  /**
   * Appends all rows of a table; its dictionaries are translated into this one's.
   * With `source`, the rows become those of that file.
   */
  addTable(table: EventTable, source?: number): void {
    this.#reserve(table.length);
    for (const name of COLUMN_NAMES) this.#columns[name].set(table[name], this.#length);
    if (source !== undefined) this.#columns.source.fill(source, this.#length, this.#length + table.length);
    for (const [name, dictionaryName] of Object.entries(DICTIONARY_OF) as [
      keyof typeof DICTIONARY_OF,
      DictionaryName,
    ][]) {
      const translation = this.#dictionaries[dictionaryName].toIndices(table[dictionaryName]);
      const column = this.#columns[name];
      if (translation.every((index, i) => index === i)) continue;
      const end = this.#length + table.length;
      for (let row = this.#length; row < end; row += 1)
        column[row] = translation[column[row] ?? NONE] ?? NONE;
    }
    this.#length += table.length;
  }

  /** The finished table, ordered by time. The builder can go on growing; the table does not change. */
  finish(): EventTable {
    const order = toTimeOrder(this.#columns.time.subarray(0, this.#length) as Float64Array);
    return {
      length: this.#length,
      ...(this.#takeColumns(order) as unknown as Pick<EventTable, ColumnName>),
      codes: this.#dictionaries.codes.names,
      apps: this.#dictionaries.apps.names,
      machines: this.#dictionaries.machines.names,
      regions: this.#dictionaries.regions.names,
    };
  }

  #takeColumns(order: Uint32Array | undefined): Record<ColumnName, Column> {
    // Those that are full and in order are a table's already: to grow, the builder takes larger ones.
    if (order === undefined && this.#columns.time.length === this.#length) return this.#columns;
    const taken = createColumns(this.#length);
    for (const name of COLUMN_NAMES) {
      const from = this.#columns[name];
      const to = taken[name];
      if (order === undefined) to.set(from.subarray(0, this.#length));
      else for (let row = 0; row < order.length; row += 1) to[row] = from[order[row] ?? 0] ?? 0;
    }
    return taken;
  }

  #reserve(rows: number): void {
    const needed = this.#length + rows;
    const capacity = this.#columns.time.length;
    if (needed <= capacity) return;
    const grown = createColumns(Math.max(needed, capacity * 2));
    for (const name of COLUMN_NAMES) grown[name].set(this.#columns[name]);
    this.#columns = grown;
  }
}

/** One table of one per file, whose rows' `source` is 0; it becomes the index of the file's table. */
export function mergeTables(tables: readonly EventTable[]): EventTable {
  return toOneTable(tables, (builder, table, source) => {
    builder.addTable(table, source);
  });
}

/** One table of the parts of one. */
export function joinTables(tables: readonly EventTable[]): EventTable {
  return toOneTable(tables, (builder, table) => {
    builder.addTable(table);
  });
}

function toOneTable(
  tables: readonly EventTable[],
  add: (builder: EventTableBuilder, table: EventTable, index: number) => void,
): EventTable {
  const [first, ...others] = tables;
  if (first !== undefined && others.length === 0) return first;
  const builder = new EventTableBuilder(tables.reduce((sum, table) => sum + table.length, 0));
  for (const [index, table] of tables.entries()) add(builder, table, index);
  return builder.finish();
}

function createColumns(capacity: number): Record<ColumnName, Column> {
  return Object.fromEntries(COLUMN_NAMES.map((name) => [name, new COLUMNS[name](capacity)])) as Record<
    ColumnName,
    Column
  >;
}

/**
 * Row indices ordered by time, or undefined where the rows already are. A merge sort over the runs that
 * are already in order: logs are nearly sorted, and merged files are a few sorted runs.
 */
function toTimeOrder(time: Float64Array): Uint32Array | undefined {
  let bounds = [0];
  for (let row = 1; row < time.length; row += 1) {
    if (isAfter(time[row - 1] ?? NaN, time[row] ?? NaN)) bounds.push(row);
  }
  if (bounds.length === 1) return undefined;
  bounds.push(time.length);
  let from = Uint32Array.from(time, (_, row) => row);
  let to = new Uint32Array(time.length);
  while (bounds.length > 2) {
    const merged = [0];
    for (let run = 0; run + 1 < bounds.length; run += 2) {
      const end = bounds[run + 2] ?? at(bounds, run + 1);
      mergeRuns(time, from, to, at(bounds, run), at(bounds, run + 1), end);
      merged.push(end);
    }
    bounds = merged;
    [from, to] = [to, from];
  }
  return from;
}

/** Merges the neighbouring runs [start, middle) and [middle, end) of `from` into `to`; equal times keep their order. */
function mergeRuns(
  time: Float64Array,
  from: Uint32Array,
  to: Uint32Array,
  start: number,
  middle: number,
  end: number,
): void {
  let left = start;
  let right = middle;
  for (let row = start; row < end; row += 1) {
    const leftRow = from[left] ?? 0;
    const rightRow = from[right] ?? 0;
    if (left >= middle || (right < end && isAfter(time[leftRow] ?? NaN, time[rightRow] ?? NaN))) {
      to[row] = rightRow;
      right += 1;
    } else {
      to[row] = leftRow;
      left += 1;
    }
  }
}
