/**
 * Where the parts of a lane lie: phases, errors and ends go in, paths and places come out, in pixels of the drawing. All
 * of it goes by times, so that an answer to an older question still fits the axis.
 */
import type { EpochMs, TimeRange } from '../../core/units.ts';
import { PHASE_KINDS, type LaneEnd, type MachineLane, type PhaseKind } from './laneLooks.ts';
import type { LifecycleKind } from '../lifecycleMarks.ts';
import { toPlotX, type PlotArea } from '../plot.ts';

/** Narrower, nobody would see that there is one. */
const MIN_PHASE_WIDTH = 1.5;
const MIN_TICK_WIDTH = 1.5;
/** Of the tick of one error, as a share of that of the most. */
const LEAST_TICK = 0.35;

/** One path for each kind of phase that there is. `axis` is what the plot shows, `end` where the log ends. */
export function toPhasePaths(
  { phases }: Pick<MachineLane, 'phases'>,
  axis: TimeRange,
  end: EpochMs,
  plot: PlotArea,
): readonly { readonly kind: PhaseKind; readonly path: string }[] {
  const last = Math.min(axis.end, end);
  return PHASE_KINDS.flatMap((kind) => {
    const parts = phases.flatMap((phase) => {
      if (phase.kind !== kind || phase.from >= last || phase.to <= axis.start) return [];
      const left = toPlotX(Math.max(axis.start, phase.from), axis, plot);
      const right = toPlotX(Math.min(last, phase.to), axis, plot);
      const width = Math.min(Math.max(MIN_PHASE_WIDTH, right - left), plot.x + plot.width - left);
      return [`M${round(left)} ${plot.y}h${round(width)}v${plot.height}h-${round(width)}z`];
    });
    return parts.length === 0 ? [] : [{ kind, path: parts.join('') }];
  });
}

/**
 * Errors hang down from the top of the plot, the more the longer; `of` is the range that they were counted in, and `most`
 * the most of one tick in all lanes.
 */
export function toTicksPath(
  errorBins: readonly number[],
  of: TimeRange,
  axis: TimeRange,
  plot: PlotArea,
  most: number,
): string {
  const stepMs = (of.end - of.start) / Math.max(1, errorBins.length);
  const ticks = errorBins.map((count, bin) => {
    const time = of.start + (bin + 0.5) * stepMs;
    if (count === 0 || time < axis.start || time >= axis.end) return '';
    const width = Math.max(MIN_TICK_WIDTH, ((stepMs / (axis.end - axis.start)) * plot.width) / 2);
    const share = most <= 1 ? 1 : LEAST_TICK + (1 - LEAST_TICK) * (Math.log(count) / Math.log(most));
    const x = toPlotX(time, axis, plot) - width / 2;
    const height = round(plot.height * share);
    return `M${round(x)} ${plot.y}h${round(width)}v${height}h-${round(width)}z`;
  });
  return ticks.join('');
}

export function findMostErrors(lanes: readonly Pick<MachineLane, 'errorBins'>[]): number {
  return lanes.reduce((most, { errorBins }) => errorBins.reduce((max, n) => Math.max(max, n), most), 0);
}

/** Ends that are near each other are one mark: that of the first failure of them, or of the first. */
export interface EndMark {
  readonly x: number;
  readonly shape: LifecycleKind;
  readonly isFailure: boolean;
}

export function toEndMarks(
  ends: readonly LaneEnd[],
  axis: TimeRange,
  plot: PlotArea,
  minDistance: number,
): readonly EndMark[] {
  const groups: { readonly x: number; end: LaneEnd }[] = [];
  for (const end of ends) {
    if (end.time < axis.start || end.time >= axis.end) continue;
    const x = toPlotX(end.time, axis, plot);
    const last = groups.at(-1);
    if (last === undefined || x - last.x >= minDistance) groups.push({ x, end });
    else if (end.isFailure && !last.end.isFailure) last.end = end;
  }
  return groups.map(({ x, end }) => ({ x, shape: toEndShape(end), isFailure: end.isFailure }));
}

/** The shapes of the lifecycle row, where they say the same. */
export function toEndShape({ reason, askedBy }: LaneEnd): LifecycleKind {
  if (reason === 'memory' || reason === 'heap') return 'outOfMemory';
  return askedBy === 'autostop' ? 'autostop' : 'exit';
}

/** Lines that are near each other are one. */
export function toDeployLines(
  deploys: readonly EpochMs[],
  axis: TimeRange,
  plot: PlotArea,
  minDistance: number,
): readonly number[] {
  const lines: number[] = [];
  for (const time of deploys) {
    if (time < axis.start || time >= axis.end) continue;
    const x = toPlotX(time, axis, plot);
    if (x - (lines.at(-1) ?? -Infinity) >= minDistance) lines.push(x);
  }
  return lines;
}

/** For what is placed by style: it stays where it is where paper has another width. */
export function toShareOfWidth(x: number, width: number): string {
  return `${String(Math.round((x / width) * 1e5) / 1e3)}%`;
}

/** In tenths of a pixel. */
function round(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}
