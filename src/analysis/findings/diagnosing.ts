/**
 * Diagnosing: all that was read goes in, the findings come out, worst first. The texts of some lines are read again
 * from their files, because the tables do not hold what a message says.
 */
import { at } from '../../core/table/eventTable.ts';
import { diagnose, type Case, type CaseError, type DiagnosisRule } from '../../core/diagnosis/diagnosis.ts';
import { toFailedCheck } from '../../core/diagnosis/failedCheck.ts';
import type { Finding } from '../../core/diagnosis/finding.ts';
import { findFew, findRecurring } from '../../core/diagnosis/fewErrors.ts';
import { findGraveMoments } from '../../core/diagnosis/graveMoments.ts';
import { findIncidents, findThroughout, type Incident } from '../../core/diagnosis/incidents.ts';
import { rowsBetween, spreadRows, type Rows } from '../../core/table/rows.ts';
import { listSettingChanges } from '../../core/diagnosis/settingChanges.ts';
import { countNames, toTally } from '../../core/table/tally.ts';
import { indexCaseMoments } from './caseMoments.ts';
import { readEvidence, readPlacedTexts } from './evidence.ts';
import { byWeight, joinSame, settleThroughout, UNEXPLAINED, type Found } from './foundIncidents.ts';
import { describeLog, type DescribedLog } from './caseLog.ts';
import { timeByLines, withoutTimes } from './lineTimes.ts';
import { describeWhole, explainMoment, explainRows, listUsualMessages } from './explaining.ts';
import { sampleRecords } from './sampleRecords.ts';
import type { DiagnosisParts } from './tools.ts';

export type { Finding };

/** Errors of a case; of a larger incident, as many from all over it. */
const MAX_CASE_ERRORS = 2000;
/** Of these, as many are read again; of each of many cases fewer, down to the least. */
const MAX_TEXTS = 40;
const LEAST_TEXTS = 12;
const TEXTS_OF_MANY_CASES = 160;
/** Neighbours are mostly near each other in the file too, and read at once. */
const TEXTS_IN_RUN = 7;
/** The largest; a log of so many is not told by its incidents. */
const MAX_INCIDENTS = 12;
/** As many as are on the page at once are also compared with the rest of the log. */
const MAX_COMPARED = 3;

/** A check that throws is a finding of its own, behind the others: see failedCheck.ts. */
export async function diagnoseLog(given: DiagnosisParts): Promise<readonly Finding[]> {
  const isTimeless = given.merged.span === undefined;
  const parts = isTimeless ? { ...given, merged: timeByLines(given.merged) } : given;
  const { merged, rules } = parts;
  if (merged.table.length + merged.lifecycle.length === 0) return [];
  // Begun before it is known whether it is needed: files are read while this thread looks for incidents.
  const reading = Promise.all([sampleRecords(parts.texts, parts.formats), describeWhole(parts)]);
  const risen = findIncidents(merged);
  const incidents = [...risen, ...findThroughout(merged, risen)];
  const largest = incidents.toSorted((a, b) => b.rows.length - a.rows.length).slice(0, MAX_INCIDENTS);
  const withErrors = [...largest, ...findFew(merged, incidents), ...findRecurring(merged, incidents)];
  if (withErrors.length + findGraveMoments(merged.lifecycle, merged.span, []).length === 0) return [];
  const [sample, whole] = await reading;
  const failed = new Map<string, Finding>();
  const onFailure = ({ id, label }: DiagnosisRule, error: unknown): void => {
    failed.set(id, toFailedCheck(label, error));
  };
  const usual = listUsualMessages(sample);
  const log = describeLog(merged, incidents, sample);
  const momentsAround = indexCaseMoments(merged.lifecycle);
  const textCount = Math.max(LEAST_TEXTS, Math.min(MAX_TEXTS, TEXTS_OF_MANY_CASES / withErrors.length));
  async function look(all: readonly Incident[]): Promise<readonly Found[]> {
    const cases = await Promise.all(
      all.map(async (incident): Promise<Case> => {
        const errors = await readErrors(parts, incident.rows, textCount);
        return { incident, errors, getMoments: momentsAround(incident), log };
      }),
    );
    return cases
      .map((aCase): Found => ({ incident: aCase.incident, said: diagnose(aCase, rules, onFailure) }))
      .filter(({ said }) => said.length > 0);
  }
  const found = settleThroughout(await look(withErrors));
  const told = found.map(({ incident }) => incident);
  const besides = await look(findGraveMoments(merged.lifecycle, merged.span, told));
  const joined = joinSame([...found, ...besides]).sort(byWeight);
  const findings = await Promise.all(
    joined.map(async (one, place): Promise<Finding> => {
      const { rows, start } = one.incident;
      const isCompared = place < MAX_COMPARED;
      const [finding, differences, messages] = await Promise.all([
        toFinding(parts, one, log),
        isCompared ? explainRows(parts, rows, whole) : [],
        isCompared ? explainMoment(parts, rows, start, usual) : [],
      ]);
      return { ...finding, differences, messages };
    }),
  );
  return [...(isTimeless ? findings.map(withoutTimes) : findings), ...failed.values()];
}

async function readErrors(
  { merged: { table }, texts }: DiagnosisParts,
  rows: Rows,
  textCount: number,
): Promise<readonly CaseError[]> {
  const some = spreadRows(rows, MAX_CASE_ERRORS);
  const read = spreadRows(rowsBetween(0, some.length), textCount, TEXTS_IN_RUN);
  const lines = await readPlacedTexts(
    read.map((place) => ({ table, row: at(some, place) })),
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

async function toFinding(
  parts: DiagnosisParts,
  { incident, said }: Found,
  log: DescribedLog,
): Promise<Omit<Finding, 'differences' | 'messages'>> {
  const [first, ...others] = said;
  if (first === undefined) throw new Error('An incident of which no rule says anything is no finding');
  const { table: errors, lifecycle } = parts.merged;
  const [table, rows] =
    incident.moments === undefined ? [errors, incident.rows] : [lifecycle, incident.moments];
  const machines = toTally(countNames(table.machine, table.machines.length, rows), table.machines);
  const regions = toTally(countNames(table.region, table.regions.length, rows), table.regions);
  const causes = toTally(countNames(errors.cause, errors.codes.length, incident.rows), errors.codes);
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
    changes: parts.flyToml === undefined ? [] : listSettingChanges(parts.flyToml, first.settings ?? []),
    also: others
      .filter((other) => other.rule !== UNEXPLAINED)
      .map((other) => ({ rule: other.rule, label: other.label, title: other.title })),
  };
}
