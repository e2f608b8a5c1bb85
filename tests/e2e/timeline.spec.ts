/** The timeline in the real browser: grouping, scale, gaps, selecting and zooming, legend, and axe on all of it. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { expect, test, type App } from './support/app.ts';

const GAP_START_SECOND = 600;
const GAP_END_SECOND = 1300;
const LAST_SECOND = 1800;
const BURST_SECOND = 200;

/** Half an hour: a burst of errors on one machine, then nearly twelve minutes without a line. */
const LOG = Array.from({ length: LAST_SECOND }, (_, second) => {
  if (second >= GAP_START_SECOND && second < GAP_END_SECOND) return '';
  const time = new Date(Date.UTC(2026, 2, 2, 12, 0, second)).toISOString().replace('.000Z', 'Z');
  const lines = [`${time} app[148e21ea7d9d68] ams [info]GET /items 200`];
  if (second >= BURST_SECOND && second < BURST_SECOND + 20)
    lines.push(
      ...Array.from(
        { length: 9 },
        () => `${time} proxy[148e21ea7d9d68] ams [error][PC01] instance refused connection`,
      ),
    );
  if (second % 90 === 0)
    lines.push(`${time} proxy[3d8d9e01b70e89] iad [error][PM05] failed to connect to machine`);
  return `${lines.join('\n')}\n`;
}).join('');

async function openLog(app: App): Promise<{ timeline: Locator; bars: Locator }> {
  await app.drop({ name: 'app.log', content: LOG });
  await app.finishReading();
  const timeline = app.region('Timeline');
  const bars = timeline.getByRole('slider');
  await expect(timeline.locator('.timeline-chart path.fill-connection')).toBeAttached();
  await bars.scrollIntoViewIfNeeded();
  return { timeline, bars };
}

/** Draws over the bars from one share of their width to another. */
async function drawOver(page: Page, bars: Locator, from: number, to: number): Promise<void> {
  const box = await bars.boundingBox();
  if (box === null) throw new Error('the chart has no place on the page');
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + box.width * from, y);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * to, y, { steps: 5 });
  await page.mouse.up();
}

test('a drawn range is zoomed to by its button, and left by double click', async ({ app, page }) => {
  const { timeline, bars } = await openLog(app);
  await drawOver(page, bars, 0.02, 0.3);
  await expect(app.codeRow('PM05')).toContainText('12');
  await timeline.getByRole('button', { name: /^Zoom/ }).click();
  await expect(timeline.getByRole('navigation', { name: 'Chosen range' })).toContainText(
    /12:00:\d\d–12:0\d:\d\d/,
  );
  await expect(app.codeRow('PM05')).toContainText('6');
  await expect(bars).toBeFocused();
  await bars.dblclick({ position: { x: 5, y: 5 } });
  await expect(app.codeRow('PM05')).toContainText('12');
});

test('z zooms to what was drawn; Escape leads back step by step', async ({ app, page }) => {
  const { timeline, bars } = await openLog(app);
  await drawOver(page, bars, 0.02, 0.3);
  await page.keyboard.press('Escape');
  await expect(timeline.getByRole('button', { name: /^Zoom/ })).toHaveCount(0);
  await drawOver(page, bars, 0.02, 0.3);
  await page.keyboard.press('z');
  await expect(app.codeRow('PM05')).toContainText('6');
  await page.keyboard.press('Escape');
  await expect(app.codeRow('PM05')).toContainText('12');
});

test('a click on a part of a bar takes the code of that part, on either scale', async ({ app, page }) => {
  const { timeline, bars } = await openLog(app);
  for (const scale of ['Linear', 'Log']) {
    await timeline.getByRole('radio', { name: scale }).check({ force: true });
    const box = await bars.boundingBox();
    if (box === null) throw new Error('the chart has no place on the page');
    const x = box.x + (box.width * (BURST_SECOND + 10)) / LAST_SECOND;
    await page.mouse.click(x, box.y + box.height - 4);
    await expect(app.codeRow('PC01')).toHaveAttribute('aria-pressed', 'true');
    await page.mouse.click(box.x + box.width * 0.001, box.y + box.height - 2);
    await expect(app.codeRow('PM05')).toHaveAttribute('aria-pressed', 'true');
  }
});

test('a gap is drawn and told as a gap', async ({ app, page }) => {
  const { timeline, bars } = await openLog(app);
  await expect(timeline.locator('.timeline-gap-label')).toHaveText('no records, 11 min 40 s');
  await expect(timeline).toContainText('1 gap without records, the longest 12:10:00–12:21:40.');
  await bars.focus();
  const box = await bars.boundingBox();
  if (box === null) throw new Error('the chart has no place on the page');
  await page.mouse.move(box.x + box.width * 0.5, box.y + 50);
  await expect(bars).toHaveAttribute('aria-valuetext', /0 records; no records for 11 min 40 s here/);
});

test('bars are stacked by machine, owner, code …; the legend hides groups', async ({ app }) => {
  const { timeline } = await openLog(app);
  const groupBy = timeline.getByLabel('Group by');
  await groupBy.selectOption('Machine');
  await expect(timeline.getByRole('list', { name: 'Machines of the timeline' })).toContainText(
    '148e21ea7d9d68 180',
  );
  await groupBy.selectOption('Code');
  const legend = timeline.getByRole('list', { name: 'Codes of the timeline' });
  await expect(legend.getByRole('button', { pressed: true })).toHaveText(['PC01 180', 'PM05 12']);
  const drawn = timeline.locator('.timeline-chart [class^="fill-"]');
  await expect(drawn).toHaveCount(2);
  await legend.getByRole('button', { name: 'PC01 180' }).click();
  await expect(drawn).toHaveCount(1);
  await expect(timeline).toContainText('shown error');
  for (const grouping of ['Owner', 'Region', 'App', 'Cause', 'Category']) {
    await groupBy.selectOption(grouping);
    await expect(drawn.first()).toBeAttached();
  }
});

test('without a mouse: select by Shift and arrows, zoom, hide a group, look at the numbers', async ({
  app,
  page,
}) => {
  const { timeline, bars } = await openLog(app);
  await bars.focus();
  await page.keyboard.press('Home');
  for (let i = 0; i < 4; i += 1) await page.keyboard.press('Shift+PageUp');
  await expect(bars).toHaveAttribute('aria-valuetext', /^Selected 12:00:00–/);
  await page.keyboard.press('Tab');
  await expect(timeline.getByRole('button', { name: /^Zoom/ })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(timeline.getByRole('navigation', { name: 'Chosen range' })).toBeVisible();
  await expect(bars).toBeFocused();
  await page.keyboard.press('Tab');
  const connection = timeline.getByRole('button', { name: /^Connection/ });
  await expect(connection).toBeFocused();
  await page.keyboard.press('Space');
  await expect(connection).toHaveAttribute('aria-pressed', 'false');
});

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [1440, 360]) {
    test(`axe finds nothing: ${colorScheme}, ${String(width)} px`, async ({ app, page }) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      const { timeline, bars } = await openLog(app);
      await timeline.getByLabel('Patterns').check();
      await timeline.getByRole('radio', { name: 'Log' }).check({ force: true });
      await timeline
        .getByRole('list', { name: 'Categories of the timeline' })
        .getByRole('button')
        .first()
        .click();
      await timeline.getByText('Numbers as a table').click();
      await drawOver(page, bars, 0.02, 0.3);
      await expect(timeline.getByRole('button', { name: /^Zoom/ })).toBeVisible();
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual(
        [],
      );
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow).toBe(0);
    });
  }
}

test('with forced colours the selection and the hidden group can be seen', async ({ app, page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  const { timeline, bars } = await openLog(app);
  await drawOver(page, bars, 0.02, 0.3);
  const border = await timeline
    .locator('.timeline-selection')
    .evaluate((element) => getComputedStyle(element).borderTopWidth);
  expect(border).toBe('2px');
});

test('large text and zoom keep the tools on the page', async ({ app, page }) => {
  // 200 % of a page of 720 pixels.
  await page.setViewportSize({ width: 360, height: 450 });
  const { timeline } = await openLog(app);
  await page.evaluate(() => {
    document.documentElement.style.setProperty('font-size', '200%');
  });
  await expect(timeline.getByLabel('Group by')).toBeVisible();
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBe(0);
});
