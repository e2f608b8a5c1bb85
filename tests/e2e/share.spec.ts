/** What leaves Postflight: each way by itself, read back as whoever gets it would; and nothing secret in any of it. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Download, Locator, Page } from '@playwright/test';
import { run } from '../support/run/commandLine.ts';
import { expect, LIVE_LOG, test, type App } from './support/app.ts';

const JWT = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U';
/** Made for this test: what must not leave, each in a place where logs have such things. */
const CANARIES = [JWT, 'jane.doe@northwind.example', '93.184.216.34', 'hunter2secret', 'northwind-traders'];
const LOG = [
  `a line before any record: ${JWT} of jane.doe@northwind.example`,
  `2026-03-02T11:59:59Z proxy[148e21ea7d9d68] ams [error][PC01] instance refused connection for 93.184.216.34 jane.doe@northwind.example authorization: Bearer ${JWT} postgres://app:hunter2secret@db.internal.example:5432/main`,
  `2026-03-02T12:00:00Z app[148e21ea7d9d68] ams [info]login of jane.doe@northwind.example from 93.184.216.34`,
  LIVE_LOG,
].join('\n');
const FILE = { name: 'northwind-traders-prod.log', content: LOG };

const ITEMS = [
  'Download PNG',
  'Download SVG',
  'Copy image',
  'Copy Markdown',
  'Download report',
  'Download CSV',
  'Download JSON',
  'Print',
];

async function openLog(app: App): Promise<void> {
  await app.drop(FILE);
  await app.finishReading();
  await expect(app.codeRow('PC01')).toBeVisible();
}

function getShareButton(page: Page): Locator {
  return page.getByRole('button', { name: 'Share', exact: true });
}

/** Opens the dialog of an entry, and waits for its preview. */
async function openDialog(page: Page, item: string): Promise<Locator> {
  await getShareButton(page).click();
  await page.getByRole('menuitem', { name: item, exact: true }).click();
  const dialog = page.getByRole('dialog', { name: item, exact: true });
  await expect(dialog.getByText(/\d (?:bytes|kB|MB)/).first()).toBeVisible();
  return dialog;
}

async function download(page: Page, dialog: Locator, item: string): Promise<Download> {
  const coming = page.waitForEvent('download');
  await dialog.getByRole('button', { name: item, exact: true }).click();
  await expect(dialog).toHaveCount(0);
  return coming;
}

async function downloadText(page: Page, item: string): Promise<string> {
  const file = await download(page, await openDialog(page, item), item);
  return readFile(await file.path(), 'utf8');
}

function findCanaries(text: string): readonly string[] {
  return CANARIES.filter((canary) => text.includes(canary));
}

test('the menu holds all ways out, and works by keys alone', async ({ app, page }) => {
  await expect(getShareButton(page)).toHaveCount(0);
  await openLog(app);
  await page.keyboard.press('s');
  const items = page.getByRole('menu', { name: 'Share' }).getByRole('menuitem');
  expect(await items.allInnerTexts()).toEqual(ITEMS);
  await expect(items.first()).toBeFocused();
  await page.keyboard.press('End');
  await expect(items.last()).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(items.first()).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(items.last()).toBeFocused();
  await page.keyboard.press('Home');
  await expect(items.first()).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(items).toHaveCount(0);
  await expect(getShareButton(page)).toBeFocused();

  // From the key to the file without leaving the keyboard.
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Download SVG' });
  await expect(dialog.getByRole('button', { name: 'Download SVG' })).toBeFocused();
  const coming = page.waitForEvent('download');
  await page.keyboard.press('Enter');
  expect((await coming).suggestedFilename()).toBe('postflight-2026-03-02-1159.svg');
  await expect(page.getByText(/^Downloaded postflight-2026-03-02-1159\.svg, /)).toBeVisible();
  await expect(getShareButton(page)).toBeFocused();
});

test('the PNG is as large as the dialog says', async ({ app, page }) => {
  await openLog(app);
  for (const [preset, scale, width, height] of [
    ['Chat', '1×', 1200, 675],
    ['Slide', '2×', 3840, 2160],
    ['Post-mortem', '1×', 1600, undefined],
  ] as const) {
    const dialog = await openDialog(page, 'Download PNG');
    await dialog.getByText(preset, { exact: true }).click();
    await dialog.getByText(scale, { exact: true }).click();
    const said = dialog.getByText(new RegExp(`^${String(width)} × ${String(height ?? '\\d+')} pixels, \\d`));
    await expect(said).toBeVisible();
    const [, saidHeight] = / × (\d+)/.exec(await said.innerText()) ?? [];
    const file = await download(page, dialog, 'Download PNG');
    expect(file.suggestedFilename()).toBe('postflight-2026-03-02-1159.png');
    const bytes = await readFile(await file.path());
    expect(bytes.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([width, Number(saidHeight)]);
  }
});

test('the SVG is what the preview shows, with its title, zone and legend', async ({ app, page }) => {
  await openLog(app);
  const dialog = await openDialog(page, 'Download SVG');
  await dialog.getByLabel('Title').fill('Refused <connections> & more');
  const picture = dialog.getByRole('img');
  await expect(picture).toHaveAttribute('alt', /Refused <connections> & more/);
  await expect.poll(() => picture.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(1200);
  const file = await download(page, dialog, 'Download SVG');
  const svg = await readFile(await file.path(), 'utf8');
  const blank = await page.context().newPage();
  const { error, text } = await blank.evaluate((source) => {
    const document = new DOMParser().parseFromString(source, 'image/svg+xml');
    return {
      error: document.querySelector('parsererror')?.textContent,
      text: document.documentElement.textContent,
    };
  }, svg);
  await blank.close();
  expect(error).toBeUndefined();
  expect(text).toContain('Refused <connections> & more');
  expect(text).toContain('UTC');
  expect(text).toContain('Connection');
  expect(findCanaries(svg)).toEqual([]);
});

test('the CSV has a line for each error, or for each bar', async ({ app, page }) => {
  await openLog(app);
  const errors = await downloadText(page, 'Download CSV');
  expect(errors.trimEnd().split('\r\n')).toHaveLength(1 + 6);
  expect(errors.split('\r\n')[1]).toMatch(
    /^"2026-03-02T11:59:59\.000Z","PC01","written",.*"148e21ea7d9d68","ams","file-1\.log",2$/,
  );
  const dialog = await openDialog(page, 'Download CSV');
  await dialog.getByText('Each bar').click();
  await expect(dialog.getByRole('region', { name: 'Text' })).toContainText('width (seconds)');
  const bars = await readFile(await (await download(page, dialog, 'Download CSV')).path(), 'utf8');
  expect(bars).toContain('Connection (errors)');
  expect(findCanaries(errors + bars)).toEqual([]);
});

test('the JSON opens again with the same numbers', async ({ app, page }) => {
  await openLog(app);
  // Without the lines of the log, fewer findings can be told.
  const facts = (await page.locator('.summary-facts').innerText()).replace(/^And \d+ more findings?\. /, '');
  const rows = await app.region('Codes').getByRole('button').allInnerTexts();
  const json = await downloadText(page, 'Download JSON');
  expect(JSON.parse(json)).toMatchObject({ schema: 'postflight.analysis/1' });
  expect(findCanaries(json)).toEqual([]);

  await app.startAfresh();
  await app.drop({ name: 'postflight.json', content: json });
  await app.finishReading();
  await expect(page.locator('.summary-facts')).toContainText(facts);
  expect(await app.region('Codes').getByRole('button').allInnerTexts()).toEqual(rows);
});

test('an analysis that was opened again says that it has no lines, and asks for no file', async ({
  app,
  page,
}) => {
  await openLog(app);
  const json = await downloadText(page, 'Download JSON');
  await app.startAfresh();
  await app.drop({ name: 'postflight.json', content: json });
  await app.finishReading();
  const says = async (): Promise<void> => {
    const [files, lines] = [app.region('Files'), app.region('Lines')];
    await expect(files).toContainText('A saved analysis: the lines of the log are not in it.');
    await expect(lines.getByRole('button', { name: 'Not in a saved analysis.' }).first()).toBeVisible();
    await lines.getByRole('button', { name: 'Not in a saved analysis.' }).first().click();
    await expect(page.getByRole('region', { name: 'Chosen line' })).toContainText('A saved analysis:');
    await expect(page.locator('body')).not.toContainText(/[Dd]rop .* again|Open it again/);
  };
  await says();
  // Also when it comes back by itself, without its file.
  await expect(app.region('Files')).toContainText('is kept on this device');
  await page.reload();
  await expect(page.getByText('Kept from your last visit.')).toBeVisible();
  await says();
});

test('the command line makes the same JSON, masked', async ({ app, page }) => {
  await openLog(app);
  const ofPage = JSON.parse(await downloadText(page, 'Download JSON')) as unknown;
  const folder = await mkdtemp(join(tmpdir(), 'postflight-share-'));
  const path = join(folder, FILE.name);
  await writeFile(path, FILE.content);
  const { stdout, stderr } = await run('analyze', '--json', '--redact', path);
  await rm(folder, { recursive: true });
  expect(stderr).toBe('');
  expect(findCanaries(stdout)).toEqual([]);
  expect(JSON.parse(stdout)).toEqual(ofPage);
});

test('lines go along only where somebody chose them, and masked', async ({ app, page }) => {
  await openLog(app);
  const withoutLines = await downloadText(page, 'Download report');
  expect(withoutLines).toMatch(/^<!doctype html>/);
  expect(withoutLines).not.toContain('Lines of the log');
  const dialog = await openDialog(page, 'Download report');
  await dialog.getByText(/^Lines of the log: none of the first 6/).click();
  await expect(
    dialog.getByRole('checkbox', { name: /instance refused connection/ }).first(),
  ).not.toBeChecked();
  expect(findCanaries(await dialog.innerHTML())).toEqual([]);
  await dialog.getByRole('checkbox', { name: /\[secret:/ }).check();
  await expect(dialog.getByText(/^Masked: 2 secrets, /)).toBeVisible();
  await expect(dialog.getByText('best effort, so look before you share')).toBeVisible();
  const withLine = await readFile(await (await download(page, dialog, 'Download report')).path(), 'utf8');
  expect(withLine).toContain('Lines of the log');
  expect(withLine).toContain('ip-1');
  expect(findCanaries(withoutLines + withLine)).toEqual([]);
});

test('a class can be left in, but no secret', async ({ app, page }) => {
  await openLog(app);
  const dialog = await openDialog(page, 'Copy Markdown');
  await dialog.getByText(/^Lines of the log: none/).click();
  await dialog.getByRole('checkbox', { name: /\[secret:/ }).check();
  const text = dialog.getByRole('region', { name: 'Text' });
  await expect(text).toContainText('db.internal.example');
  await dialog.getByText('Public', { exact: true }).click();
  await expect(text).not.toContainText('db.internal.example');
  await expect(dialog.getByText('Names of apps and hosts are masked too.')).toBeVisible();
  await dialog.getByText('What is masked').click();
  await dialog.getByLabel('Public IP addresses').uncheck();
  await expect(text).toContainText('93.184.216.34');
  await expect(text).not.toContainText('hunter2secret');
  await expect(text).not.toContainText(JWT);
  await expect(dialog.getByRole('checkbox', { name: /secret(?!:)/i })).toHaveCount(0);
});

test('a picture and a text are copied', async ({ app, page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openLog(app);
  await page.keyboard.press('c');
  await expect(page.getByText(/^Copied the picture: /)).toBeVisible();
  const [first] = await readClipboard(page);
  expect(first?.types.toSorted()).toEqual(['image/png', 'text/plain']);
  expect(first?.pngWidth).toBe(2400);
  expect(first?.text).not.toBe('');

  const ofImage = await openDialog(page, 'Copy image');
  await ofImage.getByText('1×').click();
  await expect(ofImage.getByText(/^1200 × 675 pixels/)).toBeVisible();
  await ofImage.getByRole('button', { name: 'Copy image' }).click();
  await expect(ofImage).toHaveCount(0);
  const [second] = await readClipboard(page);
  expect(second?.pngWidth).toBe(1200);

  const ofText = await openDialog(page, 'Copy Markdown');
  const shown = await ofText.getByRole('region', { name: 'Text' }).textContent();
  await ofText.getByRole('button', { name: 'Copy Markdown' }).click();
  await expect(page.getByText('Copied the report as Markdown.')).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toBe(shown);
  expect(copied).toContain('**PC01**');
  expect(findCanaries(`${copied} ${first?.text ?? ''} ${second?.text ?? ''}`)).toEqual([]);
});

async function readClipboard(
  page: Page,
): Promise<
  readonly { readonly types: readonly string[]; readonly pngWidth: number; readonly text: string }[]
> {
  return page.evaluate(async () => {
    const items = await navigator.clipboard.read();
    return Promise.all(
      items.map(async (item) => {
        const png = new DataView(await (await item.getType('image/png')).arrayBuffer());
        return {
          types: item.types,
          pngWidth: png.getUint32(16),
          text: await (await item.getType('text/plain')).text(),
        };
      }),
    );
  });
}

/** Ways in which a browser has no clipboard for us. */
const NO_CLIPBOARD: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  // Refuses all that is not named.
  'refuses to copy': (page) => page.context().grantPermissions(['geolocation']),
  'has no clipboard': (page) =>
    page.evaluate(() => {
      Object.defineProperty(navigator, 'clipboard', { value: undefined });
    }),
};

for (const [what, refuse] of Object.entries(NO_CLIPBOARD)) {
  test(`where a browser ${what}, the text is there to copy by hand`, async ({ app, page }) => {
    await openLog(app);
    await refuse(page);
    const dialog = await openDialog(page, 'Copy Markdown');
    await dialog.getByRole('button', { name: 'Copy Markdown' }).click();
    await expect(dialog.getByRole('alert')).toContainText('The text was not copied');
    await expect(dialog.getByLabel('Text to copy')).toBeFocused();
    await expect(dialog.getByLabel('Text to copy')).toHaveValue(/\*\*PC01\*\*/);
    await page.keyboard.press('Escape');

    await page.keyboard.press('c');
    await expect(page.getByText(/^The picture was not copied/)).toBeVisible();
  });
}

test('the screenshot mode masks all that is shown', async ({ app, page }) => {
  await app.drop(FILE, { name: 'northwind-traders-empty.log', content: '' });
  await app.finishReading();
  await app.codeRow('PC01').click();
  await app
    .region('Lines')
    .getByRole('button', { name: /93\.184\.216\.34/ })
    .click();
  await expect(page.getByRole('region', { name: 'Chosen line' })).toContainText('login of jane');
  await app
    .region('Files')
    .getByText(/unread line/)
    .click();
  expect(findCanaries(await readScreen(page))).toEqual(CANARIES);

  await page.keyboard.press('m');
  await expect(page.getByText('Screenshot mode: secrets and addresses are masked')).toBeVisible();
  await expect(app.region('Lines').getByRole('button', { name: /ip-1/ })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Chosen line' })).toContainText('ip-1');
  expect(findCanaries(await readScreen(page))).toEqual([]);

  // Filters, menus and the palette name things too.
  await page
    .getByRole('region', { name: 'Chosen line' })
    .getByRole('button', { name: /^file / })
    .click();
  expect(findCanaries(await readScreen(page))).toEqual([]);
  await page.getByRole('menuitem', { name: 'Only this' }).click();
  await expect(page.getByRole('group', { name: 'Filters' })).toContainText('only file file-1.log');
  await expect(app.codeRow('PC01')).toBeVisible();
  expect(findCanaries(await readScreen(page))).toEqual([]);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('file');
  expect(findCanaries(await readScreen(page))).toEqual([]);
  await page.keyboard.press('Escape');
  expect(page.url()).not.toContain('northwind');

  await page.getByRole('button', { name: 'End screenshot mode' }).click();
  await expect(app.region('Lines').getByRole('button', { name: /93\.184\.216\.34/ })).toBeVisible();
});

/** All text and all attributes. */
function readScreen(page: Page): Promise<string> {
  return page.evaluate(() => document.documentElement.outerHTML);
}

test('two files that are masked can still be compared', async ({ app, page }) => {
  await app.drop(FILE, { name: 'northwind-traders-new.log', content: LIVE_LOG.replaceAll('PC01', 'PM05') });
  await app.finishReading();
  await page.keyboard.press('m');
  await expect(page.getByText('Screenshot mode:')).toBeVisible();
  await page.keyboard.press('v');
  await expect(app.region('Compare').getByRole('table')).toContainText('PM05');
  expect(findCanaries(await readScreen(page))).toEqual([]);
});

test('the system’s share sheet gets a file', async ({ app, page }) => {
  await page.evaluate(() => {
    const asked: string[] = [];
    Object.assign(globalThis, { asked });
    Object.assign(navigator, {
      canShare: () => true,
      share: ({ files }: { readonly files: readonly File[] }) => {
        asked.push(...files.map(({ name, type }) => `${name} ${type}`));
        return Promise.resolve();
      },
    });
  });
  await openLog(app);
  const dialog = await openDialog(page, 'Share…');
  await dialog.getByRole('button', { name: 'Share…' }).click();
  await expect(page.getByText('Shared the picture.')).toBeVisible();
  expect(await readAsked(page)).toEqual(['postflight-2026-03-02-1159.png image/png']);
});

test('what is printed is masked, and the page is as it was afterwards', async ({ app, page }) => {
  await page.evaluate(() => {
    const asked: string[] = [];
    const print = (): void => {
      asked.push(document.documentElement.outerHTML);
      dispatchEvent(new Event('afterprint'));
    };
    Object.assign(globalThis, { asked, print });
  });
  await openLog(app);
  await expect(app.region('Lines').getByRole('button', { name: /93\.184\.216\.34/ })).toBeVisible();
  await getShareButton(page).click();
  await page.getByRole('menuitem', { name: 'Print' }).click();
  await expect.poll(async () => (await readAsked(page)).length).toBe(1);
  const [printed = ''] = await readAsked(page);
  expect(printed).toContain('masked, as best it can');
  expect(findCanaries(printed)).toEqual([]);
  await expect(app.region('Lines').getByRole('button', { name: /93\.184\.216\.34/ })).toBeVisible();
});

function readAsked(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => (globalThis as unknown as { asked: readonly string[] }).asked);
}

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [1440, 360]) {
    test(`axe finds nothing in menu and dialogs: ${colorScheme}, ${String(width)} px`, async ({
      app,
      page,
    }) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 800 });
      await openLog(app);
      await getShareButton(page).click();
      expect(await findViolations(page)).toEqual([]);
      await page.keyboard.press('Escape');
      for (const item of [
        'Download PNG',
        'Copy Markdown',
        'Download report',
        'Download CSV',
        'Download JSON',
      ]) {
        const dialog = await openDialog(page, item);
        for (const summary of await dialog.locator('summary').all()) await summary.click();
        expect(await findViolations(page), item).toEqual([]);
        const overflow = await dialog
          .locator('.share-parts')
          .evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);
        expect(overflow, item).toBe(0);
        if (item === 'Download PNG')
          await expect(dialog.getByLabel(colorScheme === 'dark' ? 'Dark' : 'Light')).toBeChecked();
        await page.keyboard.press('Escape');
        await expect(dialog).toHaveCount(0);
      }
      await page.keyboard.press('m');
      await expect(page.getByText('Screenshot mode:')).toBeVisible();
      expect(await findViolations(page)).toEqual([]);
    });
  }
}

async function findViolations(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}
