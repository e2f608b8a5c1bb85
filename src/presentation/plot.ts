/** Where the chart's parts lie. The drawing and the layer that takes the gestures both go by it. */
import type { EpochMs, TimeRange } from '../core/units.ts';
import type { Clock } from './times.ts';
import { formatClock, formatShortDate, getZoneOffset } from './times.ts';
import type { TimelineBars } from './timelineBars.ts';

export const CHART_HEIGHT = 232;
export const PLOT_MARGIN = { top: 8, right: 1, bottom: 24, left: 48 } as const;
export const PLOT_HEIGHT = CHART_HEIGHT - PLOT_MARGIN.top - PLOT_MARGIN.bottom;

export function getPlotWidth(chartWidth: number): number {
  return Math.max(1, chartWidth - PLOT_MARGIN.left - PLOT_MARGIN.right);
}

/** Where bars are drawn, in pixels of the drawing. */
export interface PlotArea {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What the axes leave, which have fixed sizes: so bars need not wait for them. */
export function toPlotArea(chartWidth: number): PlotArea {
  return { x: PLOT_MARGIN.left, y: PLOT_MARGIN.top, width: getPlotWidth(chartWidth), height: PLOT_HEIGHT };
}

/** Where a moment lies from left to right; `range` is what the plot shows in all. */
export function toPlotX(time: EpochMs, { start, end }: TimeRange, plot: PlotArea): number {
  return plot.x + ((time - start) / (end - start)) * plot.width;
}

/** Bars of at least 4 pixels, so that a finger or an eye can tell them apart. */
export function chooseMaxBins(chartWidth: number): number {
  return Math.max(30, Math.min(300, Math.floor(getPlotWidth(chartWidth) / 4)));
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const TICK_STEPS = [
  ...[1, 2, 5, 10, 15, 30].map((n) => n * SECOND),
  ...[1, 2, 5, 10, 15, 30].map((n) => n * MINUTE),
  ...[1, 2, 3, 6, 12].map((n) => n * HOUR),
  ...[1, 2, 7, 14, 28, 91, 182, 364].map((n) => n * DAY),
];

/** How much room the labels of moments take, in pixels. */
interface TickSizes {
  /** From one label to the next. */
  readonly tickWidth: number;
  /** Of the label of a time of day. */
  readonly labelWidth: number;
}

const SCREEN_TICKS: TickSizes = { tickWidth: 84, labelWidth: 40 };

/** Moments at which the chosen zone's clock is round, as many as have room. */
export function chooseTicks(
  { timeline, barCount }: TimelineBars,
  plotWidth: number,
  zone: Clock,
  { tickWidth, labelWidth } = SCREEN_TICKS,
): readonly EpochMs[] {
  const { start, stepMs } = timeline;
  const span = barCount * stepMs;
  const maxTicks = Math.max(2, Math.floor(plotWidth / tickWidth));
  const tickStep = TICK_STEPS.find((step) => step >= stepMs && span / step <= maxTicks) ?? span;
  // A label stands around its tick: at the right edge it has no room.
  const last = start + span - (labelWidth / 2 / plotWidth) * span;
  const ticks: EpochMs[] = [];
  let local = Math.ceil((start + getZoneOffset(start, zone)) / tickStep) * tickStep;
  for (let tick = toMoment(local, zone); tick < last; tick = toMoment(local, zone)) {
    ticks.push(tick);
    local += tickStep;
  }
  return ticks;
}

/** The moment at which the zone's clock shows `local`, a time written as if it were UTC. */
function toMoment(local: number, zone: Clock): EpochMs {
  return local - getZoneOffset(local - getZoneOffset(local, zone), zone);
}

/** Labels with as much of date and time as they need to differ. */
export function createTickFormatter(
  ticks: readonly EpochMs[],
  { start, end }: TimeRange,
  zone: Clock,
): (tick: EpochMs) => string {
  const isLong = end - start > 36 * HOUR;
  const clockLength = ticks.some((tick) => tick % MINUTE !== 0) ? '12:03:05'.length : '12:03'.length;
  return (tick) => {
    const clock = formatClock(tick, zone).slice(0, clockLength);
    return isLong ? `${formatShortDate(tick, zone)} ${clock}` : clock;
  };
}
