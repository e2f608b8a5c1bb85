/** B6: the page answers while it reads. */
import { withApp } from './appPage.ts';
import { test } from './bench.ts';
import { makeLogFile } from './logFiles.ts';
import { ROUNDS } from './options.ts';

/** The browser tells of no shorter tasks. */
const SHORTEST_TOLD_MS = 50;

test('B6 longest task', async ({ browser, report }) => {
  const files = [await makeLogFile('text1'), await makeLogFile('ndjson1')];
  const longest: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const file of files) {
      const task = await withApp(browser, async (app) => {
        await app.read(file);
        return app.findLongestTask();
      });
      if (task !== undefined) longest.push(task);
    }
  }
  report({
    budget: 'longestTask',
    measured: Math.max(SHORTEST_TOLD_MS, ...longest),
    note: `longer ones in ${longest.length} of ${files.length * ROUNDS} readings`,
  });
});

test('B6 cancel', async ({ browser, report }) => {
  const file = await makeLogFile('text4');
  const delays: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    delays.push(
      await withApp(browser, async (app) => {
        await app.choose(file);
        await app.region('Codes').getByRole('button').first().waitFor();
        const stopped = await app.page.evaluateHandle(() => ({ ms: window.probe.whenStopped('click') }));
        await app.page.getByRole('button', { name: /^Cancel/ }).click();
        return stopped.evaluate(({ ms }) => ms);
      }),
    );
  }
  report({ budget: 'cancel', measured: Math.max(...delays) });
});
