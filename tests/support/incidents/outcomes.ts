/** A generated log and the rule that it is about go in; what was found in it comes out, and a table of many. */
import { diagnoseText } from '../read/diagnoseText.ts';

const ONSET_TOLERANCE_MS = 60_000;

export interface Outcome {
  readonly phenomenon: string;
  readonly seed: number;
  /** Rules and titles, as a reader sees them. */
  readonly found: readonly string[];
  readonly isNamed: boolean;
  readonly isFirst: boolean;
  /** Of the finding that names the rule, in milliseconds; undefined where there is none. */
  readonly onsetError: number | undefined;
  readonly isOnsetRight: boolean;
}

interface Judged {
  readonly text: string;
  readonly onset: number;
  readonly span: number;
  readonly rule: string;
  readonly phenomenon: string;
  readonly seed: number;
}

export async function judge({ text, onset, span, rule, phenomenon, seed }: Judged): Promise<Outcome> {
  const findings = await diagnoseText(text);
  const naming =
    findings.find((finding) => finding.rule === rule) ??
    findings.find(({ also }) => also.some((other) => other.rule === rule));
  const onsetError = naming?.start === undefined ? undefined : naming.start - onset;
  return {
    phenomenon,
    seed,
    found: findings.map(describeFinding),
    isNamed: naming !== undefined,
    isFirst: findings[0]?.rule === rule,
    onsetError,
    isOnsetRight:
      onsetError !== undefined && Math.abs(onsetError) <= Math.max(ONSET_TOLERANCE_MS, span / 200),
  };
}

/** One row for each quiet log in which something is found all the same. */
export async function findAlarms(phenomenon: string, seed: number, text: string): Promise<readonly string[]> {
  const findings = await diagnoseText(text);
  return findings.map((finding) => `${phenomenon}, seed ${String(seed)}: ${describeFinding(finding)}`);
}

export function shareOf(outcomes: readonly Outcome[], isRight: (outcome: Outcome) => boolean): number {
  return outcomes.filter(isRight).length / outcomes.length;
}

/** A row per phenomenon, and below it what was found instead. */
export function describeOutcomes(outcomes: readonly Outcome[]): string {
  return [...new Set(outcomes.map(({ phenomenon }) => phenomenon))]
    .map((phenomenon) => {
      const ofOne = outcomes.filter((outcome) => outcome.phenomenon === phenomenon);
      const count = (isRight: (outcome: Outcome) => boolean): string => String(ofOne.filter(isRight).length);
      const head = `${phenomenon}: ${String(ofOne.length)} logs, named ${count((one) => one.isNamed)}, first ${count((one) => one.isFirst)}, onset ${count((one) => one.isOnsetRight)}`;
      const misses = ofOne.filter(({ isFirst, isOnsetRight }) => !isFirst || !isOnsetRight);
      return [head, ...misses.map(describeMiss)].join('\n');
    })
    .join('\n');
}

function describeMiss({ seed, found, isNamed, onsetError }: Outcome): string {
  const onset = onsetError === undefined ? '' : `, onset off by ${String(Math.round(onsetError / 1000))} s`;
  return `  seed ${String(seed)}: ${found.length === 0 ? 'nothing' : found.join(' + ')}${isNamed ? '' : ' (not named)'}${onset}`;
}

function describeFinding({ rule, title }: { readonly rule: string; readonly title: string }): string {
  return `${rule} "${title}"`;
}
