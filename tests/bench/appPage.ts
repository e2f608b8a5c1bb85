/** The built app in a page of its own, and what a person does with it. */
import type { Browser, Locator, Page } from '@playwright/test';
import type { LogFile } from './logFiles.ts';
import { installProbe, toExpected, type PageProbe } from './pageProbe.ts';

declare global {
  interface Window {
    readonly probe: PageProbe;
  }
}

const OPEN = 'Open log export';
/** Wide enough for 300 bars. */
const VIEWPORT = { width: 1600, height: 900 };

/** Every measurement has a fresh page, which is closed afterwards. */
export async function withApp<T>(browser: Browser, use: (app: AppPage) => Promise<T>): Promise<T> {
  const context = await browser.newContext({ viewport: VIEWPORT, serviceWorkers: 'block' });
  try {
    const page = await context.newPage();
    await page.addInitScript(installProbe);
    await page.goto('/');
    await page.getByLabel(OPEN).waitFor({ state: 'attached' });
    // Finding a file takes a person longer than the page takes to load its parts.
    await page.waitForLoadState('networkidle');
    return await use(new AppPage(page));
  } finally {
    await context.close();
  }
}

export class AppPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  region(name: 'Timeline' | 'Codes' | 'Details' | 'Lines' | 'Files'): Locator {
    return this.page.getByRole('region', { name, exact: true });
  }

  async choose({ path }: LogFile): Promise<void> {
    await this.page.getByLabel(OPEN).setInputFiles(path);
  }

  /** Until the dashboard is complete and shows the truth. In seconds. */
  async read(file: LogFile): Promise<number> {
    const complete = await this.page.evaluateHandle(
      (expected) => ({ ms: window.probe.whenComplete(expected) }),
      toExpected(file.truth),
    );
    await this.choose(file);
    return (await complete.evaluate(({ ms }) => ms)) / 1000;
  }

  /** Since the file was chosen, in milliseconds; the browser tells only of tasks of 50 ms and more. */
  findLongestTask(): Promise<number | undefined> {
    return this.page.evaluate(() => {
      const { chosenAt, longTasks } = window.probe;
      const durations = longTasks
        .filter(({ start, duration }) => start + duration > chosenAt)
        .map(({ duration }) => duration);
      return durations.length === 0 ? undefined : Math.max(...durations);
    });
  }

  /** Page and workers together, behind a collection. In bytes. */
  measureMemory(): Promise<number> {
    return this.page.evaluate(async () => {
      const measure = performance as unknown as {
        measureUserAgentSpecificMemory(): Promise<{ readonly bytes: number }>;
      };
      return (await measure.measureUserAgentSpecificMemory()).bytes;
    });
  }
}
