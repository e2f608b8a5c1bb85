/** The JSON of an analysis goes in, its files come out as they were read; nothing in it is believed. */
import { isErrorCode } from '../format/errorCode.ts';
import { HOW_UNCLASSIFIED, type EventTable } from '../table/eventTable.ts';
import { EventTableBuilder } from '../table/eventTableBuilder.ts';
import { MOMENT_KINDS } from '../table/lifecycle.ts';
import type { ReadSource } from '../log/mergeSources.ts';
import type { RecordCounts } from '../table/recordCounts.ts';
import { ANALYSIS_SCHEMA } from './savedAnalysis.ts';
import {
  DamagedJson,
  readArray,
  readBoolean,
  readChoice,
  readCount,
  readCounts,
  readNumber,
  readNumbers,
  readObject,
  readText,
  readTexts,
} from './savedJson.ts';
import type { FoundProblem, SavedProblem, SourceReport } from '../records/sourceReport.ts';
import { isTimeZone } from '../time/timeZones.ts';
import type { EpochMs } from '../units.ts';

/** Why a saved analysis cannot be opened; `reason` completes "it REASON". */
export interface SavedFailure {
  readonly reason: string;
}

/** Reads the JSON of an analysis. Nothing in it is believed: what does not fit is a failure. */
export function readSavedAnalysis(text: string): readonly ReadSource[] | SavedFailure {
  try {
    const saved = readObject(JSON.parse(text), 'the file');
    if (saved['schema'] !== ANALYSIS_SCHEMA) return { reason: 'is of another version of Postflight' };
    if (saved['tables'] === undefined) return { reason: 'was saved without its events' };
    const sources = readArray(saved['sources'], 'sources');
    const tables = readArray(saved['tables'], 'tables');
    if (tables.length !== sources.length) return { reason: 'does not have as many tables as files' };
    return sources.map((source, i) =>
      readSource(readObject(source, 'a file'), readObject(tables[i], 'a table')),
    );
  } catch (error) {
    if (error instanceof DamagedJson) return { reason: error.message };
    if (error instanceof SyntaxError) return { reason: 'is no whole JSON: it was cut short or changed' };
    throw error;
  }
}

/** Problems that are found anew when the tables are put together. */
const FOUND_ANEW: ReadonlySet<string> = new Set<FoundProblem['kind']>(['outliers', 'repeats']);

function readSource(source: Record<string, unknown>, table: Record<string, unknown>): ReadSource {
  const bytes = readCount(source['bytes'], 'bytes');
  const span = table['span'] === null ? undefined : readNumbers(table['span'], 'span');
  const label = table['formatLabel'];
  const report: SourceReport = {
    name: readText(source['name'], 'name'),
    bytes,
    bytesRead: readCount(source['bytesRead'], 'bytesRead'),
    fileBytesRead: bytes,
    compression: readChoice(source['compression'], ['none', 'gzip', 'zstd', 'zip'], 'compression'),
    encoding: readChoice(source['encoding'], ['utf-8', 'utf-16le', 'utf-16be'], 'encoding'),
    isCutShort: readBoolean(table['isCutShort'], 'isCutShort'),
    // Whatever ended the reading then: what was read is all here, and the problems say what is missing.
    state: 'done',
    format:
      label === null ? undefined : { id: readText(source['format'], 'format'), label: readLabel(label) },
    lines: readCount(source['lines'], 'lines'),
    blank: readCount(source['blank'], 'blank'),
    records: readCount(source['records'], 'records'),
    recordLines: readCount(source['recordLines'], 'recordLines'),
    continuations: readCount(source['continuations'], 'continuations'),
    unread: readCount(source['unread'], 'unread'),
    unreadExamples: [],
    span: span && { first: readTime(span[0]), last: readTime(span[1]) },
    timeKind: readChoice(table['timeKind'], ['full', 'zoneless', 'timeOfDay'], 'timeKind'),
    zone: readZone(table['zone']),
    isScannedSlowly: false,
    isSaved: true,
    problems: readArray(source['problems'], 'problems')
      .map(readProblem)
      .filter(({ of }) => !FOUND_ANEW.has(of)),
  };
  return {
    report,
    recordCounts: readRecordCounts(readObject(table['records'], 'records')),
    table: readTable(readObject(table['events'], 'events'), 'events'),
    lifecycle: readTable(readObject(table['lifecycle'], 'lifecycle'), 'lifecycle'),
  };
}

function readProblem(value: unknown): SavedProblem {
  const { kind, message, line } = readObject(value, 'a problem');
  return {
    kind: 'saved',
    of: readText(kind, 'kind'),
    message: readText(message, 'message'),
    ...(line !== undefined && { line: readCount(line, 'line') }),
  };
}

function readRecordCounts({ stepMs, moments, counts }: Record<string, unknown>): RecordCounts {
  const step = readCount(stepMs, 'stepMs');
  if (step === 0) throw new DamagedJson('has steps of no length');
  let moment = 0;
  const starts = Float64Array.from(readNumbers(moments, 'moments'), (distance) => {
    moment += distance;
    return checkTime(moment * step);
  });
  const counted = Uint32Array.from(readCounts(counts, 'counts'));
  if (counted.length !== starts.length) throw new DamagedJson('does not have as many counts as moments');
  return { stepMs: step, starts, counts: counted };
}

/** Reports say it in their own words, so it may be nothing but words. */
function readLabel(value: unknown): string {
  const label = readText(value, 'formatLabel');
  if (!/^[\p{L}\p{N} .,[\]()-]{1,80}$/u.test(label))
    throw new DamagedJson('has a layout with an unlikely name');
  return label;
}

function readZone(value: unknown): string {
  const zone = readText(value, 'zone');
  if (!isTimeZone(zone)) throw new DamagedJson('has a time zone that is not known here');
  return zone;
}

/** `lifecycle` for moments of machines, whose codes are kinds. */
function readTable(saved: Record<string, unknown>, of: 'events' | 'lifecycle'): EventTable {
  const counts = (name: string): readonly number[] => readCounts(saved[name], name);
  const names = (list: string): readonly string[] => readTexts(saved[list], list);
  const columns = {
    code: counts('code'),
    cause: counts('cause'),
    how: counts('how'),
    app: counts('app'),
    machine: counts('machine'),
    region: counts('region'),
    lineNumber: counts('lineNumber'),
    recordLength: counts('recordLength'),
  };
  const times = readArray(saved['time'], 'time');
  if (Object.values(columns).some(({ length }) => length !== times.length))
    throw new DamagedJson('has columns of different lengths');
  const lists = {
    codes: names('codes'),
    apps: names('apps'),
    machines: names('machines'),
    regions: names('regions'),
  };
  const builder = new EventTableBuilder(times.length);
  let time = 0;
  for (const [row, distance] of times.entries()) {
    if (distance !== null) time = checkTime(time + readNumber(distance, 'time'));
    const how = columns.how[row] ?? 0;
    const code = nameAt(lists.codes, columns.code[row]);
    if (how > HOW_UNCLASSIFIED || (how === HOW_UNCLASSIFIED) !== (code === ''))
      throw new DamagedJson('has an error whose code and kind disagree');
    const cause = nameAt(lists.codes, columns.cause[row]);
    if (of === 'events') {
      if (!isCodeOrNone(code) || !isCodeOrNone(cause)) throw new DamagedJson('has a code that is none');
    } else if (!isLifecycleKind(code)) throw new DamagedJson('has an unknown lifecycle moment');
    builder.add({
      time: distance === null ? undefined : time,
      code,
      cause,
      how,
      app: nameAt(lists.apps, columns.app[row]),
      machine: nameAt(lists.machines, columns.machine[row]),
      region: nameAt(lists.regions, columns.region[row]),
      source: 0,
      recordStart: 0,
      recordLength: columns.recordLength[row] ?? 0,
      lineNumber: columns.lineNumber[row] ?? 0,
    });
  }
  return builder.finish();
}

function isCodeOrNone(code: string): boolean {
  return code === '' || isErrorCode(code);
}

function isLifecycleKind(code: string): boolean {
  return MOMENT_KINDS.some((kind) => kind === code);
}

function readTime(value: unknown): EpochMs {
  return checkTime(readNumber(value, 'span'));
}

/** What a date can be, as JavaScript counts. */
const LAST_TIME: EpochMs = 8.64e15;

function checkTime(time: EpochMs): EpochMs {
  if (Math.abs(time) > LAST_TIME) throw new DamagedJson('has a time that is none');
  return time;
}

function nameAt(names: readonly string[], index = -1): string {
  const name = names[index];
  if (name === undefined) throw new DamagedJson('has a row whose name is in no list');
  return name;
}
