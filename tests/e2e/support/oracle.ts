/** What every fault has in common: it is said, it can be gone on from, and nothing that was there before is lost. */
import { expect, type Page } from '@playwright/test';
import { type App, LIVE_LOG } from './app.ts';
import { readLineAccounts } from './lineAccounts.ts';

/** Collects what no fault may bring about; `allowed` are the errors that the fault itself is made of. */
export function watchForFaults(page: Page, allowed: RegExp): readonly string[] {
  const faults: string[] = [];
  const note = (text: string): void => {
    if (!allowed.test(text)) faults.push(text);
  };
  page.on('crash', () => {
    note('the page crashed');
  });
  page.on('pageerror', ({ message }) => {
    note(message);
  });
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') note(message.text());
  });
  return faults;
}

/** One alert says what happened, to which file, and what to do. */
export async function expectSaid(app: App, says: RegExp): Promise<void> {
  await expect(app.alerts.filter({ hasText: says })).toHaveCount(1);
}

/** What `LIVE_LOG` has of each code. */
const LIVE_COUNTS: Readonly<Record<string, number>> = { PC01: 2, PM01: 1, PR03: 1, PU05: 1 };

/** Without a reload, the next good file gives what it always gives, beside `before` errors PC01 that were read before. */
export async function expectUsable(app: App, before = 0): Promise<void> {
  await app.drop({ name: 'golden.log', content: LIVE_LOG });
  await app.finishReading();
  await expect(app.region('Files').getByRole('article', { name: 'golden.log' })).toContainText(
    'read to its end',
  );
  for (const [code, count] of Object.entries(LIVE_COUNTS)) {
    const shown = app.codeRow(code).locator('.code-count');
    await expect(shown, code).toHaveText(String(code === 'PC01' ? before + count : count));
  }
  const accounts = await readLineAccounts(app.page);
  expect(accounts).toContainEqual(expect.objectContaining({ name: 'golden.log', lines: 7, unread: 0 }));
  for (const { name, lines, records, continued, blank, unread } of accounts)
    expect(records + continued + blank + unread, name).toBe(lines);
}
