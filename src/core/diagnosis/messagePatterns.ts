/**
 * Message patterns: what an app prints goes in; the same with its numbers, ids and addresses replaced comes out, and how
 * often each pattern was printed around a moment and before. What is new just before an incident often tells its cause.
 */
import { weigh } from './tellingLine.ts';
import type { DurationMs, EpochMs } from '../units.ts';

export interface MessagePattern {
  /** Log content. */
  readonly pattern: string;
  /** Around the moment. */
  readonly count: number;
  /** In what was read of the log before; 0 for a new one. */
  readonly before: number;
  /** When it was first printed around the moment, relative to it; below 0 for before. */
  readonly firstAfterMs: DurationMs;
}

export interface PrintedMessage {
  readonly time: EpochMs;
  readonly message: string;
}

/** From this long before a moment, messages are around it … */
const LEAD_MS: DurationMs = 60_000;
/** … until this long behind it. */
const TRAIL_MS: DurationMs = 30_000;
/** Characters of a message that its pattern is made of. */
const MAX_LENGTH = 300;
const MAX_PATTERNS = 5000;

/* Each is a run of bounded length, or a class of characters alone: a message cannot make them run away. */
const UUID = /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi;
const TIMESTAMP = /\b\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?/g;
const ADDRESS = /\b\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}\b|\[[0-9a-f:]{2,39}\]/gi;
/** Letters and digits mixed, as ids are: at least one digit, and long enough not to be a name such as `utf8`. */
const ID = /\b(?=[0-9a-z_-]{0,63}\d)[0-9a-z_-]{12,64}\b/gi;
const NUMBER = /\d{1,40}(?:\.\d{1,40})?/g;

const REQUEST = /\b(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)\b.{0,40}\//;

/** The first line, with what changes from time to time replaced by `{…}`. */
export function toPattern(message: string): string {
  const [line = ''] = readMessage(message).slice(0, MAX_LENGTH).split('\n');
  return line
    .replace(TIMESTAMP, '{time}')
    .replace(UUID, '{id}')
    .replace(ADDRESS, '{address}')
    .replace(ID, '{id}')
    .replace(NUMBER, '{n}')
    .replace(/\s+/g, ' ')
    .trim();
}

/** What a line of JSON says, where it says it in a field that loggers use. */
function readMessage(message: string): string {
  if (!message.startsWith('{')) return message;
  try {
    const entry = JSON.parse(message) as Readonly<Record<string, unknown>>;
    for (const key of ['msg', 'message', 'error', 'event']) {
      const value = Object.hasOwn(entry, key) ? entry[key] : undefined;
      if (typeof value === 'string' && value !== '') return value;
    }
    return message;
  } catch {
    return message;
  }
}

/**
 * Patterns around a moment: new ones first, of these words of errors first, and those nearest to it before others; then
 * the most frequent of the known ones. A request that a visitor makes for the first time is not news.
 * `usual` are patterns of messages of other times.
 */
export function findPatterns(
  around: readonly PrintedMessage[],
  usual: readonly string[],
  moment: EpochMs,
): readonly MessagePattern[] {
  const before = new Map<string, number>();
  for (const pattern of usual) increment(before, pattern);
  const found = new Map<string, { count: number; first: EpochMs }>();
  for (const { time, message } of around) {
    const pattern = toPattern(message);
    if (pattern === '') continue;
    if (time < moment - LEAD_MS) {
      increment(before, pattern);
      continue;
    }
    if (time > moment + TRAIL_MS) continue;
    const known = found.get(pattern);
    if (known === undefined) {
      if (found.size < MAX_PATTERNS) found.set(pattern, { count: 1, first: time });
    } else {
      known.count += 1;
      known.first = Math.min(known.first, time);
    }
  }
  return Array.from(found, ([pattern, { count, first }]) => ({
    ...{ pattern, count, before: before.get(pattern) ?? 0 },
    ...{ firstAfterMs: first - moment, weight: weigh(pattern) },
  }))
    .filter(({ pattern, before: known, weight }) => known > 0 || weight > 0 || !REQUEST.test(pattern))
    .sort(
      (a, b) =>
        Math.min(1, a.before) - Math.min(1, b.before) ||
        (a.before === 0
          ? Math.min(1, b.weight) - Math.min(1, a.weight) ||
            Math.abs(a.firstAfterMs) - Math.abs(b.firstAfterMs)
          : b.count - a.count),
    )
    .map(({ weight: _weight, ...pattern }) => pattern);
}

function increment(counts: Map<string, number>, pattern: string): void {
  if (counts.size < MAX_PATTERNS || counts.has(pattern)) counts.set(pattern, (counts.get(pattern) ?? 0) + 1);
}
