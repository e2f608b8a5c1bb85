/** Lanes: lives go in; for each machine the phases to draw in a range of time come out, one behind another. */
import { at } from '../table/eventTable.ts';
import { saysMore } from './endDetails.ts';
import type { AskedBy, End, Failing, Life, Run, Sign, Stop } from './life.ts';
import type { DurationMs, EpochMs, TimeRange } from '../units.ts';

type PhaseKind = 'starting' | 'serving' | 'failing' | 'stopping' | 'down';

interface LanePhase {
  readonly kind: PhaseKind;
  readonly from: EpochMs;
  /** Infinity where it goes on when the log ends. */
  readonly to: EpochMs;
  /** What began it, in the log's words: `code 1`, an address, a check. Log content; may be empty. */
  readonly reason: string;
  /** Who asked for a stop, or for the end that it is down behind. */
  readonly askedBy: AskedBy;
}

interface LaneEnd extends Pick<End, 'time' | 'reason' | 'detail' | 'askedBy' | 'isFailure'> {
  readonly isLast: boolean;
  /** How many ends it stands for: where there are too many to draw, the most telling one of its neighbours. */
  readonly count: number;
}

export interface Lane {
  readonly machine: string;
  /** In order of time; none overlap, and between them nothing is known. */
  readonly phases: readonly LanePhase[];
  readonly ends: readonly LaneEnd[];
  /** Whether there was more than can be drawn: of short phases, the longest of its neighbours is told. */
  readonly isCoarse: boolean;
}

/** More are narrower than a pixel. */
const MAX_PARTS = 500;

/** What of a life lies in the range. */
export function toLane({ machine, runs, stops, failings }: Life, range: TimeRange): Lane {
  const phases = listPhases(runs, stops, failings).filter(
    ({ from, to }) => from < range.end && to > range.start,
  );
  const ends = runs.flatMap(({ end }) =>
    end !== undefined && end.time >= range.start && end.time < range.end ? [toLaneEnd(end)] : [],
  );
  return {
    machine,
    phases: phases.length > MAX_PARTS ? joinPhases(phases, range) : phases,
    ends: ends.length > MAX_PARTS ? joinEnds(ends, range) : ends,
    isCoarse: Math.max(phases.length, ends.length) > MAX_PARTS,
  };
}

/** When images were pulled, for whichever machine; of those that lie too near to be told apart, the first. */
export function listDeploys(lives: readonly Life[], range: TimeRange): readonly EpochMs[] {
  const first = new Map<number, EpochMs>();
  for (const { deploys } of lives)
    for (const { time } of deploys) {
      if (time < range.start || time >= range.end) continue;
      const part = Math.floor((time - range.start) / toPartMs(range));
      first.set(part, Math.min(time, first.get(part) ?? Infinity));
    }
  return [...first.values()].sort((a, b) => a - b);
}

function toLaneEnd({ time, reason, detail, askedBy, isFailure, isLimit }: End): LaneEnd {
  return { time, reason, detail, askedBy, isFailure, isLast: isLimit, count: 1 };
}

/**
 * Of each equal part of the range, the phase that has most of it. To leave out the last ones instead would show a
 * machine that restarts all day as one of which nothing is known from the morning on.
 */
function joinPhases(phases: readonly LanePhase[], range: TimeRange): readonly LanePhase[] {
  const longest = [...new Set(listLongest(phases, range))];
  return longest.map((place, i) => {
    const next = longest[i + 1] ?? phases.length - 1;
    const phase = at(phases, place);
    if (next === place || hasHole(phases, place, next)) return phase;
    // What lies between them has no room: the earlier one takes its place.
    return { ...phase, to: i + 1 < longest.length ? at(phases, next).from : at(phases, next).to };
  });
}

/** For each part of the range of which something is known, the place of its longest phase. */
function listLongest(phases: readonly LanePhase[], range: TimeRange): readonly number[] {
  const partMs = toPartMs(range);
  const places: number[] = [];
  let first = 0;
  for (let part = 0; part < MAX_PARTS; part += 1) {
    const start = range.start + part * partMs;
    const end = start + partMs;
    while ((phases[first]?.to ?? Infinity) <= start) first += 1;
    let longest: number | undefined;
    let most = 0;
    for (let place = first; place < phases.length && at(phases, place).from < end; place += 1) {
      const { from, to } = at(phases, place);
      const length = Math.min(to, end) - Math.max(from, start);
      if (length > most) [longest, most] = [place, length];
    }
    if (longest !== undefined) places.push(longest);
  }
  return places;
}

/** Whether nothing is known of some time from one phase to another. */
function hasHole(phases: readonly LanePhase[], first: number, last: number): boolean {
  for (let place = first; place < last; place += 1)
    if (at(phases, place + 1).from > at(phases, place).to) return true;
  return false;
}

function joinEnds(ends: readonly LaneEnd[], range: TimeRange): readonly LaneEnd[] {
  const joined = new Map<number, LaneEnd>();
  for (const end of ends) {
    const part = Math.floor((end.time - range.start) / toPartMs(range));
    const other = joined.get(part);
    joined.set(part, other === undefined ? end : joinTwo(other, end));
  }
  return [...joined.values()];
}

function joinTwo(a: LaneEnd, b: LaneEnd): LaneEnd {
  const isMore = a.isFailure === b.isFailure ? saysMore(b.reason, a.reason) : b.isFailure;
  return { ...(isMore ? b : a), isLast: a.isLast || b.isLast, count: a.count + b.count };
}

function toPartMs({ start, end }: TimeRange): DurationMs {
  return (end - start) / MAX_PARTS;
}

function listPhases(
  runs: readonly Run[],
  stops: readonly Stop[],
  failings: readonly Failing[],
): readonly LanePhase[] {
  const phases: LanePhase[] = [];
  let nextStop = 0;
  let nextFailing = 0;
  runs.forEach((run, i) => {
    while ((stops[nextStop]?.sign.time ?? Infinity) < run.from) nextStop += 1;
    const stop = stops[nextStop];
    const stopped = Math.min(run.to, stop?.sign.time ?? Infinity);
    const ready = Math.min(stopped, run.ready?.time ?? (run.isStartSeen ? Infinity : run.from));
    add(phases, {
      kind: 'starting',
      from: run.from,
      to: ready,
      reason: run.program?.detail ?? '',
      askedBy: 'nobody',
    });
    let from = ready;
    // A start may go on for ever, as a failing check may: what is not there must not count as over before.
    while (nextFailing < failings.length && at(failings, nextFailing).to <= ready) nextFailing += 1;
    for (
      let failing = failings[nextFailing];
      failing !== undefined && failing.from < stopped;
      failing = failings[nextFailing]
    ) {
      add(phases, {
        kind: 'serving',
        from,
        to: failing.from,
        reason: toReadyReason(run.ready),
        askedBy: 'nobody',
      });
      const to = Math.min(failing.to, stopped);
      add(phases, {
        kind: 'failing',
        from: Math.max(from, failing.from),
        to,
        reason: failing.failed.detail,
        askedBy: 'nobody',
      });
      from = to;
      if (failing.to > stopped) break;
      nextFailing += 1;
    }
    add(phases, { kind: 'serving', from, to: stopped, reason: toReadyReason(run.ready), askedBy: 'nobody' });
    add(phases, { kind: 'stopping', from: stopped, to: run.to, reason: '', askedBy: stop?.by ?? 'nobody' });
    // A run whose end is not seen is followed by the next one, and nothing is known of the time between.
    if (run.end !== undefined)
      add(phases, {
        kind: 'down',
        from: run.to,
        to: runs[i + 1]?.from ?? Infinity,
        reason: run.end.detail,
        askedBy: run.end.askedBy,
      });
  });
  return phases;
}

/** An address or a check; how long the proxy waited is no reason. */
function toReadyReason(ready: Sign | undefined): string {
  return ready === undefined || ready.kind === 'reachable' ? '' : ready.detail;
}

function add(phases: LanePhase[], phase: LanePhase): void {
  if (phase.to > phase.from) phases.push(phase);
}
