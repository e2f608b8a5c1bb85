const MAX_ROUNDS = 3;

/**
 * The least of some rounds in milliseconds of processor time, for tests of what must not run away: other programs and
 * the collector of garbage take their time too. It ends with the first round that takes no more than `enoughMs`.
 */
export function measureProcessorMs(run: () => void, enoughMs: number): number {
  let least = Infinity;
  for (let round = 0; round < MAX_ROUNDS && least > enoughMs; round += 1) {
    const start = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(start);
    least = Math.min(least, (user + system) / 1000);
  }
  return least;
}

/** The same of one run of what waits for something; what this process does besides counts too. */
export async function measureProcessorMsOf(run: () => Promise<void>): Promise<number> {
  const start = process.cpuUsage();
  await run();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}
