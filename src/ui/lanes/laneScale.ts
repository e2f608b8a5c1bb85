/** What lanes are drawn by, and a moment that somebody points at. Types only. */
import type { EpochMs, TimeRange } from '../../core/units.ts';

export interface LaneScale {
  /** What the plot shows in all. */
  readonly axis: TimeRange;
  /** What the errors were counted in. */
  readonly counted: TimeRange;
  /** Of the drawing, in pixels, with what the bars leave at its sides. */
  readonly width: number;
  /** Where the log ends: behind it, nothing goes on. */
  readonly end: EpochMs;
  /** The most errors of one tick. */
  readonly most: number;
}

export interface PointedMoment {
  readonly machine: string;
  readonly time: EpochMs;
  /** Whether keys led there, so that it has to be read out. */
  readonly isByKey: boolean;
}
