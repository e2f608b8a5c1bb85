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
import { findFew } from '../core/fewErrors.ts';
import { findIncidents, type Incident } from '../core/incidents.ts';
import type { MomentKind } from '../core/lifecycle.ts';
import type { FlyToml } from '../core/flyToml.ts';
import type { LogFormat, LogRecord } from '../core/logFormat.ts';
import type { MergedSources } from '../core/mergeSources.ts';
import { listRows, rowAt, rowsOf, type Rows } from '../core/rows.ts';
import { listSettingChanges } from '../core/settingChanges.ts';
import { countNames, toTally } from '../core/tally.ts';
import type { RowIndex } from '../core/units.ts';
import { readRecordTexts, type ReadableText } from './recordTexts.ts';
import { describeLog, type DescribedLog } from './caseLog.ts';
import { timeByLines, withoutTimes } from './lineTimes.ts';
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
  /** The port that the proxy says it asked for, in the text of an error. */
  readonly findAskedPort: (text: string) => string | undefined;
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
const MAX_TEXTS = 40;
/** Of all lifecycle moments. */
const MAX_MOMENTS = 20_000;
const MAX_EVIDENCE = 6;
/** The largest; a log of so many is not told by its incidents. */
const MAX_INCIDENTS = 20;
/** As many as are on the page at once are also compared with the rest of the log. */
const MAX_COMPARED = 3;

interface Found {
  readonly incident: Incident;
  readonly said: readonly RuleDiagnosis[];
}

export async function diagnoseLog(given: DiagnosisParts): Promise<readonly Finding[]> {
  const isTimeless = given.merged.span === undefined;
  const parts = isTimeless ? { ...given, merged: timeByLines(given.merged) } : given;
  const { merged, rules } = parts;
  const incidents = findIncidents(merged);
  const largest = incidents.toSorted((a, b) => b.rows.length - a.rows.length).slice(0, MAX_INCIDENTS);
  const all = [...largest, ...findFew(merged, incidents)];
  if (all.length === 0) return [];
  const sample = await sampleRecords(parts.texts, parts.formats);
  const log = describeLog(merged, incidents, sample);
  const moments = listCaseMoments(merged.lifecycle);
  const found: Found[] = [];
  for (const incident of all) {
    const aCase: Case = {
      incident,
      errors: await readErrors(parts, incident.rows),
      moments: moments.filter((moment) => concerns(moment, incident)),
      log,
    };
    const said = diagnose(aCase, rules);
    if (said.length > 0) found.push({ incident, said });
  }
  const joined = joinFew(found).sort(byWeight);
  const findings = await Promise.all(
    joined.map(async (one, place) => {
      const finding = await toFinding(parts, one, log);
      return place < MAX_COMPARED ? { ...finding, ...(await explain(parts, one.incident, sample)) } : finding;
    }),
  );
  return isTimeless ? findings.map(withoutTimes) : findings;
}

/** What goes on now comes first, then what has more errors. */
function byWeight({ incident: a }: Found, { incident: b }: Found): number {
  return Number(b.isOngoing) - Number(a.isOngoing) || b.rows.length - a.rows.length || a.start - b.start;
}

async function explain(
  parts: DiagnosisParts,
  { rows, start }: Incident,
  sample: readonly LogRecord[],
): Promise<Pick<Finding, 'differences' | 'messages'>> {
  return {
    differences: await explainRows(parts, rows),
    messages: await explainMoment(parts, rows, start, sample),
  };
}

/** A few errors that have the same explanation as others are one finding with them. */
function joinFew(found: readonly Found[]): Found[] {
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
    // A few errors before a burst do not move its onset.
    ...(a.kind === 'few' && {
      start: Math.min(a.start, b.start),
      last: Math.max(a.last, b.last),
      isOngoing: a.isOngoing || b.isOngoing,
    }),
    codes: [...new Set([...a.codes, ...b.codes])],
    rows: rowsOf(Uint32Array.from([...listRows(a.rows), ...listRows(b.rows)]).sort()),
  };
}

/** How long before and behind an incident rules look. */
const LEAD_MS = 1_800_000;
const TRAIL_MS = 600_000;

/** What is near it; and which version of the app runs where, which may have been said long before. */
function concerns({ kind, time }: CaseMoment, { start, last }: Incident): boolean {
  if (time > last + TRAIL_MS) return false;
  return time >= start - LEAD_MS || kind === 'listening' || kind === 'start' || kind === 'deploy';
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
): Promise<Finding> {
  const [first, ...others] = said;
  if (first === undefined) throw new Error('An incident of which no rule says anything is no finding');
  const { table } = parts.merged;
  const machines = toTally(countNames(table.machine, table.machines.length, incident.rows), table.machines);
  const regions = toTally(countNames(table.region, table.regions.length, incident.rows), table.regions);
  const causes = toTally(countNames(table.cause, table.codes.length, incident.rows), table.codes);
  const { rule, label, title, owner, confidence, refutedBy, advice } = first;
  return {
    ...{ rule, label, title, owner, confidence, refutedBy, advice },
    codes: incident.codes,
    errors: incident.rows.length,
    start: first.start ?? incident.start,
    last: incident.last,
    isOngoing: incident.isOngoing,
    causes: causes.shares.filter(({ name }) => name !== ''),
    machines: machines.shares.filter(({ name }) => name !== ''),
    regions: regions.shares.filter(({ name }) => name !== ''),
    width: {
      machines: machines.named,
      ofMachines: Math.max(machines.named, log.machines.length),
      regions: regions.named,
      ofRegions: Math.max(regions.named, log.regions.length),
    },
    evidence: await readEvidence(parts, first.evidence),
    differences: [],
    messages: [],
    changes: parts.flyToml === undefined ? [] : listSettingChanges(parts.flyToml, first.settings ?? []),
    also: others
      .filter((other) => other.rule !== 'error-burst')
      .map((other) => ({ rule: other.rule, label: other.label, title: other.title })),
  };
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
