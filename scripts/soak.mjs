// `npm run soak -- --minutes N --seed S`: drops hostile files on the built app for as long, one seed after another, and
// prints the seeds of those that do harm. `--files N` ends after so many: `--seed S --files 1` tries one again.
import { parseArgs } from 'node:util';
import { buildPage } from './build.mjs';
import { ensureChromium, giveUp, runNode, setup } from './setup.mjs';

const USAGE = 'Usage: npm run soak -- [--minutes N] [--seed S] [--files N]';

const { minutes, seed, files } = readOptions();
setup();
const chromium = ensureChromium();
if (!buildPage()) giveUp('The build failed; its messages are above.');
const ok = runNode(
  ['node_modules/@playwright/test/cli.js', 'test', '--config', 'tests/soak/playwright.config.ts'],
  {
    CHROME_PATH: chromium,
    SOAK_MINUTES: minutes,
    SOAK_SEED: seed,
    ...(files !== undefined && { SOAK_FILES: files }),
  },
);
if (!ok) process.exitCode = 1;

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        minutes: { type: 'string', default: '10' },
        seed: { type: 'string', default: '1' },
        files: { type: 'string' },
      },
    });
    for (const [name, value] of Object.entries(values))
      if (!/^[1-9]\d{0,8}$/.test(value)) return giveUp(`--${name} takes a number from 1 on. ${USAGE}`);
    return values;
  } catch (error) {
    return giveUp(`${error.message.split('. ')[0]}. ${USAGE}`);
  }
}
