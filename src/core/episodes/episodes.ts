/**
 * Episodes: the lives of machines and the errors of a log go in; what went on, with the errors in it, comes out, one kind
 * after another. Each function takes what nothing has told before.
 */
import { at, type EventTable } from '../table/eventTable.ts';
import { listRows, rowAt, rowsOf, type Rows } from '../table/rows.ts';
import type { DurationMs, EpochMs, RowIndex } from '../units.ts';
import { isBeyondChance } from './beyondChance.ts';
import { areAllInside, areEnough } from './enoughErrors.ts';
import type { Episode, Phase, Placed } from './episode.ts';
import * as phasesOf from './phases.ts';
import { group, hasErrors, place, type PlacedLog } from './placedLog.ts';
import { toEpisode, toWhole } from './toEpisode.ts';

const MINUTE: DurationMs = 60_000;

/** What requests meet at an app that is not there. */
const GONE = new Set([
  ...['PC01', 'PC02', 'PC03', 'PC04', 'PC05', 'PC06', 'PC07'],
  ...['PM01', 'PM03', 'PM05', 'PM07', 'PM08', 'PM11', 'PR01', 'PR02', 'PR03', 'PR04', 'PU02', 'PU05', 'PP03'],
]);
const EARLY_CODES = new Set(['PC01', 'PC02', 'PM05', 'PM03', 'PC05', 'PC07', 'PR03', 'PR04']);
/** With errors whose wording is not known: what the proxy says there has few other reasons. */
const FAILING_CODES = new Set(['PR01', 'PR03', 'PR04', 'PU02', 'PC05', 'PU05', '']);
/** Only a machine that is being replaced causes them. */
const REPLACED_CODES = new Set(['PM01', 'PM07', 'PM08', 'PR02']);
const REPLACED_TOO = new Set(['PM11', 'PU02', 'PC01', 'PC02', 'PC03', 'PM05', 'PR01', 'PR03', 'PR04']);
const STOPPED_CODES = new Set(['PM11', 'PM08', 'PM07']);
const REFUSED_CODES = new Set(['PC01', 'PC02']);
const REFUSED_TOO = new Set(['PC01', 'PC02', 'PM05', 'PC07', 'PR03', 'PR04']);

/** Phases this near belong to one episode. */
const NEAR: DurationMs = 10 * MINUTE;
/** Starts and stops come again and again through a busy hour. */
const NEAR_ROUNDS: DurationMs = 30 * MINUTE;
const MIN_LOOP = 3;

export function findMemoryEpisodes(log: PlacedLog): readonly Episode[] {
  const { memory } = phasesOf.listEndPhases(log.lives);
  return group(log, place(log, memory, GONE), NEAR_ROUNDS).map((placed) => toEpisode(log, 'memory', placed));
}

/** Programs that end by themselves: again and again, or in a way that somebody has to see. */
export function findEndedEpisodes(log: PlacedLog): readonly Episode[] {
  const { ended } = phasesOf.listEndPhases(log.lives);
  const placed = place(log, ended, GONE).filter(
    ([phase, rows]) => !isOneOff(phase) && (isBroken(phase) || isLooping(log, phase, rows)),
  );
  return group(log, placed, NEAR).map((some) => toEpisode(log, 'ended', some));
}

/** What a deploy runs before it replaces machines, and what flyctl says of it. */
export function findReleaseEpisodes(log: PlacedLog): readonly Episode[] {
  const failed = phasesOf
    .listEndPhases(log.lives)
    .ended.filter((phase) => isOneOff(phase) && isBroken(phase));
  const told = log.lives
    .filter(({ releases }) => releases.length > 0)
    .map(({ machine, releases }) => phasesOf.toMomentPhase(machine, releases));
  const placed = [...told, ...failed].map((phase): Placed => [phase, []]);
  return group(log, placed, NEAR).map((some) => toEpisode(log, 'release', some));
}

function isOneOff({ ends }: Phase): boolean {
  return ends.some((end) => end.isOneOff);
}

function isBroken({ ends }: Phase): boolean {
  return ends.some(({ isFailure }) => isFailure);
}

/** Jobs end well over and over; where requests meet the machine that does so, it should not. */
function isLooping(
  { isShort, table }: PlacedLog,
  { ends, runs, machine }: Phase,
  rows: readonly RowIndex[],
): boolean {
  const own = rows.filter((row) => at(table.machines, at(table.machine, row)) === machine).length;
  if (isShort && own > 0 && runs.every(({ ready, isStartSeen }) => ready === undefined && isStartSeen))
    return true;
  return ends.length >= MIN_LOOP && own >= MIN_LOOP;
}

export function findTrialEpisodes(log: PlacedLog): readonly Episode[] {
  const placed = place(log, phasesOf.listTrialPhases(log.lives), GONE);
  return placed.length === 0 ? [] : [toEpisode(log, 'trial', placed)];
}

/** Errors of machines that refuse connections, where no start or end of them explains it. */
export function findRefusedEpisodes(log: PlacedLog): readonly Episode[] {
  const refused = log.placing.listFree(REFUSED_CODES);
  return splitByPause(log.table, refused, NEAR)
    .filter(({ length }) => length >= (log.isShort ? 1 : 2))
    .map((rows) => toRefused(log, rows));
}

function toRefused(log: PlacedLog, rows: Rows): Episode {
  const { table, placing } = log;
  const start = at(table.time, rowAt(rows, 0));
  const last = at(table.time, rowAt(rows, rows.length - 1));
  const besides = listRows(placing.listFree(REFUSED_TOO));
  const all = besides.filter(
    (row) => at(table.time, row) >= start - MINUTE && at(table.time, row) <= last + MINUTE,
  );
  return toWhole(log, 'refused', rowsOf(all));
}

export function findFailingEpisodes(log: PlacedLog): readonly Episode[] {
  const phases = phasesOf.listFailingPhases(log.lives);
  return group(log, place(log, phases, FAILING_CODES), NEAR)
    .flatMap((placed) => {
      if (areEnough(log, placed, 1) && isBeyondChance(log, placed, phases, FAILING_CODES)) return [placed];
      // What came meanwhile came anyway.
      return isFailingLong(log, placed) ? [placed.map(([phase]): Placed => [phase, []])] : [];
    })
    .map((placed) => toEpisode(log, 'failing', placed));
}

const LONG_FAILING: DurationMs = 5 * MINUTE;
const STILL_FAILING: DurationMs = MINUTE;
/** Of a log of seconds, a check that fails through most of it. */
const MOST_OF_LOG = 0.5;

/** Nobody may have asked for the app meanwhile. */
function isFailingLong({ range }: PlacedLog, placed: readonly Placed[]): boolean {
  return placed.some(([{ begin, to }]) => {
    const length = Math.min(to, range.end) - begin;
    const most = (range.end - range.start) * MOST_OF_LOG;
    return to === Infinity ? length >= Math.min(STILL_FAILING, most) : length >= LONG_FAILING;
  });
}

/** Starts that took longer than visitors wait. */
export function findStartingEpisodes(log: PlacedLog): readonly Episode[] {
  // How long a start in a deploy takes is a part of the deploy's story.
  const deployed = new Set(phasesOf.listDeployPhases(log.lives).flatMap(({ runs }) => runs));
  const phases = phasesOf
    .listStartPhases(log.lives)
    .filter(({ runs }) => !runs.some((run) => deployed.has(run)));
  const placed = place(log, phases, EARLY_CODES).filter(hasErrors);
  return (
    group(log, placed, NEAR_ROUNDS)
      .filter((some) => areEnough(log, some))
      // A short log is told as a whole.
      .filter((some) => isBeyondChance(log, log.isShort ? placed : some, phases, EARLY_CODES))
      .map((some) => toEpisode(log, 'starting', some))
  );
}

/** Deploys that requests met. */
export function findReplacedEpisodes(log: PlacedLog): readonly Episode[] {
  const phases = phasesOf.listDeployPhases(log.lives);
  if (phases.length === 0) return [];
  // A deploy goes from machine to machine, or starts new ones beside the old: a pull speaks for errors on all of them.
  const ofAny = phases.map((phase) => ({ ...phase, machine: '', to: phase.begin + phasesOf.REPLACING }));
  const core = place(log, ofAny, REPLACED_CODES);
  const own = place(log, phases, REPLACED_TOO);
  const placed = phases.map((phase, i): Placed => {
    const rows = [...(core[i]?.[1] ?? []), ...(own[i]?.[1] ?? [])].sort((a, b) => a - b);
    return [phase, rows];
  });
  const codes = new Set([...REPLACED_CODES, ...REPLACED_TOO]);
  return group(log, placed, NEAR)
    .filter((some) => areEnough(log, some))
    .filter((some) => isBeyondChance(log, some, ofAny, codes) || isBeyondChance(log, some, phases, codes))
    .map((some) => toEpisode(log, 'replaced', some));
}

/** Requests that still went to machines that had just been stopped. */
export function findStoppedEpisodes(log: PlacedLog): readonly Episode[] {
  const phases = phasesOf.listAutostopPhases(log.lives);
  const placed = place(log, phases, STOPPED_CODES).filter(hasErrors);
  // Days apart, and always behind a stop, is no chance either.
  const areAlways = areEnough(log, placed) && areAllInside(log, placed, STOPPED_CODES);
  return group(log, placed, NEAR_ROUNDS)
    .filter((some) => areAlways || (areEnough(log, some) && isBeyondChance(log, some, phases, STOPPED_CODES)))
    .map((some) => toEpisode(log, 'stopped', some));
}

/** Somebody chose these lines. */
const FEW_RECORDS = 30;

/** In a log too short for anything to be usual: errors near each other. */
export function findCodedEpisodes(log: PlacedLog): readonly Episode[] {
  if (!log.isShort) return [];
  const least = log.records <= FEW_RECORDS ? 1 : 2;
  return joinRuns(log, listRunsOfCodes(log))
    .filter(({ length }) => length >= least)
    .map((rows) => toWhole(log, 'coded', rows));
}

/** Errors of one code, none long behind the one before, in order of their starts. */
function listRunsOfCodes({ table, placing }: PlacedLog): readonly Rows[] {
  const byCode = new Map<number, RowIndex[]>();
  for (const row of listRows(placing.listFree())) {
    const code = at(table.code, row);
    const rows = byCode.get(code) ?? [];
    rows.push(row);
    byCode.set(code, rows);
  }
  return [...byCode.values()]
    .flatMap((rows) => splitByPause(table, rowsOf(Uint32Array.from(rows)), NEAR))
    .sort((a, b) => rowAt(a, 0) - rowAt(b, 0));
}

/** Runs of several codes are one episode where they go on together. */
const GOING_ON_TOGETHER = 0.2;

function joinRuns({ table }: PlacedLog, runs: readonly Rows[]): readonly Rows[] {
  const timeAt = (rows: Rows, i: number): EpochMs => at(table.time, rowAt(rows, i));
  const groups: { start: EpochMs; last: EpochMs; rows: RowIndex[] }[] = [];
  for (const run of runs) {
    const start = timeAt(run, 0);
    const last = timeAt(run, run.length - 1);
    const group = groups.find((other) => {
      if (start - other.last > NEAR) return false;
      const whole = Math.max(last, other.last) - Math.min(start, other.start);
      // What goes on for an hour is no part of what took a minute of it.
      return whole <= NEAR || Math.min(last, other.last) - start >= whole * GOING_ON_TOGETHER;
    });
    if (group === undefined) groups.push({ start, last, rows: [...listRows(run)] });
    else {
      group.last = Math.max(last, group.last);
      group.rows.push(...listRows(run));
    }
  }
  return groups.map(({ rows }) => rowsOf(Uint32Array.from(rows).sort()));
}

/** Rows without a time are near nothing. */
function splitByPause(table: EventTable, rows: Rows, pause: DurationMs): readonly Rows[] {
  const parts: RowIndex[][] = [];
  let before = -Infinity;
  for (const row of listRows(rows)) {
    const time = at(table.time, row);
    if (Number.isNaN(time)) break;
    if (time - before > pause) parts.push([]);
    parts.at(-1)?.push(row);
    before = time;
  }
  return parts.map((part) => rowsOf(Uint32Array.from(part)));
}
