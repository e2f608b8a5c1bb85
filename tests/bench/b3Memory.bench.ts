/** B3: memory goes by the errors of a log and not by its size. */
import type { Browser } from '@playwright/test';
import { alternate } from './alternate.ts';
import { withApp } from './appPage.ts';
import { test } from './bench.ts';
import { makeLogFile, type LogFile } from './logFiles.ts';
import { ROUNDS } from './options.ts';
import { run, toAnalyze } from './processes.ts';

const MB = 1e6;
/** Memory varies less than time, and is slow to measure. */
const TAB_ROUNDS = Math.min(2, ROUNDS);

test('B3 memory of the process', async ({ report }) => {
  const [one, four] = [await makeLogFile('text1'), await makeLogFile('text4')];
  const measure = async ({ path }: LogFile): Promise<number> =>
    (await run(toAnalyze(path), { watchesMemory: true })).peakBytes ?? Number.NaN;
  const peaks = await alternate({ one: () => measure(one), four: () => measure(four) });
  const measured = Math.max(...peaks.four) / MB;
  report(
    Number.isNaN(measured)
      ? { budget: 'processMemory', measured: undefined, note: 'this system does not tell the peak' }
      : {
          budget: 'processMemory',
          measured,
          peer: { name: 'at 1 GB', measured: Math.max(...peaks.one) / MB },
        },
  );
});

test('B3 memory of the tab', async ({ browser, report }) => {
  const one = await makeLogFile('text1');
  const four = await makeLogFile('text4');
  const events = await makeLogFile('events');
  const growth = await alternate(
    {
      one: () => measureGrowth(browser, one),
      four: () => measureGrowth(browser, four),
      events: () => measureGrowth(browser, events),
    },
    TAB_ROUNDS,
  );
  const [ofOne, ofFour, ofEvents] = [growth.one, growth.four, growth.events].map((bytes) =>
    Math.max(...bytes),
  );
  if (ofOne === undefined || ofFour === undefined || ofEvents === undefined) throw new Error('no round');
  report({ budget: 'tabGrowth', measured: ofOne / MB });
  report({
    budget: 'tabGrowthOfFour',
    measured: ofFour / MB,
    peer: { name: 'at 1 GB', measured: ofOne / MB },
  });
  report({
    budget: 'eventMemory',
    // What reading costs whatever is in the file stands in both and falls out.
    measured: (ofEvents - ofOne) / (events.truth.errors - one.truth.errors),
  });
});

/** What the page and its workers hold after reading and did not before. In bytes. */
function measureGrowth(browser: Browser, file: LogFile): Promise<number> {
  return withApp(browser, async (app) => {
    const before = await app.measureMemory();
    await app.read(file);
    return (await app.measureMemory()) - before;
  });
}
