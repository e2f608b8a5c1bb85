/** B9: what drawing the timeline costs, in the page as it is. */
import { expect, type CDPSession } from '@playwright/test';
import { withApp, type AppPage } from './appPage.ts';
import { test } from './bench.ts';
import { brush, findBars, measureGesture } from './gestures.ts';
import { makeLogFile } from './logFiles.ts';
import { ROUNDS } from './options.ts';
import { toMedian } from './statistics.ts';

/** As many as the widest chart has, but for the ends of the log that its bars are cut to. */
const MIN_BARS = 290;
/** The first ones run in code that is not compiled yet, and load what comes late. */
const WARM_UP_ROUNDS = 1;

test('B9 chart', async ({ browser, report }) => {
  const file = await makeLogFile('bars');
  await withApp(browser, async (app) => {
    await app.read(file);
    const cdp = await app.page.context().newCDPSession(app.page);
    await cdp.send('Performance.enable');
    const bars = await countBars(app);
    const mounts: number[] = [];
    const updates: number[] = [];
    const brushes: number[] = [];
    for (let round = 0; round < WARM_UP_ROUNDS + ROUNDS; round += 1) {
      mounts.push(await measureMount(app));
      brushes.push(await measureScript(cdp, () => brush(app, 0.2, 0.6)));
      await app.page.mouse.up();
      await measureGesture(app, 'keydown', () => app.page.keyboard.press('z'));
      // The way back: from fewer bars to all of them.
      const press = (): Promise<void> => app.page.keyboard.press('Escape');
      updates.push(
        await measureScript(cdp, async () => {
          await measureGesture(app, 'keydown', press);
        }),
      );
    }
    const toFigure = (values: readonly number[]): number => toMedian(values.slice(WARM_UP_ROUNDS));
    report({ budget: 'chartMount', measured: toFigure(mounts), note: `${bars} bars` });
    report({ budget: 'chartUpdate', measured: toFigure(updates), note: 'script of the whole page' });
    report({ budget: 'chartBrush', measured: toFigure(brushes), note: 'script of the whole page' });
  });
});

/** The chart asks for as many bars as it has room for once it has a width. */
async function countBars(app: AppPage): Promise<number> {
  const count = async (): Promise<number> => Number(await findBars(app).getAttribute('aria-valuemax'));
  await expect.poll(count, { message: 'the bars of the chart' }).toBeGreaterThanOrEqual(MIN_BARS);
  return count();
}

/** The dashboard comes back from the page of codes; its chart is a step of its own, a frame included. */
async function measureMount(app: AppPage): Promise<number> {
  await app.page.getByRole('link', { name: 'All error codes' }).click();
  await app.region('Timeline').waitFor({ state: 'detached' });
  const mounted = await app.page.evaluateHandle(() => ({ ms: window.probe.whenChartMounted() }));
  await app.page.getByRole('link', { name: 'Log', exact: true }).click();
  const ms = await mounted.evaluate((watched) => watched.ms);
  await app.region('Files').waitFor();
  return ms;
}

/** How long the page's scripts ran meanwhile, in milliseconds. */
async function measureScript(cdp: CDPSession, act: () => Promise<void>): Promise<number> {
  const before = await readScriptSeconds(cdp);
  await act();
  return ((await readScriptSeconds(cdp)) - before) * 1000;
}

async function readScriptSeconds(cdp: CDPSession): Promise<number> {
  const { metrics } = await cdp.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? Number.NaN;
}
