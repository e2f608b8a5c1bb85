import { describe, expect, it } from 'vitest';
import { diagnoseText } from '../support/diagnoseText.ts';
import { generateIncident, generateQuiet, PHENOMENA } from '../support/incidentLogs.ts';

const SEED_COUNT = Number(process.env['INCIDENT_SEEDS'] ?? 20);
const QUIET_COUNT = 50;
const MOST_MS = 120_000 * Math.max(1, SEED_COUNT / 20);
const ONSET_TOLERANCE_MS = 60_000;

interface Outcome {
  readonly rule: string;
  readonly seed: number;
  readonly found: readonly string[];
  readonly isNamed: boolean;
  readonly isFirst: boolean;
  /** Of the finding that names the rule, in milliseconds; undefined where there is none. */
  readonly onsetError: number | undefined;
  readonly isOnsetRight: boolean;
}

describe('what the rules find in generated incidents', () => {
  it('names them, and when they began', { timeout: MOST_MS }, async () => {
    const outcomes: Outcome[] = [];
    for (const { rule } of PHENOMENA) {
      for (let seed = 1; seed <= SEED_COUNT; seed += 1) outcomes.push(await judge(rule, seed));
    }
    const named = outcomes.filter(({ isNamed }) => isNamed);
    const told = describeOutcomes(outcomes);
    expect.soft(named.length / outcomes.length, told).toBeGreaterThanOrEqual(0.97);
    expect
      .soft(
        shareOf(outcomes, ({ isFirst }) => isFirst),
        told,
      )
      .toBeGreaterThanOrEqual(0.9);
    expect
      .soft(
        shareOf(named, ({ isOnsetRight }) => isOnsetRight),
        told,
      )
      .toBeGreaterThanOrEqual(0.95);
  });

  it('finds nothing in logs without one', { timeout: MOST_MS }, async () => {
    const alarms: string[] = [];
    for (let seed = 1; seed <= QUIET_COUNT; seed += 1) {
      const findings = await diagnoseText(generateQuiet(seed).text);
      if (findings.length > 0) alarms.push(`${String(seed)}: ${findings.map(({ rule }) => rule).join(', ')}`);
    }
    expect(alarms).toEqual([]);
  });

  it('gives the same log for the same seed, and another for another', () => {
    expect(generateIncident('crash-loop', 3)).toEqual(generateIncident('crash-loop', 3));
    expect(generateIncident('crash-loop', 4).text).not.toBe(generateIncident('crash-loop', 3).text);
    expect(generateQuiet(3)).toEqual(generateQuiet(3));
  });
});

async function judge(rule: string, seed: number): Promise<Outcome> {
  const { text, onset, span } = generateIncident(rule, seed);
  const findings = await diagnoseText(text);
  const naming =
    findings.find((finding) => finding.rule === rule) ??
    findings.find(({ also }) => also.some((other) => other.rule === rule));
  const onsetError = naming?.start === undefined ? undefined : naming.start - onset;
  return {
    rule,
    seed,
    found: findings.map((finding) => finding.rule),
    isNamed: naming !== undefined,
    isFirst: findings[0]?.rule === rule,
    onsetError,
    isOnsetRight:
      onsetError !== undefined && Math.abs(onsetError) <= Math.max(ONSET_TOLERANCE_MS, span / 200),
  };
}

function shareOf(outcomes: readonly Outcome[], isRight: (outcome: Outcome) => boolean): number {
  return outcomes.filter(isRight).length / outcomes.length;
}

/** A row per rule, and below it what was found instead. */
function describeOutcomes(outcomes: readonly Outcome[]): string {
  return PHENOMENA.map(({ rule }) => {
    const ofRule = outcomes.filter((outcome) => outcome.rule === rule);
    const count = (isRight: (outcome: Outcome) => boolean): string => String(ofRule.filter(isRight).length);
    const head = `${rule}: ${String(ofRule.length)} logs, named ${count((one) => one.isNamed)}, first ${count((one) => one.isFirst)}, onset ${count((one) => one.isOnsetRight)}`;
    const misses = ofRule.filter(({ isFirst, isOnsetRight }) => !isFirst || !isOnsetRight);
    return [head, ...misses.map(describeMiss)].join('\n');
  }).join('\n');
}

function describeMiss({ seed, found, isNamed, onsetError }: Outcome): string {
  const onset = onsetError === undefined ? '' : `, onset off by ${String(Math.round(onsetError / 1000))} s`;
  return `  seed ${String(seed)}: ${found.length === 0 ? 'nothing' : found.join(', ')}${isNamed ? '' : ' (not named)'}${onset}`;
}
