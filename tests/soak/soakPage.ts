/** A page of the app that is given hostile files: after each, what is wrong with the page comes out. */
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { readLineAccounts } from '../e2e/support/lineAccounts.ts';
import type { HostileFile } from '../support/hostile/hostileFiles.ts';
import { Random } from '../support/logs/random.ts';
import { countLines } from './countLines.ts';

/** No generated log has it, and the catalog does not know it. */
const GOLDEN_CODE = 'PX77';
const GOLDEN_LINES = 3;
const PATIENCE_MS = 40_000;

export class SoakPage {
  readonly #context: BrowserContext;
  readonly #page: Page;
  #faults: string[] = [];
  #goldenFiles = 0;

  private constructor(context: BrowserContext, page: Page) {
    this.#context = context;
    this.#page = page;
    page.on('pageerror', (error) => this.#faults.push(`error: ${error.message}`));
    page.on('crash', () => this.#faults.push('the page crashed'));
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning')
        this.#faults.push(`console: ${message.text()}`);
    });
  }

  static async open(browser: Browser): Promise<SoakPage> {
    const context = await browser.newContext();
    const page = await context.newPage();
    const soakPage = new SoakPage(context, page);
    await page.goto('/');
    await page.locator('.announcement').waitFor({ state: 'attached' });
    return soakPage;
  }

  async close(): Promise<void> {
    await this.#context.close();
  }

  /** Drops the file, looks around in what came of it, and drops a good one. Empty where all is well. */
  async tryFile(file: HostileFile): Promise<readonly string[]> {
    this.#faults = [];
    try {
      await this.#drop(file.name, file.bytes);
      await this.#checkLines(file);
      await this.#lookAround(new Random(file.seed));
      await this.#checkGolden();
      await this.#checkPage();
      await this.#dismissAll();
    } catch (error) {
      this.#faults.push(error instanceof Error ? error.message : String(error));
    }
    return this.#faults;
  }

  /** Until the file is listed or refused, and nothing is being read any more. */
  async #drop(name: string, bytes: Uint8Array): Promise<void> {
    const base64 = Buffer.from(bytes).toString('base64');
    if (!(await this.#page.evaluate(dropAndRead, { name, base64, patienceMs: PATIENCE_MS })))
      throw new Error(`"${name}" was not read to its end`);
  }

  /** Every line is counted once, as the page itself says; and where it can be told from outside, they are all there. */
  async #checkLines({ name, bytes }: HostileFile): Promise<void> {
    const expected = countLines(bytes);
    for (const { name: shownName, isComplete, ...account } of await readLineAccounts(this.#page)) {
      const { lines, records, continued, blank, unread } = account;
      if (lines !== records + continued + blank + unread)
        this.#faults.push(`lines do not add up: ${JSON.stringify(account)}`);
      const isThis = shownName.startsWith(name.slice(0, name.indexOf(' ') + 1));
      if (isThis && isComplete && expected !== undefined && lines !== expected)
        this.#faults.push(`${String(lines)} lines are counted, and there are ${String(expected)}`);
    }
  }

  async #lookAround(random: Random): Promise<void> {
    const choice = random.next();
    await this.#page.evaluate((place) => {
      const rows = document.querySelectorAll<HTMLElement>('.codes li button');
      rows[Math.floor(place * rows.length)]?.click();
    }, choice);
    for (const key of [random.pick(['j', 'g', 'm', 'n']), 'e', 'z', 'j', 'Escape', 'Escape', 'Escape']) {
      await this.#page.keyboard.press(key);
    }
  }

  async #checkGolden(): Promise<void> {
    this.#goldenFiles += 1;
    const second = String(this.#goldenFiles).padStart(2, '0');
    const line = `2026-03-02T12:30:${second}Z proxy[148e21ea7d9d68] ams [error][${GOLDEN_CODE}] x\n`;
    await this.#drop(`golden-${second}.log`, Buffer.from(line.repeat(GOLDEN_LINES)));
    const expected = String(GOLDEN_LINES * this.#goldenFiles);
    const codes = this.#page.getByRole('region', { name: 'Codes', exact: true });
    const row = codes.getByRole('button', { name: new RegExp(`^${GOLDEN_CODE}\\b`) });
    if ((await row.count()) === 0) await codes.getByRole('button', { name: /^List / }).click();
    const text = await row.innerText();
    if (!new RegExp(`(?:^|\\s)${expected}(?:\\s|$)`).test(text))
      this.#faults.push(
        `the good files have ${expected} errors, the page says ${text.replaceAll('\n', ' ')}`,
      );
  }

  async #checkPage(): Promise<void> {
    const { title, isPwned, foreign, alerts } = await this.#page.evaluate(() => ({
      title: document.title,
      isPwned: 'pwned' in window,
      foreign: document.querySelectorAll('main img, main script, iframe, form[action], base, [srcdoc]')
        .length,
      alerts: Array.from(document.querySelectorAll('[role=alert]'), (alert) => alert.textContent),
    }));
    if (title !== 'Postflight') this.#faults.push(`the title is ${title}`);
    if (isPwned) this.#faults.push('a script of the file ran');
    if (foreign > 0) this.#faults.push('the file brought elements');
    for (const alert of alerts)
      if (/by a fault of Postflight|stopped working/.test(alert)) this.#faults.push(alert.slice(0, 300));
  }

  async #dismissAll(): Promise<void> {
    const areGone = await this.#page.evaluate(async (patienceMs) => {
      const find = (): NodeListOf<HTMLElement> =>
        document.querySelectorAll('.alerts > [role=alert] > button:last-child, .notices > .notice > button');
      for (const button of find()) button.click();
      const end = performance.now() + patienceMs;
      while (find().length > 0 && performance.now() < end)
        await new Promise((resolve) => setTimeout(resolve, 10));
      return find().length === 0;
    }, PATIENCE_MS);
    if (!areGone) throw new Error('what was dismissed stays');
  }
}

interface Drop {
  readonly name: string;
  readonly base64: string;
  readonly patienceMs: number;
}

/** In the page: false where the file is neither listed nor refused in time, or something is still being read. */
async function dropAndRead({ name, base64, patienceMs }: Drop): Promise<boolean> {
  const count = (): number =>
    document.querySelectorAll('.alerts > [role=alert], .notices > .notice, article.file').length;
  const before = count();
  const dataTransfer = new DataTransfer();
  const content = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  dataTransfer.items.add(new File([content], name));
  document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true }));
  const end = performance.now() + patienceMs;
  while (performance.now() < end) {
    document
      .querySelector<HTMLElement>('.reading-question:not(.reading-stalled) button:last-of-type')
      ?.click();
    if (document.querySelector('.readings li') === null && count() > before) return true;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return false;
}
