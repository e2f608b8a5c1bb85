/** B5: how soon a large file shows what is in it. */
import { withApp } from './appPage.ts';
import { test } from './bench.ts';
import { makeLogFile } from './logFiles.ts';
import { ROUNDS } from './options.ts';
import { toMedian } from './statistics.ts';

test('B5 first errors', async ({ browser, report }) => {
  const file = await makeLogFile('text2');
  const firsts = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    firsts.push(
      await withApp(browser, async (app) => {
        const first = await app.page.evaluateHandle(() => ({ seen: window.probe.whenFirstErrors() }));
        await app.choose(file);
        return first.evaluate(({ seen }) => seen);
      }),
    );
  }
  report({ budget: 'firstErrors', measured: toMedian(firsts.map(({ ms }) => ms)) });
  const saying = firsts.filter(({ saysCoverage }) => saysCoverage).length;
  report({ budget: 'firstCoverage', measured: (100 * saying) / firsts.length });
});
