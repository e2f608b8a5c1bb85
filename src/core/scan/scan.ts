/**
 * Scanning: bytes go in; the lines that somebody has to look at come out, and counts of all others.
 * No strings are made here: that is what makes reading fast (ARCHITECTURE.md, "Two speeds").
 *
 * Nearly every line of a log is _quiet_: it is blank, or it starts a record that can be no event, or it continues
 * such a record. Quiet lines are only counted. All others become rows. Two scanners do that alike: plainScanner.ts,
 * the reference, and wasmScanner.ts.
 */
import type { LogFormat } from '../format/logFormat.ts';
import type { TimeOrder } from '../time/timeOrder.ts';

/** What a scan has to know of a format. */
export type ScannedFormat = Pick<LogFormat, 'markers' | 'timePlace' | 'framing'>;

/** The line holds one of the format's markers. */
export const LINE_MARKED = 1;
/** The line may start a record, but not in the usual shape: the format has to read it to know. */
export const LINE_DOUBTFUL = 2;
/**
 * Not a line, but the quiet record that is open: from its first line to the last one that belongs to it so far. Stands
 * before a line that may continue it, and at the end of every scan. Its lines and its time have been counted.
 */
export const RECORD_OPEN = 4;

/** A longer line is cut to this many bytes: a line is text for people, and one can be a whole file. */
export const MAX_LINE_BYTES = 1 << 20;
/** Continuation lines behind this much of a record are counted, but no longer part of its text. */
export const MAX_RECORD_BYTES = 1 << 16;
/** Rows that one scan gives at most, so that its columns stay small. */
export const MAX_ROWS = 1 << 14;
/** Moments that one scan counts at most. */
export const MAX_MOMENTS = 1 << 13;
/** Moments that are counted at once: neighbouring lines are of nearly the same time. */
export const MOMENT_SLOTS = 64;

/** What a scan found. The arrays are longer than the counts say, and are reused by the next scan. */
export interface Scan {
  /** Offset behind the last complete line, or behind the last one that there was room for. */
  readonly consumed: number;
  /** Whether there was no room for all lines: the next scan goes on at `consumed` of the same bytes. */
  readonly isFull: boolean;

  /** Lines up to `consumed`, those in rows included. */
  readonly lines: number;
  readonly blank: number;
  /** Quiet lines that start a record. */
  readonly records: number;
  /** Quiet lines that continue a record. */
  readonly continuations: number;
  /** Places in the first MAX_LINE_BYTES of each line that are no valid UTF-8. */
  readonly brokenCharacters: number;

  readonly rowCount: number;
  /** Offset of each row's first byte. */
  readonly start: Uint32Array;
  /** Offset behind each row's last byte, its line feed not counted. */
  readonly end: Uint32Array;
  /** EpochMs, already counted, or `NaN` where the row has no time at the format's usual place. */
  readonly time: Float64Array;
  readonly flags: Uint8Array;
  /** The row's first line: 0-based, of the lines of this scan. */
  readonly line: Uint32Array;

  readonly momentCount: number;
  /** EpochMs, each a whole second; not in order, and one can stand here twice. */
  readonly moments: Float64Array;
  /** Records of each moment, counted by the time that the scan read. */
  readonly momentCounts: Uint32Array;
}

export interface Scanner {
  /** What it is, for those who want to know how fast reading can be. */
  readonly kind: 'wasm' | 'plain';
  /** Of all times that were read so far. */
  readonly order: TimeOrder;
  /** Undoes what was read since the order was this one. */
  goBackTo(order: TimeOrder): void;
  /** Scans the complete lines in `bytes` from `offset` on. The scan is valid until the next one. */
  scan(bytes: Uint8Array, offset: number): Scan;
  /**
   * Room for so many bytes where scanning them needs no copy; undefined where there is no such place. It is the same
   * room every time, valid until more is asked for.
   */
  reserve?(bytes: number): Uint8Array;
}
