/** Lanes in words: a lane and a moment go in, what the machine did then, since when and why comes out. */
import { findNoStartReason } from '../../core/lives/endDetails.ts';
import type { EpochMs, TimeRange } from '../../core/units.ts';
import { PHASE_LABELS, type LaneEnd, type LanePhase, type MachineLane } from './laneLooks.ts';
import { formatCount, formatCounted } from '../numbers.ts';
import { formatDuration, formatMoment, formatRange, type Clock } from '../times.ts';
import { toVisibleName } from '../visibleText.ts';

const SECOND = 1000;

/** With a name to show, and texts that can be looked at; `machine` stays as the log has it, to choose it by. */
export interface ShownLane extends MachineLane {
  readonly name: string;
}

/** What lanes are told with. */
export interface LaneContext {
  readonly zone: Clock;
  /** Of all that was read. */
  readonly span: TimeRange | undefined;
}

/** `show` is what masks names and texts; it goes over them as the log has them. */
export function toShownLane(lane: MachineLane, show: (text: string) => string): ShownLane {
  const toVisible = (text: string): string => (text === '' ? '' : toVisibleName(show(text)));
  return {
    ...lane,
    name: toVisible(lane.machine),
    phases: lane.phases.map((phase) => ({ ...phase, reason: toVisible(phase.reason) })),
    ends: lane.ends.map((end) => ({ ...end, detail: toVisible(end.detail) })),
  };
}

const ASKED_BY: Readonly<Record<LanePhase['askedBy'], string>> = {
  autostop: 'by autostop',
  deploy: 'for a deploy',
  trial: 'at the end of its trial',
  somebody: 'somebody asked for it',
  nobody: '',
};

/** `Down since 12:03:05: code 1`; of one that began before the log, the time of its first sign. */
function describePhase(phase: LanePhase, { zone, span }: LaneContext): string {
  const why = describeReason(phase);
  return `${PHASE_LABELS[phase.kind]} since ${formatMoment(phase.from, zone, span)}${why === '' ? '' : `: ${why}`}`;
}

/** Why a phase began; empty where the log does not say. */
export function describeReason({ reason, askedBy }: LanePhase): string {
  return [reason, ASKED_BY[askedBy]].filter((part) => part !== '').join(', ');
}

/** `Exited, code 1`, `Killed for memory, node, 234 MB`, `Stopped, by autostop` */
export function describeEnd(end: LaneEnd): string {
  const parts = [
    ...describeWhat(end),
    ASKED_BY[end.askedBy],
    end.isLast ? 'not restarted any more' : '',
    end.count > 1 ? `one of ${formatCount(end.count)} ends` : '',
  ];
  return parts.filter((part) => part !== '').join(', ');
}

function describeWhat({ reason, detail, askedBy }: LaneEnd): readonly string[] {
  switch (reason) {
    case 'memory':
      return ['Killed for memory', detail];
    case 'heap':
      return ['Reached its own limit of memory', detail];
    case 'panic':
      return ['Kernel panic'];
    case 'noStart':
      return ['Could not start', findNoStartReason(detail) ?? ''];
    case 'signal':
      return ['Ended by a signal', detail];
    case 'code':
      return ['Exited', detail];
    case 'abruptly':
      return ['Ended abruptly'];
    case 'unknown':
      return [askedBy === 'nobody' ? 'Ended' : 'Stopped', detail];
  }
}

function findPhaseAt({ phases }: Pick<MachineLane, 'phases'>, time: EpochMs): LanePhase | undefined {
  return phases.find(({ from, to }) => from <= time && time < to);
}

/** What is known of the machine where the range ends: `Down since 12:03:05: code 1`; only of harm and stops, why. */
export function describeLastState(lane: ShownLane, axis: TimeRange, context: LaneContext): string {
  const phase = findPhaseAt(lane, toLastMoment(axis, context));
  if (phase === undefined) return 'nothing known at the end';
  const isUsual = phase.kind === 'starting' || phase.kind === 'serving';
  return describePhase(isUsual ? { ...phase, reason: '' } : phase, context);
}

/** Of the axis, or of the log where that ends before. */
export function toLastMoment({ start, end }: TimeRange, { span }: LaneContext): EpochMs {
  return Math.max(start, Math.min(end, span?.end ?? end) - 1);
}

/** What the tooltip says of a moment, line by line; `reach` is how far away a mark is still pointed at. */
export function describeMomentOf(
  lane: ShownLane,
  time: EpochMs,
  counted: TimeRange,
  reach: number,
  context: LaneContext,
): readonly string[] {
  const { zone, span } = context;
  const phase = findPhaseAt(lane, time);
  const near = lane.ends
    .filter((end) => Math.abs(end.time - time) <= reach)
    .sort((a, b) => Math.abs(a.time - time) - Math.abs(b.time - time));
  const end = near.find(({ isFailure }) => isFailure) ?? near[0];
  const bin = findErrors(lane.errorBins, counted, time);
  return [
    formatMoment(SECOND * Math.floor(time / SECOND), zone, span),
    phase === undefined ? 'Nothing known of it here' : describePhase(phase, context),
    ...(end === undefined ? [] : [`${formatMoment(end.time, zone, span)} ${describeEnd(end)}`]),
    ...(bin === undefined ? [] : [`${formatCounted(bin.count, 'error')} in ${formatDuration(bin.stepMs)}`]),
  ];
}

function findErrors(
  errorBins: readonly number[],
  { start, end }: TimeRange,
  time: EpochMs,
): { readonly count: number; readonly stepMs: number } | undefined {
  const stepMs = (end - start) / Math.max(1, errorBins.length);
  const count = errorBins[Math.floor((time - start) / stepMs)] ?? 0;
  return count === 0 ? undefined : { count, stepMs };
}

/** Where something changes, for the arrow keys: starts of phases and ends, each once. */
export function listChanges({ phases, ends }: MachineLane, axis: TimeRange): readonly EpochMs[] {
  const times = [...phases.map(({ from }) => Math.max(from, axis.start)), ...ends.map(({ time }) => time)];
  return [...new Set(times)].filter((time) => time >= axis.start && time < axis.end).sort((a, b) => a - b);
}

/** `12:03:05–12:04:10`; what goes on when the log ends is told to its end. */
export function describeWhile({ from, to }: LanePhase, { zone, span }: LaneContext): string {
  const end = Math.min(to, span?.end ?? to);
  return to > end
    ? `${formatMoment(from, zone, span)} to the end of the log`
    : formatRange({ start: from, end }, zone, span);
}
