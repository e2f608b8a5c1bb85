/**
 * Episodes: the lives of machines and the errors of a log go in; what went on, with the errors in it, comes out, one kind
 * after another. Each function takes what nothing has told before.
 */
import type { Life } from '../lives/life.ts';
import { at, type EventTable } from '../table/eventTable.ts';
import { listRows, rowAt, rowsOf, type Rows } from '../table/rows.ts';
import { countNames } from '../table/tally.ts';
import type { DurationMs, EpochMs, RowIndex, TimeRange } from '../units.ts';
import { isBeyondChance } from './beyondChance.ts';
import type { Episode, EpisodeKind, Phase, Placed } from './episode.ts';
import * as phasesOf from './phases.ts';
import type { Placing } from './placing.ts';

const MINUTE: DurationMs = 60_000;

export interface PlacedLog {
  readonly table: EventTable;
  readonly lives: readonly Life[];
  readonly placing: Placing;
  readonly range: TimeRange;
  /** Too few records, or too short a time, for anything to be usual in it. */
  readonly isShort: boolean;
  readonly records: number;
}

/** What requests meet at an app that is not there. */
const GONE = new Set([
  ...['PC01', 'PC02', 'PC03', 'PC04', 'PC05', 'PC06', 'PC07'],
  ...['PM01', 'PM03', 'PM05', 'PM07', 'PM08', 'PM11', 'PR01', 'PR02', 'PR03', 'PR04', 'PU02', 'PU05', 'PP03'],
]);
const EARLY_CODES = new Set(['PC01', 'PC02', 'PM05', 'PM03', 'PC05', 'PC07', 'PR03', 'PR04']);
const FAILING_CODES = new Set(['PR01', 'PR03', 'PR04', 'PU02', 'PC05', 'PU05']);
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
  const failures = placed.reduce((sum, [{ ends }]) => sum + ends.length, 0);
  return group(log, placed, NEAR)
    .filter((some) => some.some(([phase, rows]) => isWorthTelling(log, phase, rows, failures)))
    .map((some) => toEpisode(log, 'ended', some));
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

function isWorthTelling(
  { isShort }: PlacedLog,
  { ends, to }: Phase,
  rows: readonly RowIndex[],
  failures: number,
): boolean {
  const isOver = to !== Infinity;
  return (
    isShort ||
    !isOver ||
    failures >= MIN_LOOP ||
    ends.some(({ isLimit }) => isLimit) ||
    rows.length > MIN_LOOP
  );
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
  const phases = phasesOf.listStartPhases(log.lives);
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
  return splitByPause(log.table, log.placing.listFree(), NEAR)
    .filter(({ length }) => length >= least)
    .map((rows) => toWhole(log, 'coded', rows));
}

function hasErrors([, rows]: Placed): boolean {
  return rows.length > 0;
}

function place(
  { placing }: PlacedLog,
  phases: readonly Phase[],
  codes: ReadonlySet<string>,
): readonly Placed[] {
  const rows = placing.place(phases, codes);
  return phases.map((phase, i): Placed => [phase, rows[i] ?? []]);
}

/** However they are spread. */
const MANY = 10;

/** One or two errors come with any start; more of them in one are no chance. */
function areEnough({ isShort, table }: PlacedLog, placed: readonly Placed[], perPhase = 1.5): boolean {
  const hit = placed.filter(hasErrors);
  const count = hit.reduce((sum, [, rows]) => sum + rows.length, 0);
  const areSome = isShort
    ? count >= 2
    : count >= MORE_THAN_ONE_REQUEST || countRequests(table, hit) >= MIN_LOOP;
  return areSome && (count >= perPhase * hit.length || count >= MANY);
}

/** One request brings several errors at once, but not so many. */
const MORE_THAN_ONE_REQUEST = 5;
const SAME_REQUEST: DurationMs = 2000;

/** Errors near each other may be of one request. */
function countRequests(table: EventTable, placed: readonly Placed[]): number {
  let count = 0;
  let before = -Infinity;
  for (const row of placed.flatMap(([, rows]) => rows).sort((a, b) => a - b)) {
    const time = at(table.time, row);
    if (time - before > SAME_REQUEST) count += 1;
    before = time;
  }
  return count;
}

const MIN_ALWAYS = 6;
const ALMOST_ALL = 0.9;

function areAllInside(
  { placing }: PlacedLog,
  placed: readonly Placed[],
  codes: ReadonlySet<string>,
): boolean {
  const inside = placed.reduce((sum, [, rows]) => sum + rows.length, 0);
  return inside >= MIN_ALWAYS && inside >= ALMOST_ALL * placing.listFree(codes).length;
}

function group(
  { table }: PlacedLog,
  placed: readonly Placed[],
  near: DurationMs,
): readonly (readonly Placed[])[] {
  const groups: Placed[][] = [];
  let last = -Infinity;
  for (const one of placed.toSorted(([a], [b]) => a.begin - b.begin)) {
    const [phase, rows] = one;
    if (phase.begin - last > near) groups.push([]);
    groups.at(-1)?.push(one);
    const lastRow = rows.at(-1);
    last = Math.max(last, phase.last, lastRow === undefined ? -Infinity : at(table.time, lastRow));
  }
  return groups;
}

function toEpisode(log: PlacedLog, kind: EpisodeKind, placed: readonly Placed[]): Episode {
  const phases = placed.map(([phase]) => phase);
  const rows = rowsOf(Uint32Array.from(placed.flatMap(([, own]) => own)).sort());
  const { start, last, codes } = describeRows(log.table, rows);
  // Routine starts and stops without an error have no part in it.
  const told =
    kind === 'replaced' || kind === 'failing' ? placed.filter(hasErrors).map(([phase]) => phase) : phases;
  const causes = told.length === 0 ? phases : told;
  const first = causes.reduce((time, { begin }) => Math.min(time, begin), Infinity);
  const end = Math.max(
    last,
    causes.reduce((time, phase) => Math.max(time, phase.last), -Infinity),
  );
  const isTimed = kind === 'starting' || kind === 'stopped' || kind === 'replaced';
  return {
    kind,
    start: Math.min(start, isTimed && start !== Infinity ? Math.max(first, start - MINUTE) : first),
    ...{ last: end, codes, rows, phases },
    isOngoing: causes.some((phase) => isStill(kind, phase, log.range)) && !isForgotten(log, causes, end),
  };
}

/** Twice the longest time that Fly waits before it starts a machine again. */
const LONG_QUIET: DurationMs = 30 * MINUTE;

/** Whether the phase goes on when the log ends. A stop is over at once, and so is the kill of one process of several. */
function isStill(kind: EpisodeKind, { to, over, ends, last }: Phase, range: TimeRange): boolean {
  if (kind === 'stopped' || (kind === 'memory' && ends.length === 0)) return false;
  // Apps print more than Fly says of them: who was started again, and then is quiet for long, runs.
  const isQuiet = kind === 'ended' && range.end - last > LONG_QUIET && !ends.some(({ isLimit }) => isLimit);
  return over === undefined && to >= range.end && !isQuiet;
}

/** A machine that never came back is no trouble any more where others have been well for long. */
function isForgotten({ lives, range }: PlacedLog, phases: readonly Phase[], last: EpochMs): boolean {
  const hit = new Set(phases.filter(({ to }) => to >= range.end).map(({ machine }) => machine));
  return (
    range.end - last > NEAR &&
    lives.some(({ machine, runs }) => !hit.has(machine) && (runs.at(-1)?.ready?.time ?? -Infinity) > last)
  );
}

/** A minute without an error is no end yet. */
const MIN_ONGOING: DurationMs = MINUTE;
const ONGOING_GAPS = 4;

/** Errors alone, with no phase. */
function toWhole({ table, range }: PlacedLog, kind: EpisodeKind, rows: Rows): Episode {
  const { start, last, codes } = describeRows(table, rows);
  const gap = (last - start) / Math.max(1, rows.length - 1);
  const isOngoing = range.end - 1 - last <= Math.max(MIN_ONGOING, ONGOING_GAPS * gap);
  return { kind, start, last, codes, rows, phases: [], isOngoing };
}

function describeRows(
  table: EventTable,
  rows: Rows,
): { readonly start: EpochMs; readonly last: EpochMs; readonly codes: readonly string[] } {
  const counts = countNames(table.code, table.codes.length, rows);
  const codes = Array.from(counts.keys())
    .filter((code) => at(counts, code) > 0)
    .sort((a, b) => at(counts, b) - at(counts, a))
    .map((code) => at(table.codes, code));
  if (rows.length === 0) return { start: Infinity, last: -Infinity, codes };
  return { start: at(table.time, rowAt(rows, 0)), last: at(table.time, rowAt(rows, rows.length - 1)), codes };
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
