/**
 * Comparison: how often each code stands in two selections, and how much time each covers, goes in; what is new,
 * gone, up or down comes out.
 */
import { isBeyondChance } from './chance.ts';
import { compareNames } from '../table/tally.ts';
import type { DurationMs } from '../units.ts';

export interface ComparedSide {
  /** By code; the empty one stands for unclassified errors. */
  readonly counts: ReadonlyMap<string, number>;
  readonly coveredMs: DurationMs;
}

/**
 * `new` and `gone`, `up` and `down` are more than chance alone makes. `steady`: the rates differ by less than a
 * quarter, or at least surely by less than a factor of 2. `unclear`: there are too few errors, or no rates, to tell.
 */
export type Change = 'new' | 'gone' | 'up' | 'down' | 'steady' | 'unclear';

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
/** With many errors even small differences are beyond chance, but nobody has to get up for them. */
const LEAST_FACTOR = 1.25;
/** What a `steady` code surely stays below. */
const RULED_OUT_FACTOR = 2;
/** What needs a look comes first. */
const RANKS: Readonly<Record<Change, number>> = { new: 0, up: 0, gone: 0, down: 0, steady: 1, unclear: 2 };

/** All codes of both sides: those that changed, steady ones, unclear ones; each by how much the rate differs. */
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
        RANKS[a.change] - RANKS[b.change] ||
        getDifference(b) - getDifference(a) ||
        compareNames(a.code, b.code),
    );
}

function toRate({ counts, coveredMs }: ComparedSide, code: string): CodeRate {
  const count = counts.get(code) ?? 0;
  return { count, perMinute: coveredMs > 0 ? count / (coveredMs / MINUTE_MS) : undefined };
}

function toChange(before: CodeRate, after: CodeRate, beforeMs: DurationMs, afterMs: DurationMs): Change {
  // Where nothing is covered, no errors mean nothing.
  if (before.perMinute === undefined || after.perMinute === undefined) return 'unclear';
  const all = before.count + after.count;
  /** Whether the counts are more than chance makes of rates of which one is `factor` times the other. */
  const isBeyond = (factor: number): boolean =>
    isBeyondChance(after.count, all, (afterMs * factor) / (beforeMs + afterMs * factor));
  const isUp = after.perMinute > before.perMinute;
  const [less, more] = isUp ? [before.perMinute, after.perMinute] : [after.perMinute, before.perMinute];
  if (isBeyond(1) && more >= less * LEAST_FACTOR) {
    if (less === 0) return isUp ? 'new' : 'gone';
    return isUp ? 'up' : 'down';
  }
  return isBeyond(1) || (isBeyond(RULED_OUT_FACTOR) && isBeyond(1 / RULED_OUT_FACTOR)) ? 'steady' : 'unclear';
}

function getDifference({ before, after }: CodeChange): number {
  return Math.abs((after.perMinute ?? after.count) - (before.perMinute ?? before.count));
}
