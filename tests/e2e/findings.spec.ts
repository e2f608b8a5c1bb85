/** What went wrong stands above the timeline: the card, its lines, its range, its keys, and nothing of it unmasked. */
import { AxeBuilder } from '@axe-core/playwright';
import { logFromDrawing } from '../support/logs/drawnLog.ts';
import { expect, test, type App } from './support/app.ts';

const MACHINE = '148e21ea7d9d68';
const CANARY = 'jane.doe@northwind.example';
/** A crash loop, over an hour before the log ends; the app prints whose request it was. */
const LOG = logFromDrawing(
  `10:00:00 *240/60s e784e2f3b5 app GET / 200
   10:00:00 *240/60s ${MACHINE} app GET / 200
   11:20:00 *8/20s ${MACHINE} app  INFO Main child exited normally with code: 1
   11:20:05 *30/5s ${MACHINE} proxy [PC01] instance refused connection for ${CANARY}. is your app listening on 0.0.0.0:8080?`,
);
const FILE = { name: 'app.log', content: LOG };

async function openLog(app: App): Promise<void> {
  await app.drop(FILE);
  await app.finishReading();
  await expect(app.region('Findings').getByRole('article')).toHaveCount(1);
}

test('a card tells what went wrong, and leads to its lines, its time and its code', async ({ app, page }) => {
  await openLog(app);
  const card = app
    .region('Findings')
    .getByRole('article', { name: /^The app exits again and again: 8 times/ });
  await expect(card).toContainText('From 11:20:00 to 11:22:30 UTC · 30 errors · on 1 of 2 machines');
  await expect(card).toContainText('to fix: yours · The log says so itself');
  await expect(card.getByRole('listitem').filter({ hasText: 'Read what the app prints' })).toContainText(
    `fly logs --machine ${MACHINE}`,
  );
  const [findings, timeline] = await Promise.all([
    app.region('Findings').boundingBox(),
    app.region('Timeline').boundingBox(),
  ]);
  expect(findings?.y).toBeLessThan(timeline?.y ?? 0);

  await card.getByText('How this is known').click();
  await expect(card.getByText(/^What would refute it: /)).toBeVisible();
  await card
    .getByRole('button', { name: /^Show the line: app\.log, line \d+$/ })
    .first()
    .click();
  const chosen = page.getByRole('region', { name: 'Chosen line' });
  await expect(chosen).toBeFocused();
  await expect(chosen.locator('.is-hit')).toContainText('Main child exited normally with code: 1');

  await card.getByRole('button', { name: 'Show in the timeline' }).click();
  await expect(app.region('Timeline').getByRole('heading')).toBeFocused();
  await expect(app.region('Timeline').getByRole('navigation')).toContainText('11:18');
  await expect(page.getByRole('group', { name: /^Selected range 11:20:00–11:22:3/ })).toBeVisible();
  await card.getByRole('button', { name: /^PC01/ }).click();
  await expect(app.codeRow('PC01')).toHaveAttribute('aria-pressed', 'true');
});

test('its onset is marked on the timeline, and reached by keys and by name', async ({ app, page }) => {
  await openLog(app);
  const flag = page
    .getByRole('group', { name: 'Onsets of findings' })
    .getByRole('button', { name: 'Crash loop: from 11:20:00 to 11:22:30 UTC' });
  await expect(flag).toHaveText('Crash loop');
  await page.keyboard.press('e');
  await expect(
    page.getByText(/^Incident 1 of 1: Crash loop, 11:20:00–11:22:31 UTC, 30 errors\./),
  ).toBeVisible();
  await expect(flag).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('Escape');
  await expect(flag).toHaveAttribute('aria-pressed', 'false');

  await page.keyboard.press('Control+k');
  await page.keyboard.type('crash loop');
  await expect(page.getByRole('option', { name: /^Finding: Crash loop/ })).toHaveAttribute(
    'aria-selected',
    'true',
  );
  await page.keyboard.press('Enter');
  await expect(app.region('Timeline').getByRole('heading')).toBeFocused();
  await expect(flag).toHaveAttribute('aria-pressed', 'true');
});

test('the screenshot mode masks its lines and sentences', async ({ app, page }) => {
  await openLog(app);
  const region = app.region('Findings');
  await region.getByText('How this is known').click();
  await expect(region).toContainText(CANARY);
  await page.keyboard.press('m');
  await expect(page.getByText('Screenshot mode: secrets and addresses are masked')).toBeVisible();
  await expect(region).not.toContainText(CANARY);
  await expect(region).toContainText('instance refused connection for ');
});

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [1440, 360]) {
    test(`axe finds nothing in findings: ${colorScheme}, ${String(width)} px`, async ({ app, page }) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      await openLog(app);
      await app.region('Findings').getByText('How this is known').click();
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

test('a fly.toml beside the log brings the change to make, and what was unlike is told', async ({
  app,
  page,
}) => {
  const log = logFromDrawing(
    `10:00:00 *60/60s b app GET /health 200
     10:00:30 *30/120s b/fra proxy [PU02] could not complete HTTP request to instance: client error (SendRequest)
     10:29:58 a app pool of 5 is exhausted
     10:30:00 *20/5s a/ams proxy [PL01] Instance reached hard limit of 25 concurrent connections`,
  );
  await app.drop({ name: 'app.log', content: log });
  await app.finishReading();
  const card = app.region('Findings').getByRole('article', { name: /took as many connections/ });
  await expect(card).toBeVisible();
  await app.drop({
    name: 'fly.toml',
    content: 'app = "shop"\n\n[http_service.concurrency]\n  type = "connections"\n  hard_limit = 25\n',
  });
  await expect(card.getByRole('figure')).toHaveCount(2);
  await expect(card.locator('ins')).toHaveText([/type = "requests"/, /hard_limit = 50/]);
  await expect(card.locator('del')).toHaveText([/type = "connections"/, /hard_limit = 25/]);
  await expect(app.alerts).toHaveCount(0);

  await card.getByText('What is unlike the rest of the log').click();
  await expect(card.getByRole('row', { name: /^Machine a 100 ?% 0 ?%/ })).toBeVisible();
  await expect(card.getByText('2 s before its first error')).toBeVisible();
  await expect(card.getByText('pool of {n} is exhausted')).toBeVisible();
  const axe = await new AxeBuilder({ page }).analyze();
  expect(axe.violations).toEqual([]);

  await card.getByRole('button', { name: 'Show in the timeline' }).click();
  const timeline = app.region('Timeline');
  await timeline.getByText('What differs in this range').click();
  await expect(timeline.getByRole('row', { name: /^Code PL01 \d+ ?% 0 ?%/ })).toBeVisible();

  const files = app.region('Files');
  await expect(files).toContainText('fly.toml: the findings say what to change in it');
  await files.getByRole('button', { name: 'Close it' }).click();
  await expect(card.getByRole('figure')).toHaveCount(0);
});

test('a fly.toml alone says what is missing', async ({ app }) => {
  await app.drop({ name: 'fly.toml', content: 'app = "shop"\n' });
  await expect(app.alerts).toContainText('is the configuration of an app, not a log');
  await app.drop(FILE);
  await app.finishReading();
  await expect(app.alerts).toHaveCount(0);
  await expect(app.region('Files')).toContainText('fly.toml');
});
