/** On paper: what the log tells, by which clock, in light colours, and nothing to press. */
import { expect, LIVE_LOG, test } from './support/app.ts';

/** A4 without its margins, in CSS pixels. */
const PAPER_WIDTH = 688;

test('a printed page says what it shows, and has no controls', async ({ app, page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await app.drop({ name: 'good.log', content: LIVE_LOG });
  await app.finishReading();
  await page.getByLabel('Theme').selectOption('dark');
  await app.codeRow('PR03').click();
  await page.setViewportSize({ width: PAPER_WIDTH, height: 1000 });
  await page.emulateMedia({ media: 'print' });

  const main = page.getByRole('main');
  await expect(main).toContainText(
    'good.log · whole log, 2026-03-02 12:00:00–12:00:40 UTC · all that was read',
  );
  await expect(main).toContainText('5 errors of 4 codes since 12:00:05 UTC');
  for (const region of ['Findings', 'Timeline', 'Codes', 'Details', 'Lines', 'Files'] as const)
    await expect(app.region(region)).toBeVisible();
  await expect(app.region('Details')).toContainText('What to check');
  await expect(app.region('Lines')).toContainText('could not find a good candidate');

  for (const control of await page
    .locator('header, .skip-link, .button, .choice, select, [role=slider]')
    .all())
    await expect(control).toBeHidden();
  const { ground, overflow, chart } = await page.evaluate(() => ({
    ground: getComputedStyle(document.documentElement).backgroundColor,
    overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    chart: document.querySelector('.timeline-chart svg')?.getBoundingClientRect().width ?? 0,
  }));
  expect(ground).toBe('rgb(255, 255, 255)');
  expect(overflow).toBe(0);
  expect(chart).toBeGreaterThan(PAPER_WIDTH / 2);
  expect(chart).toBeLessThanOrEqual(PAPER_WIDTH);
});

test('it becomes a PDF of a few pages', async ({ app, page }) => {
  await app.drop({ name: 'good.log', content: LIVE_LOG });
  await app.finishReading();
  const pdf = (await page.pdf({ format: 'A4' })).toString('latin1');
  const pages = pdf.match(/\/Type \/Page\b/g)?.length ?? 0;
  expect(pages).toBeGreaterThanOrEqual(1);
  expect(pages).toBeLessThanOrEqual(4);
});

test('the lines that were in sight are on the paper', async ({ app, page }) => {
  await app.drop({ name: 'good.log', content: LIVE_LOG });
  await app.finishReading();
  await page.setViewportSize({ width: PAPER_WIDTH, height: 1000 });
  await page.emulateMedia({ media: 'print' });
  const rows = app.region('Lines').getByRole('row');
  const boxes = await Promise.all((await rows.all()).map((row) => row.boundingBox()));
  expect(boxes.length).toBeGreaterThan(3);
  for (const [index, box] of boxes.entries()) {
    expect(box?.height).toBeGreaterThan(20);
    // One below the other, none over another.
    const before = boxes[index - 1];
    if (before) expect(box?.y).toBeGreaterThanOrEqual(before.y + before.height);
  }
  const list = await app.region('Lines').getByRole('grid').boundingBox();
  const last = boxes.at(-1);
  expect((list?.y ?? 0) + (list?.height ?? 0)).toBeGreaterThanOrEqual((last?.y ?? 0) + (last?.height ?? 0));
});
