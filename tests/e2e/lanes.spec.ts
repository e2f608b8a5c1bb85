/** What each machine did stands under the bars, and chooses the machine; by mouse, finger and keyboard, on any screen. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Locator } from '@playwright/test';
import { drawLives } from '../support/logs/livesLog.ts';
import { expect, test, type App } from './support/app.ts';

async function openLog(app: App, startedOnly = 0): Promise<Locator> {
  await app.drop({ name: 'app.log', content: drawLives(startedOnly) });
  await app.finishReading();
  const lanes = app.region('Timeline').getByRole('region', { name: 'Lanes', exact: true });
  await expect(lanes).toBeVisible();
  return lanes;
}

test('the keyboard moves over lanes and their changes, and Enter chooses the machine', async ({
  app,
  page,
}) => {
  const lanes = await openLog(app);
  const crash = lanes.getByRole('button', { name: /^crash/ });
  await crash.focus();
  const tooltip = lanes.getByRole('tooltip');
  await expect(tooltip).toContainText('Down since 10:15:00: code 1');
  await page.keyboard.press('Home');
  await expect(tooltip).toContainText('Starting since 10:02:00');
  await page.keyboard.press('ArrowRight');
  await expect(tooltip).toContainText('Serving since 10:02:20: http://0.0.0.0:8080');
  // Escape takes the tooltip first, and leaves what is shown.
  await page.keyboard.press('Escape');
  await expect(tooltip).toHaveCount(0);
  await page.keyboard.press('ArrowDown');
  await expect(lanes.getByRole('button', { name: /^check/ })).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(crash).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByRole('group', { name: 'Filters' })).toContainText('only machine crash');
  await expect(app.codeRow('PU02')).toHaveCount(0);
  await expect(crash).toBeFocused();
});

test('a click chooses the machine, where the pointer is is told', async ({ app, page }) => {
  const lanes = await openLog(app);
  const check = lanes.getByRole('button', { name: /^check/ });
  await check.scrollIntoViewIfNeeded();
  const box = await check.boundingBox();
  if (box === null) throw new Error('no lane');
  // The axis begins behind the counts of the bars: the check fails from 10:10 to 10:14 of half an hour.
  await page.mouse.move(box.x + 49 + (box.width - 49) * (12 / 30), box.y + box.height - 6);
  await expect(lanes.getByRole('tooltip')).toContainText('Check failing since 10:10:00');
  await check.click();
  await expect(app.codeRow('PC01')).toHaveCount(0);
  await expect(app.codeRow('PU02')).toHaveCount(1);
  await check.click();
  await expect(app.codeRow('PC01')).toHaveCount(1);
});

test('lanes lie on the axis of the bars, and follow it', async ({ app, page }) => {
  const lanes = await openLog(app);
  const findDeploy = async (): Promise<number> => (await lanes.locator('.lane-deploy').boundingBox())?.x ?? 0;
  const mark = app.region('Timeline').getByRole('button', { name: /^10:20:00 Deploy/ });
  for (const width of [1440, 700]) {
    await page.setViewportSize({ width, height: 900 });
    await expect
      .poll(async () => {
        const box = await mark.boundingBox();
        return Math.abs((await findDeploy()) - ((box?.x ?? 0) + (box?.width ?? 0) / 2));
      })
      .toBeLessThan(2.5);
  }
  const bars = app.region('Timeline').getByRole('slider');
  await bars.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('z');
  // Before it crashed for the first time.
  await expect(lanes.getByRole('button', { name: /^crash/ })).not.toContainText('Down');
  await expect(lanes.locator('.lane-deploy')).toHaveCount(0);
});

test('more machines come in steps', async ({ app }) => {
  const lanes = await openLog(app, 300);
  const list = lanes.getByRole('list', { name: 'Machines' }).getByRole('button');
  await expect(list).toHaveCount(8);
  await lanes.getByRole('button', { name: '296 more machines' }).click();
  await expect(list).toHaveCount(32);
  await lanes.getByRole('button', { name: 'Show fewer machines' }).click();
  await expect(list).toHaveCount(8);
});

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [1280, 390, 320]) {
    test(`axe finds nothing, and nothing is cut off: ${colorScheme}, ${String(width)} px`, async ({
      app,
      page,
    }) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      const lanes = await openLog(app, 20);
      await lanes.getByText('Lanes as a table').click();
      await expect(lanes.getByRole('region', { name: 'Phases of each machine' })).toBeVisible();
      // A click would move what the pointer stands on: the filters come above.
      await lanes.getByRole('button', { name: /^check/ }).press('Enter');
      await expect(lanes.getByRole('button', { name: /^check/ })).toHaveAttribute('aria-pressed', 'true');
      await expect(lanes.getByRole('tooltip')).toBeVisible();
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual(
        [],
      );
      const wide = await lanes.evaluate((region) => {
        const right = region.getBoundingClientRect().right + 1;
        return [...region.querySelectorAll('*')]
          .filter((element) => element.closest('.table-scroller, defs') === null)
          .filter((element) => element.getBoundingClientRect().right > right)
          .map(({ outerHTML }) => outerHTML.slice(0, 80));
      });
      expect(wide).toEqual([]);
      expect(
        await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        ),
      ).toBe(0);
    });
  }
}

test.describe('by touch', () => {
  test.use({ hasTouch: true, viewport: { width: 390, height: 800 } });

  test('a tap chooses the machine and tells of the place that was tapped', async ({ app, page }) => {
    const lanes = await openLog(app);
    const check = lanes.getByRole('button', { name: /^check/ });
    await check.scrollIntoViewIfNeeded();
    const box = await check.boundingBox();
    if (box === null) throw new Error('no lane');
    expect(box.height).toBeGreaterThanOrEqual(40);
    await page.touchscreen.tap(box.x + 49 + (box.width - 49) * (12 / 30), box.y + box.height - 8);
    await expect(check).toHaveAttribute('aria-pressed', 'true');
    await expect(lanes.getByRole('tooltip')).toContainText('Check failing since 10:10:00');
  });
});

test('paper has the lanes, as wide as the bars', async ({ app, page }) => {
  const lanes = await openLog(app);
  await page.setViewportSize({ width: 688, height: 900 });
  await page.emulateMedia({ media: 'print' });
  const widthOf = async (locator: Locator): Promise<number> => (await locator.boundingBox())?.width ?? 0;
  const strip = await widthOf(lanes.locator('.lane-strip').first());
  const chart = await widthOf(app.region('Timeline').locator('.timeline-chart svg').first());
  expect(strip).toBeGreaterThan(300);
  expect(Math.abs(strip - chart)).toBeLessThan(2);
  await expect(lanes.getByText('Lanes as a table')).toBeHidden();
});
