/** What the page says of where the lines of each file went. */
import type { Page } from '@playwright/test';

export interface LineAccount {
  /** As the page calls the file. */
  readonly name: string;
  /** Whether all of the file was read. */
  readonly isComplete: boolean;
  readonly lines: number;
  readonly records: number;
  readonly continued: number;
  readonly blank: number;
  readonly unread: number;
}

/** Of all files that are listed, in order; throws where an account says anything else. */
export async function readLineAccounts(page: Page): Promise<readonly LineAccount[]> {
  const shown = await page.evaluate(() =>
    Array.from(document.querySelectorAll<HTMLElement>('article.file'), (file) => ({
      name: file.ariaLabel ?? '',
      isComplete: file.textContent.includes('read to its end'),
      text: file.querySelector<HTMLElement>('.line-shares')?.innerText ?? '',
    })),
  );
  return shown.map(({ name, isComplete, text }) => {
    const numbers = [...text.matchAll(/\d[\d,]*/g)].map(([digits]) => Number(digits.replaceAll(',', '')));
    const [lines = 0, records = 0, continued = 0, blank = 0, unread = 0] = numbers;
    if (numbers.length !== 5) throw new Error(`The account of ${name} is: ${text}`);
    return { name, isComplete, lines, records, continued, blank, unread };
  });
}
