/**
 * What is unlike the rest of a log: a part of its errors and a moment go in; what those errors have that others have
 * not, and what the apps printed around the moment for the first time, come out.
 */
import {
  findDifferences,
  MIN_ERRORS_OF_VALUE,
  type CountedField,
  type Difference,
} from '../../core/diagnosis/differences.ts';
import { at, NONE, type EventTable } from '../../core/table/eventTable.ts';
import type { LogRecord } from '../../core/format/logFormat.ts';
import {
  findPatterns,
  toPattern,
  type MessagePattern,
  type PrintedMessage,
} from '../../core/diagnosis/messagePatterns.ts';
import { rowAt, rowsBetween, rowsOf, spreadRows, type Rows } from '../../core/table/rows.ts';
import { countNames } from '../../core/table/tally.ts';
import type { EpochMs, RowIndex } from '../../core/units.ts';
import type { DiagnosisParts } from './tools.ts';
import type { SourceText } from './tools.ts';
import { readRecordTexts } from '../files/recordTexts.ts';
import { readRecordsBetween } from './sampleRecords.ts';

/** Of a part, and of all of a log, as many errors are read again for what only their texts say. */
const MAX_TEXTS = 100;
/** Neighbours are read at once; more of them would often be of one client. */
const TEXTS_IN_RUN = 10;
/** What is read of a file before and behind the first error of an incident. */
const BYTES_BEFORE = 1 << 17;
const BYTES_BEHIND = 1 << 15;
/** Of many files, the first that have errors of an incident. */
const MAX_SOURCES = 8;
const MAX_DIFFERENCES = 8;
const MAX_PATTERNS = 8;

const COLUMNS = [
  ['machine', 'machines'],
  ['region', 'regions'],
  ['code', 'codes'],
  ['cause', 'codes'],
  ['app', 'apps'],
] as const;

type Parts = Pick<DiagnosisParts, 'texts' | 'formats' | 'findAskedPort'> & {
  readonly merged: Pick<DiagnosisParts['merged'], 'table'>;
};

/** By the row of the error whose text says so. */
type Requests = ReadonlyMap<RowIndex, Request>;

/** What parts of a log are compared with. */
export interface WholeLog {
  /** Errors by name, for each of COLUMNS. */
  readonly counts: readonly Uint32Array[];
  /** Of errors from all over it. */
  readonly requests: Requests;
}

export async function describeWhole(parts: Parts): Promise<WholeLog> {
  const { table } = parts.merged;
  const all = rowsBetween(0, table.length);
  return {
    counts: COLUMNS.map(([field, names]) => countNames(table[field], table[names].length, all)),
    requests: await readRequests(parts, spreadRows(all, MAX_TEXTS, TEXTS_IN_RUN)),
  };
}

/** Largest difference first; none where there is no rest to compare with. */
export async function explainRows(
  parts: Parts,
  rows: Rows,
  given?: WholeLog,
): Promise<readonly Difference[]> {
  const { table } = parts.merged;
  if (rows.length === 0 || rows.length === table.length) return [];
  const whole = given ?? (await describeWhole(parts));
  const fields = COLUMNS.map(([field, dictionary], column) => {
    const names = table[dictionary];
    return toCountedField(
      field,
      names,
      countNames(table[field], names.length, rows),
      at(whole.counts, column),
    );
  });
  const [inside, outside] = await Promise.all([
    readRequests(parts, spreadRows(rows, MAX_TEXTS, TEXTS_IN_RUN)),
    readOutside(parts, rows, whole.requests),
  ]);
  const requests = (['method', 'path', 'port'] as const).map((field) => ({
    field,
    inside: countValues(inside.values(), field),
    outside: countValues(outside, field),
  }));
  return findDifferences([...fields, ...requests]).slice(0, MAX_DIFFERENCES);
}

/** Of a sample, those outside; where most errors are inside, it would hold too few of them. */
async function readOutside(parts: Parts, rows: Rows, sample: Requests): Promise<readonly Request[]> {
  const { length } = parts.merged.table;
  const isInside = new Uint8Array(length);
  for (let i = 0; i < rows.length; i += 1) isInside[rowAt(rows, i)] = 1;
  if (2 * rows.length <= length)
    return [...sample].filter(([row]) => isInside[row] === 0).map(([, request]) => request);
  const rest = new Uint32Array(length - rows.length);
  let filled = 0;
  for (let row = 0; row < length; row += 1) if (isInside[row] === 0) rest[filled++] = row;
  return [...(await readRequests(parts, spreadRows(rowsOf(rest), MAX_TEXTS, TEXTS_IN_RUN))).values()];
}

/** What an app printed, anywhere in the log. */
export interface UsualMessage {
  readonly time: EpochMs;
  readonly pattern: string;
}

/** Of records from all over a log; those without a time tell nothing of other times. */
export function listUsualMessages(sample: readonly LogRecord[]): readonly UsualMessage[] {
  return sample.flatMap(({ time, message, provider = 'app' }) =>
    provider === 'app' && time !== undefined ? [{ time, pattern: toPattern(message) }] : [],
  );
}

/** New ones first. */
export async function explainMoment(
  { merged: { table }, texts, formats }: Parts,
  rows: Rows,
  moment: EpochMs,
  usual: readonly UsualMessage[],
): Promise<readonly MessagePattern[]> {
  const records = await Promise.all(
    [...findFirstPlaces(table, rows)].slice(0, MAX_SOURCES).map(async ([source, start]) => {
      const text = texts[source];
      if (text === undefined) return [];
      return readRecordsBetween(text, formats, start - BYTES_BEFORE, start + BYTES_BEHIND);
    }),
  );
  const around = records
    .flat()
    .flatMap(({ time, message, provider = 'app' }): PrintedMessage[] =>
      time !== undefined && provider === 'app' ? [{ time, message }] : [],
    );
  const before = usual.flatMap(({ time, pattern }) => (time < moment - USUAL_BEFORE_MS ? [pattern] : []));
  return findPatterns(around, before, moment).slice(0, MAX_PATTERNS);
}

/** What was printed less than this before the moment may belong to it. */
const USUAL_BEFORE_MS = 60_000;

/** Where the first error of each file stands. */
function findFirstPlaces(table: EventTable, rows: Rows): ReadonlyMap<number, number> {
  const places = new Map<number, number>();
  for (let i = 0; i < rows.length; i += 1) {
    const row = rowAt(rows, i);
    const source = at(table.source, row);
    if (!places.has(source)) places.set(source, at(table.recordStart, row));
  }
  return places;
}

/** `own` of a part, `all` of the whole log. */
function toCountedField(
  field: string,
  names: readonly string[],
  own: Uint32Array,
  all: Uint32Array,
): CountedField {
  // Of very many machines, most have an error or two.
  const inside = new Map<string, number>();
  const outside = new Map<string, number>();
  const rare = { inside: 0, outside: 0 };
  for (let name = 0; name < names.length; name += 1) {
    const count = all[name] ?? 0;
    const part = own[name] ?? 0;
    if (count >= MIN_ERRORS_OF_VALUE) {
      inside.set(at(names, name), part);
      outside.set(at(names, name), count - part);
    } else if (name !== NONE) {
      rare.inside += part;
      rare.outside += count - part;
    }
  }
  return { field, inside, outside, rare };
}

interface Request {
  readonly method: string;
  /** With ids and numbers replaced. */
  readonly path: string;
  readonly port: string;
}

async function readRequests(
  { merged: { table }, texts, formats, findAskedPort }: Parts,
  rows: readonly RowIndex[],
): Promise<Requests> {
  const places = rows.flatMap((row) => {
    const text: SourceText | undefined = texts[at(table.source, row)];
    const start = at(table.recordStart, row);
    return text === undefined ? [] : [{ row, text, start, end: start + at(table.recordLength, row) }];
  });
  const lines = await readRecordTexts(places);
  const requests = new Map<RowIndex, Request>();
  places.forEach(({ row, text }, i) => {
    const line = lines[i];
    const format = formats.find(({ id }) => id === text.formatId);
    if (line === undefined || format === undefined) return;
    const request = format.readRecords(line).find((record) => record.request !== undefined)?.request;
    requests.set(row, {
      method: request?.method ?? '',
      path: request?.url === undefined ? '' : toPathPattern(request.url),
      port: findAskedPort(line) ?? '',
    });
  });
  return requests;
}

/** `https://shop.example/users/17?page=2` is `/users/{n}`. */
function toPathPattern(url: string): string {
  const path = url.replace(/^[a-z]{2,10}:\/\/[^/]{0,253}/i, '').split(/[?#]/)[0] ?? '';
  return toPattern(path === '' ? '/' : path);
}

function countValues(requests: Iterable<Request>, field: keyof Request): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const request of requests) counts.set(request[field], (counts.get(request[field]) ?? 0) + 1);
  return counts;
}
