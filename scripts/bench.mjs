// `npm run bench`: makes its files, measures the command line and the built app beside their peers, and prints one
// table. Fails where a budget is missed.
import { parseArgs } from 'node:util';
import { buildCli, buildPage } from './build.mjs';
import { ensureChromium, giveUp, runNode, setup } from './setup.mjs';

const USAGE = 'Usage: npm run bench -- [--rounds N] [--only B1,B4] [--quick]';

const { rounds, only, quick } = readOptions();
setup();
const chromium = ensureChromium();
if (!buildPage() || !buildCli()) giveUp('The build failed; its messages are above.');
const config = ['--config', 'tests/bench/playwright.config.ts'];
const files = only.map((number) => `/${number.toLowerCase()}[A-Z]`);
const ok = runNode(['node_modules/@playwright/test/cli.js', 'test', ...config, ...files], {
  CHROME_PATH: chromium,
  BENCH_ROUNDS: String(rounds),
  ...(quick && { BENCH_QUICK: '1' }),
  ...(only.length > 0 && { BENCH_ONLY: '1' }),
});
if (!ok) process.exitCode = 1;

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        rounds: { type: 'string', default: '5' },
        only: { type: 'string', default: '' },
        // Small files, to try the bench out.
        quick: { type: 'boolean', default: false },
      },
    });
    const only = values.only.split(',').filter((number) => number !== '');
    if (!/^[1-9]\d?$/.test(values.rounds)) return giveUp(`--rounds takes a number from 1 to 99. ${USAGE}`);
    if (!only.every((number) => /^B[1-9]$/i.test(number)))
      return giveUp(`--only takes budgets, B1 to B9. ${USAGE}`);
    return { rounds: Number(values.rounds), only, quick: values.quick };
  } catch (error) {
    return giveUp(`${error.message.split('. ')[0]}. ${USAGE}`);
  }
}
