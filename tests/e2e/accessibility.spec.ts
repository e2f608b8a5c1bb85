/** axe finds nothing, in both themes and at both widths; and everything can be done with the keyboard. */
import { AxeBuilder } from '@axe-core/playwright';
import { printJson, RELEASES } from '../support/logs/flyctlOutputs.ts';
import { logOfApps, WEB_ERRORS } from '../support/logs/twoApps.ts';
import { expect, LIVE_LOG, test } from './support/app.ts';

const GOOD = { name: 'good.log', content: LIVE_LOG };

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [1440, 360]) {
    test(`axe finds nothing: ${colorScheme}, ${String(width)} px`, async ({ app, page }) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      const findViolations = async (): Promise<readonly string[]> => {
        const { violations } = await new AxeBuilder({ page }).analyze();
        return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
      };
      const findOverflow = (): Promise<number> =>
        page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

      expect(await findViolations()).toEqual([]);
      expect(await findOverflow()).toBe(0);

      await app.drop(GOOD, { name: 'empty.log', content: '' });
      await app.finishReading();
      await expect(app.alerts).toHaveCount(1);
      await app.codeRow('PR03').click();
      await app
        .region('Lines')
        .getByRole('button', { name: /could not find a good candidate/ })
        .click();
      await expect(app.region('Lines')).toContainText('ACPI');
      expect(await findViolations()).toEqual([]);
      expect(await findOverflow()).toBe(0);

      // Everything that can be said of files at once.
      await app.drop(
        { ...GOOD, name: 'copy.log' },
        { name: 'panel.log', content: '2026-03-02 12:00:00.000\t\n[PC01] instance refused connection\n' },
        { name: 'clock.log', content: '12:00:00 [PC01] instance refused connection\nhello\n' },
        ...[1, 2, 3, 4].map((n) => ({ name: `note-${String(n)}.txt`, content: `note ${String(n)}` })),
      );
      await app.finishReading();
      await expect(page.getByText('copy.log has the same content')).toBeVisible();
      await page.getByText('4 files could not be read').click();
      await expect(app.region('Files').getByLabel('Its times are those of')).toBeVisible();
      expect(await findViolations()).toEqual([]);
      expect(await findOverflow()).toBe(0);

      await page.goto('/#reference');
      await expect(page.getByRole('article').first()).toBeVisible();
      expect(await findViolations()).toEqual([]);
      expect(await findOverflow()).toBe(0);
    });
  }
}

test('axe finds nothing where an app is chosen and files lie beside the log', async ({ app, page }) => {
  await page.setViewportSize({ width: 360, height: 900 });
  await app.drop(
    { name: 'apps.ndjson', content: logOfApps() },
    { name: 'releases.json', content: printJson(RELEASES) },
  );
  await app.finishReading();
  const choice = page.getByRole('combobox', { name: 'App', exact: true });
  await choice.selectOption({ label: `web (${String(WEB_ERRORS)} errors)` });
  await expect(app.region('Findings')).toContainText('exits again and again');
  await expect(app.region('Findings')).not.toContainText('9090');
  await expect(page.getByRole('list', { name: 'Files beside the log' })).toContainText('fly releases --json');
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
  expect(
    await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
  ).toBe(0);
});

test('the keyboard reaches the bars, selects a code and zooms', async ({ app, page }) => {
  await app.drop(GOOD);
  await app.finishReading();
  const bars = app.region('Timeline').getByRole('slider');
  await bars.focus();
  await page.keyboard.press('End');
  await expect(bars).toHaveAttribute('aria-valuetext', /12:00:40/);
  await page.keyboard.press('Enter');
  await expect(app.codeRow('PU05')).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('z');
  await expect(app.codeRow('PC01')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(app.codeRow('PC01')).toHaveCount(1);
});
