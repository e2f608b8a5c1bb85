/** What `check` is about: limits as they are written go in, and what a log is beyond of comes out, in sentences. */
import { formatCount } from '../core/countText.ts';
import type { DiagnosisRule } from '../core/diagnosis/diagnosis.ts';
import { CATEGORIES } from '../core/format/errorCode.ts';
import type { EventTable } from '../core/table/eventTable.ts';
import type { Finding } from '../core/diagnosis/finding.ts';
import { findPeak, readErrorLimit, type ErrorLimit } from './errorLimits.ts';
import { toIsoTime } from '../core/time/timestamp.ts';

export interface Limits {
  readonly errors: readonly ErrorLimit[];
  /** Ids of rules, or `finding` for any. */
  readonly rules: ReadonlySet<string>;
}

const ANY_FINDING = 'finding';
const CATEGORY_NAMES: ReadonlySet<string> = new Set([...CATEGORIES, 'unclassified']);

/** A text says what is wrong. */
export function readLimits(
  failOn: readonly string[],
  rules: readonly Pick<DiagnosisRule, 'id'>[],
): Limits | string {
  if (failOn.length === 0) return "Say what to fail on, such as --fail-on 'PC01>10/min'.";
  const errors: ErrorLimit[] = [];
  const named = new Set<string>();
  for (const text of failOn) {
    const limit = readErrorLimit(text, (name) => CATEGORY_NAMES.has(name));
    if (limit !== undefined) errors.push(limit);
    else if (text === ANY_FINDING || rules.some(({ id }) => id === text)) named.add(text);
    else return `"${text}" is no limit. Write one as in 'PC01>10/min', 'errors>0', or the name of a rule.`;
  }
  return { errors, rules: named };
}

/** One sentence for each limit that the log is beyond of. */
export function findBroken(
  { errors, rules }: Limits,
  table: EventTable,
  findings: readonly Finding[],
): readonly string[] {
  const sentences: string[] = [];
  for (const limit of errors) {
    const { count, start } = findPeak(table, limit);
    if (count <= limit.most) continue;
    const since = start === undefined ? '' : `, from ${toIsoTime(start)} on`;
    sentences.push(`${limit.text}: ${formatCount(count)}${since}`);
  }
  for (const { rule, title } of findings)
    if (rules.has(ANY_FINDING) || rules.has(rule)) sentences.push(`${rule}: ${title}`);
  return sentences;
}
