/**
 * Several measurements take turns, so that what else the machine does falls on all of them alike; every other round
 * goes backwards, so that none of them is always the one that comes after another.
 */
import { ROUNDS } from './options.ts';

type Measurements<Name extends string, Value> = Readonly<Record<Name, () => Promise<Value>>>;

/** The values of all rounds, by the measurements' names. */
export async function alternate<Name extends string, Value>(
  measurements: Measurements<Name, Value>,
  rounds: number = ROUNDS,
): Promise<Record<Name, Value[]>> {
  return alternateWith(rounds, (measure) => measure(measurements));
}

/** The same for measurements that need something of their own in every round, such as a fresh page. */
export async function alternateWith<Name extends string, Value>(
  rounds: number,
  runRound: (measure: (measurements: Measurements<Name, Value>) => Promise<void>) => Promise<void>,
): Promise<Record<Name, Value[]>> {
  const values: Partial<Record<Name, Value[]>> = {};
  for (let round = 0; round < rounds; round += 1) {
    await runRound(async (measurements) => {
      const names = Object.keys(measurements) as Name[];
      for (const name of round % 2 === 0 ? names : names.toReversed()) {
        (values[name] ??= []).push(await measurements[name]());
      }
    });
  }
  return values as Record<Name, Value[]>;
}
