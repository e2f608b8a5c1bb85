/** Texts that do something when they are taken for more than text: in every field of every layout, through every view. */
import type { Locator } from '@playwright/test';
import { layoutWriters } from '../support/logs/layoutWriters.ts';
import { POLYGLOTS } from '../support/hostile/polyglots.ts';
import { expect, test, type App } from './support/app.ts';

/** Nobody sees them, and a terminal or an editor acts by them. Line ends and tabs are neither. */
const UNSEEN =
  // eslint-disable-next-line no-control-regex -- control characters are what this is about
  /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u{e0000}-\u{e007f}]/u;

/** Each has a preview in the dialog that it opens. */
const PREVIEWED = ['Download PNG', 'Download SVG', 'Download report', 'Download CSV', 'Download JSON'];

/** One for each format: the others differ in what the unit tests look at. */
const WRITERS = [...new Map(layoutWriters.map((writer) => [writer.format, writer])).values()];

for (const writer of WRITERS) {
  test(`${writer.name}: hostile text in every field stays text`, async ({ app, page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const records = POLYGLOTS.flatMap((text, i) => [
      {
        time: Date.UTC(2026, 2, 2, 12, 0, i),
        provider: 'proxy',
        machine: text,
        region: text,
        level: 'error',
        message: `[PC01] ${text}`,
        app: text,
        url: text,
      },
      {
        time: Date.UTC(2026, 2, 2, 12, 1, i),
        provider: 'proxy',
        machine: 'a1',
        region: 'ams',
        level: text,
        message: `[PC02] instance refused connection ${text}`,
      },
    ]);
    // Enough that is plain, or some of the names make it another layout, or none.
    const plain = Array.from({ length: 3 * records.length }, (_, i) => ({
      time: Date.UTC(2026, 2, 2, 11, 0, i),
      provider: 'app',
      machine: 'a1',
      region: 'ams',
      level: 'info',
      message: `ready ${String(i)}`,
    }));
    // Names with blanks break the headers of some layouts: one error is read in all of them.
    const error = { time: Date.UTC(2026, 2, 2, 11, 5), provider: 'proxy', machine: 'a1', region: 'ams' };
    const message = '[PC01] instance refused connection. is your app listening on 0.0.0.0:3000?';
    const content = writer.write([...plain, { ...error, level: 'error', message }, ...records]);
    await app.drop({ name: `${POLYGLOTS[0] ?? ''}.log`, content });
    await expect(app.region('Files').or(app.alerts).first()).toBeVisible();
    expect(await app.alerts.allTextContents()).toEqual([]);
    await app.finishReading();
    await expect(app.alerts).toHaveCount(0);
    const rows = app.region('Codes').getByRole('button', { name: /^P/ });
    await rows.first().click();
    await app.region('Lines').getByRole('button').nth(1).click();
    await page.getByText('In all lines').click();
    const search = page.getByRole('searchbox', { name: 'Search the lines' });
    await search.fill('<script>');
    await expect(app.region('Lines').locator('mark').first()).toHaveText('<script>');
    await expectHarmless(app);
    // The line of what cannot be seen, which is written out.
    await search.fill('abc');
    await expect(app.region('Lines').getByRole('grid')).toContainText('<U+E0041>');
    expect(UNSEEN.exec(await page.locator('main').innerText())?.[0]).toBeUndefined();
    await page.keyboard.press('Escape');
    const bars = app.region('Timeline').getByRole('slider');
    // Without times there are none.
    if ((await bars.count()) > 0) {
      await bars.hover();
      await expectHarmless(app);
      await bars.focus();
    }
    for (const key of ['End', 'g', 'g', 'g', 'm', 'm', 'v']) await page.keyboard.press(key);
    await page.keyboard.press('Control+k');
    await page.keyboard.press('Escape');
    await expectHarmless(app);
    // What is shown of it can be seen.
    expect(UNSEEN.exec(await page.locator('main').innerText())?.[0]).toBeUndefined();

    for (const item of PREVIEWED) {
      const dialog = await openShare(app, item);
      await expect(dialog.getByText(/\d (?:bytes|kB|MB)/).first()).toBeVisible();
      await expectHarmless(app);
      await page.keyboard.press('Escape');
      await expect(dialog).toHaveCount(0);
    }
    const dialog = await openShare(app, 'Copy Markdown');
    await dialog.getByRole('button', { name: 'Copy Markdown' }).click();
    await expect(dialog).toHaveCount(0);
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied.length).toBeGreaterThan(100);
    expect(UNSEEN.exec(copied)?.[0]).toBeUndefined();
    await expectHarmless(app);

    await page.evaluate(() => (location.hash = 'reference'));
    await expect(page.getByRole('heading', { name: 'All error codes' })).toBeVisible();
    await expectHarmless(app);
  });
}

test('hostile names of two files stay text where the files are compared', async ({ app, page }) => {
  const toLine = (i: number): string => `2026-03-02T12:00:0${String(i)}Z proxy[a1] ams [error][PC01] x\n`;
  const [first = '', second = ''] = POLYGLOTS;
  await app.drop(
    { name: `${first}.log`, content: toLine(0).repeat(3) },
    { name: `${second}.log`, content: toLine(1).repeat(5) },
  );
  await app.finishReading();
  await page.keyboard.press('v');
  await app.region('Compare').getByLabel('Compare', { exact: true }).selectOption('File with file');
  await expect(app.region('Compare').getByLabel('First file')).toContainText('onerror');
  await expectHarmless(app);
});

async function openShare({ page }: App, item: string): Promise<Locator> {
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  await page.getByRole('menuitem', { name: item, exact: true }).click();
  return page.getByRole('dialog', { name: item, exact: true });
}

async function expectHarmless({ page }: App): Promise<void> {
  expect(await page.evaluate(() => 'pwned' in window)).toBe(false);
  await expect(
    page.locator('main :is(img, script, iframe, form[action], base, [srcdoc], [onload])'),
  ).toHaveCount(0);
  // A preview is a picture or a frame of ours.
  await expect(
    page.locator('[role=dialog] :is(script, form[action], base, [onload], [onerror], [src*="evil"])'),
  ).toHaveCount(0);
  await expect(page.locator('a[href*="evil"], a[href^="javascript:"]')).toHaveCount(0);
  const own = await page.evaluate(() => ({ keys: Object.keys(Object.prototype), hash: location.hash }));
  expect(own.keys).toEqual([]);
  expect(own.hash).not.toContain('evil');
}
