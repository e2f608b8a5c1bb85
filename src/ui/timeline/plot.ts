/** Where the chart's parts lie. The drawing and the layer that takes the gestures both go by it. */
import type { EpochMs } from '../../core/units.ts';
import type { Clock } from '../times.ts';
import { getZoneOffset } from '../times.ts';
import type { TimelineBars } from './timelineBars.ts';

export const CHART_HEIGHT = 232;
export const PLOT_MARGIN = { top: 8, right: 1, bottom: 24, left: 48 } as const;
export const PLOT_HEIGHT = CHART_HEIGHT - PLOT_MARGIN.top - PLOT_MARGIN.bottom;

export function getPlotWidth(chartWidth: number): number {
  return Math.max(1, chartWidth - PLOT_MARGIN.left - PLOT_MARGIN.right);
}

/** Bars of at least 4 pixels, so that a finger or an eye can tell them apart. */
export function chooseMaxBins(chartWidth: number): number {
  return Math.max(30, Math.min(300, Math.floor(getPlotWidth(chartWidth) / 4)));
}

/** The top of the scale: a round, even number that the tallest bar nearly reaches. */
export function chooseScaleTop(maxTotal: number): number {
  if (maxTotal <= 10) return Math.max(4, 2 * Math.ceil(maxTotal / 2));
  const magnitude = 10 ** Math.floor(Math.log10(maxTotal));
  return (
    ([1, 1.2, 1.6, 2, 2.4, 3.2, 4, 5, 6, 8, 10].find((step) => step * magnitude >= maxTotal) ?? 10) *
    magnitude
  );
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
const TICK_WIDTH = 84;
const LABEL_WIDTH = 40;

/** Starts of bars where the chosen zone's clock is round, as many as have room. */
export function chooseTicks(
  { timeline, barCount }: TimelineBars,
  plotWidth: number,
  zone: Clock,
): readonly EpochMs[] {
  const { start, stepMs } = timeline;
  const maxTicks = Math.max(2, Math.floor(plotWidth / TICK_WIDTH));
  const tickStep =
    TICK_STEPS.find((step) => step >= stepMs && (barCount * stepMs) / step <= maxTicks) ?? barCount * stepMs;
  const starts = Array.from({ length: barCount }, (_, bar) => start + bar * stepMs);
  // A bar holds the tick that lies in it, should the zone's offset be no multiple of the step.
  const toTick = (time: EpochMs): number => Math.ceil((time + getZoneOffset(time, zone)) / tickStep);
  // A label stands around the middle of its bar: at the right edge it has no room.
  const isInside = (bar: number): boolean =>
    ((barCount - bar - 0.5) / barCount) * plotWidth > LABEL_WIDTH / 2;
  return starts.filter((time, bar) => isInside(bar) && toTick(time) !== toTick(time + stepMs));
}
