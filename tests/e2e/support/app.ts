/** The built app in a real browser, with what every test must find at its end: no fault, no violation, no leak. */
import { expect, type Locator, type Page } from '@playwright/test';
import { test as base } from '../../support/run/servedTest.ts';

export { LIVE_LOG } from '../../support/logs/liveLog.ts';
export { expect };

/** Like Playwright's `test`, but a test fails when the page reports an error or breaks its security policy. */
export const test = base.extend<{ app: App }>({
  app: async ({ page }, use) => {
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
    page.on('crash', () => faults.push('the page crashed'));
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning')
        faults.push(`console: ${message.text()}`);
    });
    const app = new App(page);
    await page.goto('/');
    await app.haveKeys();
    await use(app);
    expect(faults).toEqual([]);
    expect(await page.title()).toBe('Postflight');
  },
});

/** A file as it is dropped. */
export interface DroppedFile {
  readonly name: string;
  readonly content: string | readonly number[];
}

export class App {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  region(name: 'Findings' | 'Timeline' | 'Compare' | 'Codes' | 'Details' | 'Lines' | 'Files'): Locator {
    return this.page.getByRole('region', { name, exact: true });
  }

  codeRow(code: string): Locator {
    return this.region('Codes').getByRole('button', { name: new RegExp(`^${code}\\b`) });
  }

  get alerts(): Locator {
    return this.page.getByRole('alert');
  }

  /** Drops files on the page as a person does: the events of a drag with real File objects. */
  async drop(...files: readonly DroppedFile[]): Promise<void> {
    const transfer = await this.page.evaluateHandle((dropped) => {
      const dataTransfer = new DataTransfer();
      for (const { name, content } of dropped) {
        const part = typeof content === 'string' ? content : Uint8Array.from(content);
        dataTransfer.items.add(new File([part], name));
      }
      return dataTransfer;
    }, files);
    await this.page.dispatchEvent('body', 'dragenter', { dataTransfer: transfer });
    await this.page.dispatchEvent('body', 'drop', { dataTransfer: transfer });
  }

  /** The page as somebody finds it who comes for the first time: nothing is kept, and the address says nothing. */
  async startAfresh(): Promise<void> {
    const { origin } = new URL(this.page.url());
    await this.page.goto('about:blank');
    const browser = await this.page.context().newCDPSession(this.page);
    await browser.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb' });
    await this.page.goto('/');
    await this.haveKeys();
  }

  /** Waits for the keys, which come a moment after the first screen. */
  async haveKeys(): Promise<void> {
    await this.page.locator('.announcement').waitFor({ state: 'attached' });
  }

  /** Waits until nothing is being read any more, and what was found stands where it stays. */
  async finishReading(): Promise<void> {
    await expect(this.region('Files')).toBeVisible();
    await expect(this.page.getByRole('progressbar')).toHaveCount(0);
    await expect(this.region('Findings').getByText(/^Look(?:ed|ing) at /)).toHaveCount(0);
  }
}
