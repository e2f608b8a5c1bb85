/**
 * Units in the types: a number with a unit in, the same number out. Nothing here runs.
 * All ranges in this project are half-open: `start` belongs to the range, `end` does not.
 */

/** Milliseconds since 1970-01-01T00:00:00Z, a safe integer. `NaN` stands for "no time" in columns. */
export type EpochMs = number;
/** Milliseconds since midnight of a time of day whose date is not known, less than a day. */
export type ClockMs = number;
/** A length of time in milliseconds. */
export type DurationMs = number;
/** A distance in bytes from the start of a file. */
export type ByteOffset = number;
/** 0-based place of a row in an {@link file://./eventTable.ts EventTable}. */
export type RowIndex = number;

/** Half-open range of time. */
export interface TimeRange {
  readonly start: EpochMs;
  readonly end: EpochMs;
}
