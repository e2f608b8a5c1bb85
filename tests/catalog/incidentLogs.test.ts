import { describe, expect, it } from 'vitest';
import { generateIncident, generateQuiet, PHENOMENA } from '../support/incidents/incidentLogs.ts';
import { generateCase, INCIDENT_CASES } from '../support/incidents/incidentCases.ts';
import { describeOutcomes, findAlarms, judge, type Outcome, shareOf } from '../support/incidents/outcomes.ts';
import { generateQuietCase, QUIET_CASES } from '../support/incidents/quietCases.ts';

const SEED_COUNT = Number(process.env['INCIDENT_SEEDS'] ?? 20);
const QUIET_COUNT = 50;
const QUIET_CASE_COUNT = Math.ceil(SEED_COUNT / 2);

describe('what the rules find in generated incidents', () => {
  it('names them, and when they began', async () => {
    const outcomes: Outcome[] = [];
    for (const { rule } of PHENOMENA) {
      for (let seed = 1; seed <= SEED_COUNT; seed += 1) {
        outcomes.push(await judge({ ...generateIncident(rule, seed), phenomenon: rule, seed }));
      }
    }
    expectGood(outcomes);
  });

  it('names those in other shapes and words', async () => {
    const outcomes: Outcome[] = [];
    for (const incident of INCIDENT_CASES) {
      const { rule } = incident;
      const phenomenon = `${rule}, ${incident.name}`;
      for (let seed = 1; seed <= SEED_COUNT; seed += 1) {
        outcomes.push(await judge({ ...generateCase(incident, seed), rule, phenomenon, seed }));
      }
    }
    expectGood(outcomes);
  });

  it('finds nothing in logs without one', async () => {
    const alarms: string[] = [];
    for (let seed = 1; seed <= QUIET_COUNT; seed += 1) {
      alarms.push(...(await findAlarms('usual noise', seed, generateQuiet(seed).text)));
    }
    expect(alarms).toEqual([]);
  });

  it('finds nothing in logs that only look like one', async () => {
    const alarms: string[] = [];
    for (const quiet of QUIET_CASES) {
      for (let seed = 1; seed <= QUIET_CASE_COUNT; seed += 1) {
        alarms.push(...(await findAlarms(quiet.name, seed, generateQuietCase(quiet, seed))));
      }
    }
    expect(alarms).toEqual([]);
  });

  it('gives the same log for the same seed, and another for another', () => {
    expect(generateIncident('crash-loop', 3)).toEqual(generateIncident('crash-loop', 3));
    expect(generateIncident('crash-loop', 4).text).not.toBe(generateIncident('crash-loop', 3).text);
    expect(generateQuiet(3)).toEqual(generateQuiet(3));
    for (const incident of INCIDENT_CASES)
      expect(generateCase(incident, 3)).toEqual(generateCase(incident, 3));
    for (const quiet of QUIET_CASES) expect(generateQuietCase(quiet, 3)).toBe(generateQuietCase(quiet, 3));
  });
});

function expectGood(outcomes: readonly Outcome[]): void {
  const named = outcomes.filter(({ isNamed }) => isNamed);
  const shares = {
    named: named.length / outcomes.length,
    first: shareOf(outcomes, ({ isFirst }) => isFirst),
    onset: shareOf(named, ({ isOnsetRight }) => isOnsetRight),
  };
  // One table for all three, since it is long.
  const told = `${JSON.stringify(shares)}\n${describeOutcomes(outcomes)}\n`;
  const isGood = shares.named >= 0.97 && shares.first >= 0.9 && shares.onset >= 0.95;
  expect(isGood, told).toBe(true);
}
