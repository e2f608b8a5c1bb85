/**
 * Every fault of a file under one oracle: it is said in one sentence with what to do next, or in the file's own account;
 * every line is counted once; what was read before stays, and the next good file works without a reload.
 */
import { FAULTY_FILES } from '../support/hostile/faultyFiles.ts';
import { expect, test } from './support/app.ts';
import { readLineAccounts } from './support/lineAccounts.ts';
import { expectUsable } from './support/oracle.ts';

const EARLIER = {
  name: 'earlier.log',
  content: '2026-03-02T11:00:00Z proxy[aaaaaaaa] ams [error][PC01] x\n',
};

for (const { fault, name, make, alert, kept } of FAULTY_FILES) {
  test(`a file that ${fault}`, async ({ app, page }) => {
    await app.drop(EARLIER);
    await app.finishReading();
    await app.drop({ name, content: [...(await make())] });
    await expect(page.locator('[role=alert], article.file').nth(1)).toBeVisible();
    await expect(page.locator('.readings li')).toHaveCount(0);
    if (alert === undefined) await expect(app.alerts).toHaveCount(0);
    else {
      await expect(app.alerts).toHaveCount(1);
      await expect(app.alerts).toContainText(alert);
      const what = await app.alerts.locator('strong').innerText();
      const said = await app.alerts.locator('p').innerText();
      expect(said.length, 'says what to do next').toBeGreaterThan(what.length + 20);
    }

    const accounts = (await readLineAccounts(page)).filter((account) => account.name !== EARLIER.name);
    expect(accounts).toHaveLength(kept === undefined ? 0 : 1);
    if (kept !== undefined) {
      const { lines, unread = 0, blank = 0, errors, tells } = kept;
      expect(accounts[0]).toMatchObject({ lines, unread, blank });
      for (const account of accounts)
        expect(account.records + account.continued + account.blank + account.unread).toBe(account.lines);
      if (errors === 0) await expect(app.codeRow('PC02')).toHaveCount(0);
      else await expect(app.codeRow('PC02').locator('.code-count')).toHaveText(String(errors));
      if (tells !== undefined) await expect(app.region('Files')).toContainText(tells);
    }

    await expectUsable(app, 1);
    await expect(page.locator('main img, main script, iframe, form[action], base, [srcdoc]')).toHaveCount(0);
    expect(await page.evaluate(() => 'pwned' in window || 'polluted' in {})).toBe(false);
  });
}
