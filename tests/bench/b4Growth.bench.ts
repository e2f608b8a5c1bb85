/** B4: time goes by the size of a log, whatever it holds. */
import type { Browser } from '@playwright/test';
import { alternate } from './alternate.ts';
import { withApp } from './appPage.ts';
import { test } from './bench.ts';
import type { BudgetName } from './budgets.ts';
import { checkAnalysis } from './checkAnalysis.ts';
import { makeLogFile, type LogFile, type LogName } from './logFiles.ts';
import { run, toAnalyze } from './processes.ts';
import { toMedian } from './statistics.ts';

interface Comparison {
  readonly name: LogName;
  readonly headless: BudgetName;
  readonly inChromium: BudgetName;
}

const COMPARISONS: readonly Comparison[] = [
  { name: 'text4', headless: 'analyzeFour', inChromium: 'readFour' },
  { name: 'machines1', headless: 'analyzeMachines', inChromium: 'readMachines' },
  { name: 'messages1', headless: 'analyzeMessages', inChromium: 'readMessages' },
];

for (const { name, headless, inChromium } of COMPARISONS) {
  test(`B4 ${name}`, async ({ browser, report }) => {
    const [plain, other] = [await makeLogFile('text1'), await makeLogFile(name)];
    checkAnalysis(other);
    const measure = async (budget: BudgetName, time: (file: LogFile) => Promise<number>): Promise<void> => {
      const seconds = await alternate({ plain: () => time(plain), other: () => time(other) });
      const peer = { name: 'plain 1 GB', measured: toMedian(seconds.plain) };
      report({ budget, measured: toMedian(seconds.other), peer });
    };
    await measure(headless, async ({ path }) => (await run(toAnalyze(path))).seconds);
    await measure(inChromium, (file) => readInChromium(browser, file));
  });
}

function readInChromium(browser: Browser, file: LogFile): Promise<number> {
  return withApp(browser, (app) => app.read(file));
}
