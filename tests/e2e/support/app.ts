/** The built app in a real browser, with what every test must find at its end: no fault, no violation, no leak. */
import { test as base, expect, type Locator, type Page } from '@playwright/test';

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

  region(name: 'Timeline' | 'Codes' | 'Details' | 'Lines' | 'Files'): Locator {
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

  /** Waits for the keys, which come a moment after the first screen. */
  async haveKeys(): Promise<void> {
    await this.page.locator('.announcement').waitFor({ state: 'attached' });
  }

  /** Waits until nothing is being read any more. */
  async finishReading(): Promise<void> {
    await expect(this.region('Files')).toBeVisible();
    await expect(this.page.getByRole('progressbar')).toHaveCount(0, { timeout: 20_000 });
  }
}

export const LIVE_LOG = [
  '2026-03-02T12:00:00Z app[148e21ea7d9d68] ams [info]Listening on http://127.0.0.1:3000',
  '2026-03-02T12:00:05Z proxy[148e21ea7d9d68] ams [error][PC01] instance refused connection. is your app listening on 0.0.0.0:8080? make sure it is not only listening on 127.0.0.1 (hint: look at your startup logs, servers often print the address they are listening on)',
  '2026-03-02T12:00:06Z proxy[148e21ea7d9d68] ams [error][PC01] instance refused connection. is your app listening on 0.0.0.0:8080?',
  '2026-03-02T12:00:20Z proxy[3d8d9e01b70e89] iad [error][PR03] could not find a good candidate within 2 attempts at load balancing. last error: [PC01] instance refused connection',
  '2026-03-02T12:00:21Z app[148e21ea7d9d68] ams [info][    0.94] ACPI: PCI Root Bridge [PC03] (domain 0000)',
  'error.message="machines API returned an error: "rate limit exceeded"" 2026-03-02T12:00:30Z proxy[148e21ea7d9d68] ams [error]request.method="GET" ',
  '2026-03-02T12:00:40Z proxy[148e21ea7d9d68] ams [error][PU05] could not finish reading HTTP body from instance',
  '',
].join('\n');
