/** Times that do not say their zone, or not even their date. */
import { expect, test } from './support/app.ts';

const REFUSED = '[PC01] instance refused connection. is your app listening on 0.0.0.0:8080?';

test('a zone is chosen for times that say none, and the file is read again', async ({ app, page }) => {
  await app.drop({
    name: 'panel.log',
    content: `2026-03-02 08:15:31.000\t\n${REFUSED}\n2026-03-02 08:15:30.000\t\nready\n`,
  });
  await app.finishReading();
  await expect(app.region('Timeline')).toContainText('UTC');
  await expect(page.getByText(/since 08:15:31 UTC/)).toBeVisible();
  const choice = app.region('Files').getByLabel('Its times are those of');
  await expect(choice).toHaveValue('UTC');
  await choice.selectOption('America/New_York');
  await expect(page.getByText(/since 13:15:31 UTC/)).toBeVisible();
  await expect(app.region('Files')).toContainText('they were read as America/New_York');
  await expect(choice).toHaveValue('America/New_York');
  await expect(app.codeRow('PC01')).toHaveCount(1);
});

test('times of day are shown as such', async ({ app, page }) => {
  await app.drop({ name: 'copy.log', content: `23:59:59 ${REFUSED}\n00:00:02 ${REFUSED}\n` });
  await app.finishReading();
  await expect(page.getByText('Times of day, no date or zone')).toBeVisible();
  await expect(app.region('Timeline')).toContainText('time of day, no date or zone');
  await expect(app.region('Files')).toContainText('day 1 23:59:59 – day 2 00:00:02');
  await expect(page.locator('body')).not.toContainText('1970');
  await expect(page.getByRole('group', { name: 'Time zone' })).toHaveCount(0);
});
