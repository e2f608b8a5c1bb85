/**
 * Comparison: how often each code stands in two selections, and how much time each covers, goes in; what is new,
 * gone, up or down comes out.
 */
import { compareNames } from './tally.ts';
import type { DurationMs } from './units.ts';

export interface ComparedSide {
  /** By code; the empty one stands for unclassified errors. */
  readonly counts: ReadonlyMap<string, number>;
  readonly coveredMs: DurationMs;
}

/** `steady`: the difference is no larger than what chance alone often makes. */
export type Change = 'new' | 'gone' | 'up' | 'down' | 'steady';

export interface CodeChange {
  readonly code: string;
  readonly change: Change;
  readonly before: CodeRate;
  readonly after: CodeRate;
}

export interface CodeRate {
  readonly count: number;
  /** Per covered minute; undefined where nothing is covered. */
  readonly perMinute: number | undefined;
}

const MINUTE_MS = 60_000;
/** In standard deviations: chance alone makes a larger difference once in 370 comparisons. */
const LEAST_DEVIATION = 3;
const CHANGES: readonly Change[] = ['new', 'up', 'gone', 'down', 'steady'];

/** All codes of both sides: what is new first, then what is up, gone, down and steady; each by how much it differs. */
export function compareCodes(before: ComparedSide, after: ComparedSide): readonly CodeChange[] {
  const codes = [...new Set([...before.counts.keys(), ...after.counts.keys()])];
  return codes
    .map((code): CodeChange => {
      const was = toRate(before, code);
      const is = toRate(after, code);
      return { code, change: toChange(was, is, before.coveredMs, after.coveredMs), before: was, after: is };
    })
    .filter((change) => change.before.count + change.after.count > 0)
    .sort(
      (a, b) =>
        CHANGES.indexOf(a.change) - CHANGES.indexOf(b.change) ||
        getDifference(b) - getDifference(a) ||
        compareNames(a.code, b.code),
    );
}

function toRate({ counts, coveredMs }: ComparedSide, code: string): CodeRate {
  const count = counts.get(code) ?? 0;
  return { count, perMinute: coveredMs > 0 ? count / (coveredMs / MINUTE_MS) : undefined };
}

function toChange(before: CodeRate, after: CodeRate, beforeMs: DurationMs, afterMs: DurationMs): Change {
  if (before.count === 0) return 'new';
  if (after.count === 0) return 'gone';
  if (beforeMs === 0 || afterMs === 0) return 'steady'; // there is no rate to compare with
  // Of all errors, chance gives each side its share of the time; the deviation is that of a binomial distribution.
  const all = before.count + after.count;
  const share = afterMs / (beforeMs + afterMs);
  const deviation = (after.count - all * share) / Math.sqrt(all * share * (1 - share));
  if (deviation >= LEAST_DEVIATION) return 'up';
  return deviation <= -LEAST_DEVIATION ? 'down' : 'steady';
}

function getDifference({ before, after }: CodeChange): number {
  return Math.abs((after.perMinute ?? after.count) - (before.perMinute ?? before.count));
}
