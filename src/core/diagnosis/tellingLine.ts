/**
 * Which line of many tells what went wrong: what an app printed goes in, how much each line tells comes out. By what
 * runtimes and shells print when a program ends: an error's own head, words of an error, words that may be of one.
 */
import { findFailedCheckStatus } from './checkAnswer.ts';

/** 3 for the head of an error with its reason, 2 for words of an error or a check that fails, 1 for what may be some, 0 for all else. */
type Weight = 0 | 1 | 2 | 3;

/** `KeyError: 'PORT'`, `panic: runtime error`, `** (RuntimeError) …`, `thread 'main' panicked at`. */
const HEAD =
  /(?:^|[\s(["'])[A-Za-z_$][\w.:$]{0,120}(?:Error|Exception|Refused|Configured|Timeout|ConnectionBad)\b(?: \[\w{1,60}\])?:? ?(?=\S|$)|\((?:[A-Z]\w{0,60}[.:]{0,2}){1,6}(?:Error|Exception)\)|\b(?:panic|FATAL|fatal|FTL|CRITICAL|EMERG)\b[\]:]{0,2} |\bpanicked at\b|(?:^|\s)[A-Z]\w{0,60}(?:::[A-Z]\w{0,60}){1,4}:? |\bPHP (?:Fatal|Parse) error:|^\s{0,8}Error: \S/;
const WORDS =
  /\b(?:segmentation fault|segfault)|(?:command |module )?\bnot found\b|Cannot find|No such file|No module named|not permitted|permission denied|Exec format|out of memory|missing script|address already in use|failed to (?:spawn|start|load|bind|open)|could not (?:start|find|load|open|connect|translate)|bad interpreter|is not set|must be set|is required|environment variable .{0,80}\bmissing\b/i;
const HINTS =
  /\b(?:error|err!?|fail(?:ed|ure)?|unable|can(?:not|'t)|invalid|denied|refused|missing|undefined|abort(?:ed)?|killed|redirect\w*|timeout|timed out|core dumped)\b/i;

/** Parts of a stack, which tell less than its head. */
const STACK =
  /^\s*(?:at |File "|from |\^|~+|\||\d+: |#\d+ |\.\.\. \d+ more|raise |throw |return |goroutine \d|created by |in `|\([\w.-]+ [\d.]+\) (?:lib|src)\/)|^\s*(?:\S{1,200}:\d{1,6}:in [`'])|^\s*\/\S{1,200}\.(?:go|rb|js|ts|mjs|cjs|py|ex|exs|php):\d{1,6}/;
/** What starts a program says only that it ended, behind what the program said itself. */
const WRAPPER =
  /^\s*(?:npm (?:ERR!|error|notice)|yarn run|error Command failed|info Visit|\W{0,2}ELIFECYCLE|ERR_PNPM|error: script "|bin\/\w{1,40} aborted!|Tasks: TOP|Aborted\b|StandardError: An error has occurred|exit status|Killed\b|\[ERROR\] Command failed)/i;
/** A logger that calls a line ordinary is believed, unless an error's head stands in it. */
const ORDINARY =
  /^\W{0,3}(?:[\d.:,TZ/+-]{6,35}\W{1,4}){0,2}(?:\S{1,40}\s{1,3})?\[?(?:INFO|DEBUG|TRACE|NOTICE|LOG)\b|"(?:level|severity)"\s?:\s?(?:"(?:info|debug|trace|notice)"|[123]0\b)|\blevel=(?:info|debug|trace)\b/i;

/** The text of a record; only its start is looked at. */
export function weigh(text: string): Weight {
  const start = text.slice(0, MAX_LENGTH);
  if (STACK.test(start)) return 0;
  if (findFailedCheckStatus(start) !== undefined) return 2;
  const isOrdinary = ORDINARY.test(start);
  if (WRAPPER.test(start)) return HINTS.test(start) ? 1 : 0;
  if (HEAD.test(start)) return isOrdinary ? 1 : 3;
  if (WORDS.test(start)) return isOrdinary ? 1 : 2;
  return HINTS.test(start) && !isOrdinary ? 1 : 0;
}

const MAX_LENGTH = 4000;

/** The last of those that tell most: a runtime prints the cause behind what it led to. The last line where none tells. */
export function findMostTelling<Line extends { readonly text: string }>(
  lines: readonly Line[],
): Line | undefined {
  const weights: readonly number[] = lines.map(({ text }) => weigh(text));
  return lines[weights.lastIndexOf(Math.max(...weights))];
}
