/**
 * Covered time: what files span and the silences in them go in; the time that is known comes out. Counts of two
 * selections can only be compared per covered minute: over a silence, "no errors" means nothing.
 */
import type { DurationMs, TimeRange } from '../units.ts';

/** The time of one file: from its first to behind its last record, and where lines are missing in it. */
export interface FileTimes {
  readonly span: TimeRange | undefined;
  /** In order of time, none inside another. */
  readonly gaps: readonly TimeRange[];
}

/** How much time at least one of the files covers; within a range, where one is given. */
export function getCoveredMs(files: readonly FileTimes[], range?: TimeRange): DurationMs {
  const covered = files
    .flatMap(({ span, gaps }) => (span === undefined ? [] : withoutGaps(span, gaps)))
    .map((piece) => clip(piece, range))
    .filter(({ start, end }) => end > start)
    .sort((a, b) => a.start - b.start);
  let total = 0;
  let end = -Infinity;
  for (const piece of covered) {
    total += Math.max(0, piece.end - Math.max(end, piece.start));
    end = Math.max(end, piece.end);
  }
  return total;
}

function withoutGaps(span: TimeRange, gaps: readonly TimeRange[]): readonly TimeRange[] {
  const starts = [span.start, ...gaps.map(({ end }) => end)];
  const ends = [...gaps.map(({ start }) => start), span.end];
  return starts.map((start, i) => clip({ start, end: ends[i] ?? span.end }, span));
}

function clip({ start, end }: TimeRange, range: TimeRange | undefined): TimeRange {
  return range === undefined
    ? { start, end }
    : { start: Math.max(start, range.start), end: Math.min(end, range.end) };
}
