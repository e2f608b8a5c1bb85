/**
 * Diagnosing: all that was read goes in, the findings come out, worst first. The texts of some lines are read again
 * from their files, because the tables do not hold what a message says.
 */
import { at, type EventTable } from '../core/eventTable.ts';
import {
  diagnose,
  type Case,
  type CaseError,
  type CaseMoment,
  type DiagnosisRule,
  type RuleDiagnosis,
} from '../core/diagnosis.ts';
import type { EvidenceLine, Finding } from '../core/finding.ts';
import { findFew, findIncidents, type Incident } from '../core/incidents.ts';
import type { MomentKind } from '../core/lifecycle.ts';
import type { FlyToml } from '../core/flyToml.ts';
import type { LogFormat, LogRecord } from '../core/logFormat.ts';
import type { MergedSources } from '../core/mergeSources.ts';
import { listRows, rowAt, rowsOf, type Rows } from '../core/rows.ts';
import { listSettingChanges } from '../core/settingChanges.ts';
import { toTally } from '../core/tally.ts';
import type { RowIndex } from '../core/units.ts';
import { readRecordTexts, type ReadableText } from './recordTexts.ts';
import { describeLog, type DescribedLog } from './caseLog.ts';
import { explainMoment, explainRows } from './explaining.ts';
import { sampleRecords } from './sampleRecords.ts';

export type { EvidenceLine, Finding };

/** A source's text to read again, and what it is made of; undefined where it is not at hand. */
export interface SourceText extends ReadableText {
  readonly size: number;
  readonly formatId: string | undefined;
}

/** What only a catalog knows. */
export interface DiagnosisTools {
  readonly rules: readonly DiagnosisRule[];
  readonly formats: readonly LogFormat[];
}

/** Loaded when something is diagnosed. */
export type LoadDiagnosisTools = () => Promise<DiagnosisTools>;

export interface DiagnosisParts extends DiagnosisTools {
  readonly merged: Pick<MergedSources, 'table' | 'lifecycle' | 'recordCounts' | 'span'>;
  /** In the order of the files. */
  readonly texts: readonly (SourceText | undefined)[];
  /** Where somebody gave one beside the log. */
  readonly flyToml?: FlyToml | undefined;
}

/** Errors of a case; of a larger incident, as many from all over it. */
const MAX_CASE_ERRORS = 2000;
/** Of these, as many are read again. */
const MAX_TEXTS = 200;
/** Of all lifecycle moments. */
const MAX_MOMENTS = 20_000;
const MAX_EVIDENCE = 6;
/** Nobody copies more by hand, and a log without times says little anyway. */
const MAX_TIMELESS_LINES = 1000;

interface Found {
  readonly incident: Incident;
  readonly said: readonly RuleDiagnosis[];
}

export async function diagnoseLog(given: DiagnosisParts): Promise<readonly Finding[]> {
  const isTimeless = given.merged.span === undefined;
  const parts = isTimeless ? { ...given, merged: timeByLines(given.merged) } : given;
  const { merged, rules } = parts;
  const incidents = findIncidents(merged);
  const all = [...incidents, ...findFew(merged, incidents)];
  if (all.length === 0) return [];
  const sample = await sampleRecords(parts.texts, parts.formats);
  const log = describeLog(merged, incidents, sample);
  const moments = listCaseMoments(merged.lifecycle);
  const found: Found[] = [];
  for (const incident of all) {
    const aCase: Case = {
      incident,
      errors: await readErrors(parts, incident.rows),
      moments,
      log,
    };
    const said = diagnose(aCase, rules);
    if (said.length > 0) found.push({ incident, said });
  }
  const findings = await Promise.all(joinFew(found).map((one) => toFinding(parts, one, log, sample)));
  findings.sort(byWeight);
  return isTimeless ? findings.map(withoutTimes) : findings;
}

/**
 * A few lines without any time still have an order: each line stands for a second. Only of one file, because nothing
 * says how the lines of several lie to each other.
 */
function timeByLines(merged: DiagnosisParts['merged']): DiagnosisParts['merged'] {
  const { table, lifecycle } = merged;
  if (table.source.some((source) => source !== table.source[0])) return merged;
  const lines = [...table.lineNumber, ...lifecycle.lineNumber];
  if (lines.length === 0 || lines.length > MAX_TIMELESS_LINES) return merged;
  const toTimed = (part: EventTable): EventTable => ({
    ...part,
    time: Float64Array.from(part.lineNumber, (lineNumber) => lineNumber * 1000),
  });
  const span = { first: 1000 * Math.min(...lines), last: 1000 * Math.max(...lines) };
  return { ...merged, table: toTimed(table), lifecycle: toTimed(lifecycle), span };
}

function withoutTimes(finding: Finding): Finding {
  return {
    ...finding,
    ...{ start: undefined, last: undefined, isOngoing: false },
    evidence: finding.evidence.map((line) => ({ ...line, time: undefined })),
  };
}

/** What goes on now comes first, then what has more errors. */
function byWeight(a: Finding, b: Finding): number {
  return Number(b.isOngoing) - Number(a.isOngoing) || b.errors - a.errors || (a.start ?? 0) - (b.start ?? 0);
}

/** A few errors that have the same explanation as others are one finding with them. */
function joinFew(found: readonly Found[]): readonly Found[] {
  const joined: Found[] = [];
  for (const one of found) {
    const same =
      one.incident.kind === 'few' ? joined.findIndex(({ said }) => said[0]?.rule === one.said[0]?.rule) : -1;
    const other = joined[same];
    if (other === undefined) joined.push(one);
    else joined[same] = { ...other, incident: join(other.incident, one.incident) };
  }
  return joined;
}

function join(a: Incident, b: Incident): Incident {
  return {
    ...a,
    start: Math.min(a.start, b.start),
    last: Math.max(a.last, b.last),
    isOngoing: a.isOngoing || b.isOngoing,
    codes: [...new Set([...a.codes, ...b.codes])],
    rows: rowsOf(Uint32Array.from([...listRows(a.rows), ...listRows(b.rows)]).sort()),
  };
}

function listCaseMoments(table: EventTable): readonly CaseMoment[] {
  const rows = spread({ length: table.length, first: 0, list: undefined }, MAX_MOMENTS);
  return rows.map((row) => ({
    time: at(table.time, row),
    kind: at(table.codes, at(table.code, row)) as MomentKind,
    detail: at(table.codes, at(table.cause, row)),
    machine: at(table.machines, at(table.machine, row)),
    row,
  }));
}

async function readErrors(
  { merged: { table }, texts }: DiagnosisParts,
  rows: Rows,
): Promise<readonly CaseError[]> {
  const some = spread(rows, MAX_CASE_ERRORS);
  const read = spread({ length: some.length, first: 0, list: undefined }, MAX_TEXTS);
  const lines = await readRowTexts(
    table,
    read.map((place) => at(some, place)),
    texts,
  );
  const textOf = new Map(read.map((place, i) => [place, lines[i]]));
  return some.map((row, place) => ({
    time: at(table.time, row),
    code: at(table.codes, at(table.code, row)),
    cause: at(table.codes, at(table.cause, row)),
    machine: at(table.machines, at(table.machine, row)),
    region: at(table.regions, at(table.region, row)),
    row,
    text: textOf.get(place),
  }));
}

/** At most so many, from all over the rows. */
function spread(rows: Rows, most: number): readonly RowIndex[] {
  const count = Math.min(rows.length, most);
  return Array.from({ length: count }, (_, i) => rowAt(rows, Math.floor((i * rows.length) / count)));
}

async function readRowTexts(
  table: EventTable,
  rows: readonly RowIndex[],
  texts: readonly (SourceText | undefined)[],
): Promise<readonly (string | undefined)[]> {
  const places = rows.flatMap((row, index) => {
    const text = texts[at(table.source, row)];
    const start = at(table.recordStart, row);
    return text === undefined ? [] : [{ index, text, start, end: start + at(table.recordLength, row) }];
  });
  const read = await readRecordTexts(places);
  const lines = new Array<string | undefined>(rows.length).fill(undefined);
  places.forEach(({ index }, i) => (lines[index] = read[i]));
  return lines;
}

async function toFinding(
  parts: DiagnosisParts,
  { incident, said }: Found,
  log: DescribedLog,
  sample: readonly LogRecord[],
): Promise<Finding> {
  const [first, ...others] = said;
  if (first === undefined) throw new Error('An incident of which no rule says anything is no finding');
  const { table } = parts.merged;
  const machines = tally(table.machine, table.machines, incident.rows);
  const regions = tally(table.region, table.regions, incident.rows);
  const { rule, label, title, owner, confidence, refutedBy, advice } = first;
  return {
    ...{ rule, label, title, owner, confidence, refutedBy, advice },
    codes: incident.codes,
    errors: incident.rows.length,
    start: first.start ?? incident.start,
    last: incident.last,
    isOngoing: incident.isOngoing,
    machines: machines.shares.filter(({ name }) => name !== ''),
    regions: regions.shares.filter(({ name }) => name !== ''),
    width: {
      machines: machines.named,
      ofMachines: Math.max(machines.named, log.machines.length),
      regions: regions.named,
      ofRegions: Math.max(regions.named, log.regions.length),
    },
    evidence: await readEvidence(parts, first.evidence),
    differences: await explainRows(parts, incident.rows),
    messages: await explainMoment(parts, incident.rows, incident.start, sample),
    changes: parts.flyToml === undefined ? [] : listSettingChanges(parts.flyToml, first.settings ?? []),
    also: others
      .filter((other) => other.rule !== 'error-burst')
      .map((other) => ({ rule: other.rule, label: other.label, title: other.title })),
  };
}

function tally(
  column: Uint16Array | Uint32Array,
  names: readonly string[],
  rows: Rows,
): ReturnType<typeof toTally> {
  const counts = new Uint32Array(names.length);
  for (let i = 0; i < rows.length; i += 1) {
    const name = column[rowAt(rows, i)] ?? 0;
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return toTally(counts, names);
}

async function readEvidence(
  { merged, texts }: DiagnosisParts,
  lines: readonly (CaseError | CaseMoment)[],
): Promise<readonly EvidenceLine[]> {
  const seen = new Set<string>();
  const evidence: EvidenceLine[] = [];
  for (const line of lines) {
    const table = 'kind' in line ? merged.lifecycle : merged.table;
    const source = at(table.source, line.row);
    const start = at(table.recordStart, line.row);
    const key = `${String(source)} ${String(start)}`;
    if (seen.has(key) || evidence.length >= MAX_EVIDENCE) continue;
    seen.add(key);
    const [text] = await readRowTexts(table, [line.row], texts);
    evidence.push({
      ...{ source, start, end: start + at(table.recordLength, line.row), text },
      lineNumber: at(table.lineNumber, line.row),
      time: Number.isNaN(line.time) ? undefined : line.time,
    });
  }
  return evidence;
}
