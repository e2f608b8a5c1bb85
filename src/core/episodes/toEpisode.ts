/** One episode: its phases and errors go in; when it was, whether it goes on and what is in it come out. */
import { at, type EventTable } from '../table/eventTable.ts';
import { rowAt, rowsOf, type Rows } from '../table/rows.ts';
import { countNames } from '../table/tally.ts';
import type { DurationMs, EpochMs, TimeRange } from '../units.ts';
import type { Episode, EpisodeKind, Phase, Placed } from './episode.ts';
import { hasErrors, type PlacedLog } from './placedLog.ts';

const MINUTE: DurationMs = 60_000;
/** Others that are well for so long say that a machine is not missed. */
const WELL_FOR: DurationMs = 10 * MINUTE;

/** Phases of one kind and one reason, with the errors that were placed in them. */
export function toEpisode(log: PlacedLog, kind: EpisodeKind, placed: readonly Placed[]): Episode {
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

/** A judgement: a program that fails at once is started again, and fails again, sooner than that. */
const LONG_QUIET: DurationMs = 30 * MINUTE;

/** Whether the phase goes on when the log ends. A stop and a release are over at once, and so is the kill of one process of several. */
function isStill(kind: EpisodeKind, { to, over, ends, last }: Phase, range: TimeRange): boolean {
  if (kind === 'stopped' || kind === 'release' || (kind === 'memory' && ends.length === 0)) return false;
  // Apps print more than Fly says of them: who was started again, and then is quiet for long, runs.
  const isQuiet = kind === 'ended' && range.end - last > LONG_QUIET && !ends.some(({ isLimit }) => isLimit);
  return over === undefined && to >= range.end && !isQuiet;
}

/** A machine that never came back is no trouble any more where others have been well for long. */
function isForgotten({ lives, range }: PlacedLog, phases: readonly Phase[], last: EpochMs): boolean {
  const hit = new Set(phases.filter(({ to }) => to >= range.end).map(({ machine }) => machine));
  return (
    range.end - last > WELL_FOR &&
    lives.some(({ machine, runs }) => !hit.has(machine) && (runs.at(-1)?.ready?.time ?? -Infinity) > last)
  );
}

/** A minute without an error is no end yet. */
const MIN_ONGOING: DurationMs = MINUTE;
const ONGOING_GAPS = 4;

/** Errors alone, with no phase. */
export function toWhole(
  { table, range }: Pick<PlacedLog, 'table' | 'range'>,
  kind: EpisodeKind,
  rows: Rows,
): Episode {
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
