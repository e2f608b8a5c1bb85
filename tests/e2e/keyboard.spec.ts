/** Every key that help lists does what it says, and no key does anything where it is text. */
import type { Locator, Page } from '@playwright/test';
import { expect, LIVE_LOG, test, type App } from './support/app.ts';

const GOOD = { name: 'good.log', content: LIVE_LOG };

/** Presses the keys and looks at what came of it. Each starts with the dashboard of `good.log`, nothing focused. */
type Check = (app: App, page: Page) => Promise<void>;

/** By what help says of the keys: a key that is listed without a check here fails the test below. */
const CHECKS: Readonly<Record<string, Check>> = {
  '? Help: all keys': async (_app, page) => {
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
  },
  'Ctrl K Command palette: every action, code and file': async (_app, page) => {
    await page.keyboard.press('Control+k');
    await expect(page.getByRole('dialog', { name: 'Command palette' })).toBeVisible();
    await expect(page.getByLabel('Search actions, codes and files')).toBeFocused();
  },
  'O Open log export': async (_app, page) => {
    const chooser = page.waitForEvent('filechooser');
    // The browser has to know that it is waited for before the key comes.
    await page.evaluate(() => undefined);
    await page.keyboard.press('o');
    expect((await chooser).isMultiple()).toBe(true);
  },
  'D Theme: system, light, dark': async (_app, page) => {
    await page.keyboard.press('d');
    await expect(page.getByLabel('Theme')).toHaveValue('light');
    await expect(page.getByText('Theme: light')).toBeVisible();
    await page.keyboard.press('d');
    await expect(page.getByLabel('Theme')).toHaveValue('dark');
    await page.keyboard.press('d');
    await expect(page.getByLabel('Theme')).toHaveValue('system');
  },
  'E Next incident, or burst of errors': async (_app, page) => {
    await page.keyboard.press('e');
    await expect(
      page.getByText(/^Incident 1 of 2: Wrong port, 12:00:05–12:00:\d\d UTC, 3 errors/),
    ).toBeVisible();
    await expect(page.getByRole('group', { name: /^Selected range/ })).toBeVisible();
    await page.keyboard.press('e');
    await expect(
      page.getByText(/^Incident 2 of 2: Machines API rate limit, 12:00:30–12:00:41 UTC, 2 errors/),
    ).toBeVisible();
    await page.keyboard.press('e');
    await expect(page.getByText('No incident behind this one.')).toBeVisible();
  },
  'Shift E Incident before, or burst of errors': async (_app, page) => {
    await page.keyboard.press('Shift+E');
    await expect(page.getByText(/^Incident 2 of 2: Machines API rate limit/)).toBeVisible();
    await page.keyboard.press('Shift+E');
    await expect(page.getByText(/^Incident 1 of 2: Wrong port/)).toBeVisible();
    await page.keyboard.press('Shift+E');
    await expect(page.getByText('No incident before this one.')).toBeVisible();
  },
  'Z Zoom to the selection': async (app, page) => {
    await page.keyboard.press('z');
    await expect(page.getByText('Nothing is selected on the timeline.')).toBeVisible();
    await page.keyboard.press('e');
    await page.keyboard.press('z');
    await expect(app.region('Timeline').getByRole('navigation')).toContainText('12:00:05–12:00:2');
  },
  'Esc Back: unselect, or zoom out by one step': async (app, page) => {
    await page.keyboard.press('e');
    await expect(page.getByRole('group', { name: /^Selected range/ })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('group', { name: /^Selected range/ })).toHaveCount(0);
    await page.keyboard.press('e');
    await page.keyboard.press('z');
    await expect(app.region('Timeline').getByRole('navigation')).toContainText('12:00:05–12:00:2');
    await page.keyboard.press('Escape');
    await expect(app.region('Timeline').getByRole('navigation')).toHaveCount(0);
  },
  'V Compare two ranges, or two files': async (app, page) => {
    await page.keyboard.press('v');
    await expect(app.region('Compare').getByRole('heading', { name: 'Compare' })).toBeFocused();
    await page.keyboard.press('v');
    await expect(app.region('Compare')).toHaveCount(0);
    await expect(app.region('Timeline').getByRole('button', { name: 'Compare' })).toBeFocused();
  },
  'G Group the bars by something else': async (app, page) => {
    await page.keyboard.press('g');
    await expect(app.region('Timeline').getByLabel('Group by')).toHaveValue('code');
    await expect(page.getByText('Bars by code')).toBeVisible();
  },
  'L Scale: linear, logarithmic': async (app, page) => {
    await page.keyboard.press('l');
    await expect(app.region('Timeline').getByLabel('Log', { exact: true })).toBeChecked();
    await page.keyboard.press('l');
    await expect(app.region('Timeline').getByLabel('Linear')).toBeChecked();
  },
  'T Next time zone': async (app, page) => {
    await page.keyboard.press('t');
    await expect(page.getByText('Times in UTC+01:00 (Europe/Berlin)')).toBeVisible();
    await expect(app.region('Timeline')).toContainText('UTC+01:00 (Europe/Berlin)');
    await page.keyboard.press('t');
    await expect(app.region('Timeline')).toContainText('UTC');
  },
  '← or → On the bars: the one before, the next one': async (app, page) => {
    const bars = app.region('Timeline').getByRole('slider');
    await bars.focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowRight');
    await expect(bars).toHaveAttribute('aria-valuenow', '2');
    await page.keyboard.press('ArrowLeft');
    await expect(bars).toHaveAttribute('aria-valuenow', '1');
  },
  'Shift ← or Shift → On the bars: select them': async (app, page) => {
    await app.region('Timeline').getByRole('slider').focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Shift+ArrowRight');
    await expect(
      app.region('Timeline').getByRole('group', { name: /^Selected range 12:00:00–12:00:03/ }),
    ).toBeVisible();
    await page.keyboard.press('Shift+ArrowLeft');
    await expect(
      app.region('Timeline').getByRole('group', { name: /^Selected range 12:00:00–12:00:02/ }),
    ).toBeVisible();
  },
  'Enter On the bars: choose the most frequent code': async (app, page) => {
    await app.region('Timeline').getByRole('slider').focus();
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await expect(app.codeRow('PU05')).toHaveAttribute('aria-pressed', 'true');
  },
  '/ Search the lines': async (_app, page) => {
    await page.keyboard.press('/');
    await expect(page.getByRole('searchbox', { name: 'Search the lines' })).toBeFocused();
  },
  'J or N Next line, or what was found next': async (app, page) => {
    await page.keyboard.press('j');
    await page.keyboard.press('n');
    await expect(getRow(app, 1)).toHaveAttribute('aria-selected', 'true');
  },
  'K or P Line before, or what was found before': async (app, page) => {
    await page.keyboard.press('k');
    await page.keyboard.press('p');
    await expect(getRow(app, (await countRows(app)) - 2)).toHaveAttribute('aria-selected', 'true');
  },
  '↑ or ↓ In the list: the line above, the line below': async (app, page) => {
    await getRow(app, 0).locator('[tabindex="0"]').focus();
    await page.keyboard.press('ArrowDown');
    await expect(getRow(app, 1).locator(':focus')).toHaveCount(1);
    await page.keyboard.press('ArrowUp');
    await expect(getRow(app, 0).locator(':focus')).toHaveCount(1);
  },
  'Home or End In the list: the first line, the last line': async (app, page) => {
    await getRow(app, 0).locator('[tabindex="0"]').focus();
    await page.keyboard.press('End');
    await expect(getRow(app, (await countRows(app)) - 1).locator(':focus')).toHaveCount(1);
    await page.keyboard.press('Home');
    await expect(getRow(app, 0).locator(':focus')).toHaveCount(1);
  },
  'F Go to Files': async (app, page) => {
    await page.keyboard.press('f');
    await expect(app.region('Files').getByRole('heading', { name: 'Files' })).toBeFocused();
    await expect(app.region('Files')).toBeInViewport();
  },
  'S Share': async (_app, page) => {
    await page.keyboard.press('s');
    await expect(page.getByRole('menuitem', { name: 'Download PNG' })).toBeFocused();
  },
  'C Copy a picture of the timeline, masked for your team': async (_app, page) => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.keyboard.press('c');
    await expect(page.getByText(/^Copied the picture: /)).toBeVisible();
  },
  'M Screenshot mode: mask the screen, or show it as it is': async (app, page) => {
    await page.keyboard.press('m');
    await expect(app.region('Files').getByRole('heading', { name: 'file-1.log' })).toBeVisible();
    await page.keyboard.press('m');
    await expect(app.region('Files').getByRole('heading', { name: 'good.log' })).toBeVisible();
  },
};

test.use({ timezoneId: 'Europe/Berlin' });

test('every key that help lists does what it says', async ({ app, page }) => {
  await openLog(app);
  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: 'Keys' });
  const terms = await help.getByRole('term').all();
  const listed = await Promise.all(
    terms.map(async (term) => {
      const keys = await term.evaluate((dt) =>
        [...dt.querySelectorAll('.keys')]
          .flatMap((all) => [...all.childNodes].map(({ textContent }) => (textContent ?? '').trim()))
          .join(' '),
      );
      return `${keys} ${await term.locator('xpath=following-sibling::dd').innerText()}`;
    }),
  );
  expect(listed.toSorted()).toEqual(Object.keys(CHECKS).toSorted());

  for (const name of listed) {
    await test.step(name, async () => {
      await app.startAfresh();
      await openLog(app);
      await CHECKS[name]?.(app, page);
    });
  }
});

function getRow(app: App, index: number): Locator {
  return app.region('Lines').locator(`[data-row="${String(index)}"]`);
}

async function countRows(app: App): Promise<number> {
  return Number(await app.region('Lines').getByRole('grid').getAttribute('aria-rowcount'));
}

async function openLog(app: App): Promise<void> {
  await app.drop(GOOD);
  await app.finishReading();
  await expect(app.region('Findings').getByRole('article')).toHaveCount(2);
}

async function closeDialog(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

test('on the first screen, help lists only what works there', async ({ app, page }) => {
  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: 'Keys' });
  await expect(help).toContainText('Open log export');
  await expect(help).not.toContainText('Files');
  await expect(app.alerts).toHaveCount(0);
});

test('keys are text in a field, the browser’s with Ctrl or Alt, and nothing in a dialog', async ({
  app,
  page,
}) => {
  await page.goto('/#reference');
  await page.getByRole('searchbox').fill('');
  await page.keyboard.type('do?');
  await expect(page.getByRole('searchbox')).toHaveValue('do?');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByLabel('Theme')).toHaveValue('system');
  await page.getByRole('searchbox').blur();

  await page.keyboard.press('Alt+d');
  await page.keyboard.press('Control+d');
  await expect(page.getByLabel('Theme')).toHaveValue('system');

  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
  await page.keyboard.press('d');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByLabel('Theme')).toHaveValue('system');
  await expect(app.alerts).toHaveCount(0);
});

test('single keys can be switched off for good', async ({ app, page }) => {
  await page.keyboard.press('?');
  await page.getByLabel('Letters and signs alone start actions').uncheck();
  await closeDialog(page);
  for (const visit of ['this visit', 'the next visit']) {
    await test.step(visit, async () => {
      await page.keyboard.press('d');
      await page.keyboard.press('?');
      await expect(page.getByLabel('Theme')).toHaveValue('system');
      await expect(page.getByRole('dialog')).toHaveCount(0);
      // What takes two keys still works.
      await page.keyboard.press('Control+k');
      await expect(page.getByRole('dialog', { name: 'Command palette' })).toBeVisible();
      await page.reload();
      await app.haveKeys();
    });
  }
  await page.getByRole('button', { name: 'Keys' }).click();
  await page.getByLabel('Letters and signs alone start actions').check();
  await closeDialog(page);
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
});
