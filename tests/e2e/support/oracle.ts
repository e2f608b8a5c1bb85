/** What every fault has in common: it is said, it can be gone on from, and nothing that was there before is lost. */
import { expect, type Page } from '@playwright/test';
import { type App, LIVE_LOG } from './app.ts';

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
  await expect(app.alerts.filter({ hasText: says })).toHaveCount(1, { timeout: 20_000 });
}

/** Without a reload, the next good file gives what it always gives, beside what was read before. */
export async function expectUsable(app: App, before = 0): Promise<void> {
  await app.drop({ name: 'golden.log', content: LIVE_LOG });
  await app.finishReading();
  await expect(app.codeRow('PC01')).toContainText(String(before + 2));
  await expect(app.region('Files').getByRole('article', { name: 'golden.log' })).toContainText(
    'read to its end',
  );
}
