/** Lanes: lives go in; for each machine the phases to draw in a range of time come out, one behind another. */
import type { End, Failing, Life, Run, Stop } from './life.ts';
import type { EpochMs, TimeRange } from '../units.ts';

type PhaseKind = 'starting' | 'serving' | 'failing' | 'stopping' | 'down';

interface LanePhase {
  readonly kind: PhaseKind;
  readonly from: EpochMs;
  /** Infinity where it goes on when the log ends. */
  readonly to: EpochMs;
  /** What began it, in the log's words: `code 1`, an address, a check. Log content; may be empty. */
  readonly reason: string;
}

interface LaneEnd extends Pick<End, 'time' | 'reason' | 'detail' | 'askedBy' | 'isFailure'> {
  readonly isLast: boolean;
}

export interface Lane {
  readonly machine: string;
  /** In order of time; none overlap, and between them nothing is known. */
  readonly phases: readonly LanePhase[];
  readonly ends: readonly LaneEnd[];
  /** When an image was pulled. */
  readonly deploys: readonly EpochMs[];
  /** Whether there is more in the range than fits into the answer. */
  readonly isCut: boolean;
}

/** More are narrower than a pixel. */
const MAX_PARTS = 500;

/** What of a life lies in the range. */
export function toLane({ machine, runs, stops, failings, deploys }: Life, range: TimeRange): Lane {
  const inRange = (phase: LanePhase): boolean => phase.from < range.end && phase.to >= range.start;
  const phases = listPhases(runs, stops, failings).filter(inRange);
  const ends = runs.flatMap(({ end }) =>
    end !== undefined && end.time >= range.start && end.time < range.end ? [end] : [],
  );
  const pulls = deploys.map(({ time }) => time).filter((time) => time >= range.start && time < range.end);
  return {
    machine,
    phases: phases.slice(0, MAX_PARTS),
    ends: ends.slice(0, MAX_PARTS).map(toLaneEnd),
    deploys: pulls.slice(0, MAX_PARTS),
    isCut: Math.max(phases.length, ends.length, pulls.length) > MAX_PARTS,
  };
}

function toLaneEnd({ time, reason, detail, askedBy, isFailure, isLimit }: End): LaneEnd {
  return { time, reason, detail, askedBy, isFailure, isLast: isLimit };
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
    add(phases, { kind: 'starting', from: run.from, to: ready, reason: run.program?.detail ?? '' });
    let from = ready;
    while ((failings[nextFailing]?.to ?? Infinity) <= ready) nextFailing += 1;
    for (
      let failing = failings[nextFailing];
      failing !== undefined && failing.from < stopped;
      failing = failings[nextFailing]
    ) {
      add(phases, { kind: 'serving', from, to: failing.from, reason: run.ready?.detail ?? '' });
      const to = Math.min(failing.to, stopped);
      add(phases, { kind: 'failing', from: Math.max(from, failing.from), to, reason: failing.failed.detail });
      from = to;
      if (failing.to > stopped) break;
      nextFailing += 1;
    }
    add(phases, { kind: 'serving', from, to: stopped, reason: run.ready?.detail ?? '' });
    add(phases, { kind: 'stopping', from: stopped, to: run.to, reason: stop?.by ?? '' });
    // A run whose end is not seen is followed by the next one, and nothing is known of the time between.
    if (run.end !== undefined)
      add(phases, { kind: 'down', from: run.to, to: runs[i + 1]?.from ?? Infinity, reason: run.end.detail });
  });
  return phases;
}

function add(phases: LanePhase[], phase: LanePhase): void {
  if (phase.to > phase.from) phases.push(phase);
}
