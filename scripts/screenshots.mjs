// `npm run screenshots`: builds the app, brings it into each of its states and takes a picture of each, into
// screenshots/. Always the same logs, window, zone and clock, so that two runs can be laid side by side.
// `npm run screenshots -- --docs` also renews docs/dashboard.png, which the README shows; `-- NAME …` takes only some.
import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildPage } from './build.mjs';
import { CHROMIUM_ARGS } from './chromium.mjs';
import { ensureChromium, giveUp, ROOT, setup } from './setup.mjs';

const FOLDER = join(ROOT, 'screenshots');
const WIDE = { width: 1280, height: 860 };
const TABLET = { width: 820, height: 1180 };
const PHONE = { width: 360, height: 780 };
/** A4 without its margins, in CSS pixels. */
const PAPER = { width: 688, height: 1000 };
/** Shortly after the sample ends. */
const NOW = new Date('2026-11-22T13:00:00Z');

const SAMPLE = readFileSync(join(ROOT, 'public/sample/fly-logs.log'), 'utf8');
/** Without the lines that tell of errors. */
const QUIET = SAMPLE.split('\n')
  .filter((line) => / app\[/.test(line) && !/error/i.test(line))
  .join('\n');
const READING_COPIES = 12_000; // some 450 MB: long enough to be seen

/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {{ width: number, height: number }} Size */
/**
 * @typedef {object} Shot
 * @property {string} name
 * @property {Size} [size]
 * @property {import('@playwright/test').BrowserContextOptions} [options]
 * @property {boolean} [fullPage]
 * @property {(page: Page) => Promise<void>} [prepare]
 */

/** @type {readonly Shot[]} */
const SHOTS = [
  { name: 'first-screen' },
  { name: 'first-screen-phone', size: PHONE, fullPage: true },
  { name: 'first-screen-dark', options: { colorScheme: 'dark' } },
  { name: 'reading', prepare: startReading },
  { name: 'dashboard', prepare: openSample },
  { name: 'dashboard-whole', fullPage: true, prepare: openSample },
  { name: 'dashboard-dark', options: { colorScheme: 'dark' }, fullPage: true, prepare: openSample },
  { name: 'dashboard-phone', size: PHONE, fullPage: true, prepare: openSample },
  { name: 'dashboard-tablet', size: TABLET, fullPage: true, prepare: openSample },
  {
    name: 'dashboard-forced-colours',
    options: { forcedColors: 'active' },
    fullPage: true,
    prepare: openSample,
  },
  { name: 'details', prepare: showDetails },
  { name: 'compare', prepare: compareRanges },
  { name: 'compare-dark', options: { colorScheme: 'dark' }, prepare: compareRanges },
  { name: 'compare-phone', size: PHONE, prepare: compareRanges },
  { name: 'compare-forced-colours', options: { forcedColors: 'active' }, prepare: compareRanges },
  { name: 'compare-files', prepare: compareFiles },
  { name: 'compare-nothing', prepare: (page) => openSample(page).then(() => page.keyboard.press('v')) },
  { name: 'no-errors', fullPage: true, prepare: (page) => open(page, ['quiet.log', QUIET]) },
  { name: 'bad-file', prepare: openBadFiles },
  { name: 'bad-file-beside-good', prepare: (page) => openSample(page).then(() => openBadFiles(page)) },
  { name: 'offline', prepare: reloadOffline },
  { name: 'reference', prepare: (page) => goToHash(page, '#reference/PC01') },
  { name: 'keys', prepare: (page) => openSample(page).then(() => page.keyboard.press('?')) },
  { name: 'palette', prepare: (page) => openSample(page).then(() => page.keyboard.press('Control+k')) },
  { name: 'print', size: PAPER, fullPage: true, prepare: print },
];

const { values, positionals } = parseArgs({
  options: { docs: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const unknown = positionals.find((name) => !SHOTS.some((shot) => shot.name === name));
if (unknown !== undefined)
  giveUp(`There is no picture "${unknown}". There are: ${SHOTS.map(({ name }) => name).join(', ')}.`);

setup();
const executablePath = ensureChromium();
if (!buildPage()) giveUp('The build failed; its messages are above.');
const { chromium } = await import('@playwright/test');
const { preview } = await import('vite');
const server = await preview({ root: ROOT, logLevel: 'error', preview: { port: 0, open: false } });
const url = server.resolvedUrls?.local[0] ?? giveUp('The app is not served.');
const browser = await chromium.launch({ executablePath, args: CHROMIUM_ARGS });
mkdirSync(FOLDER, { recursive: true });
try {
  for (const shot of SHOTS) {
    if (positionals.length === 0 || positionals.includes(shot.name)) await take(shot);
  }
} finally {
  await browser.close();
  await server.close();
}
if (values.docs) copyFileSync(join(FOLDER, 'dashboard.png'), join(ROOT, 'docs/dashboard.png'));

async function take(/** @type {Shot} */ { name, size = WIDE, options = {}, fullPage = false, prepare }) {
  const context = await browser.newContext({
    viewport: size,
    locale: 'en-US',
    timezoneId: 'Europe/Berlin',
    reducedMotion: 'reduce',
    ...options,
  });
  try {
    const page = await context.newPage();
    await page.clock.setFixedTime(NOW);
    await page.goto(url);
    // The keys come a moment after the first screen.
    await page.locator('.announcement').waitFor({ state: 'attached' });
    await prepare?.(page);
    await page.mouse.move(0, 0);
    await page.screenshot({ path: join(FOLDER, `${name}.png`), fullPage, animations: 'disabled' });
    console.log(`screenshots/${name}.png`);
  } finally {
    await context.close();
  }
}

async function openSample(/** @type {Page} */ page) {
  await page.getByRole('button', { name: 'Try a sample' }).click();
  await finish(page);
  await page.getByRole('region', { name: 'Findings' }).getByRole('article').first().waitFor();
}

/** Drops files as a person does; each is a name and a text, or bytes. */
async function open(
  /** @type {Page} */ page,
  /** @type {readonly [string, string | number[]][]} */ ...files
) {
  await drop(page, ...files);
  await finish(page);
}

async function drop(
  /** @type {Page} */ page,
  /** @type {readonly [string, string | number[]][]} */ ...files
) {
  await page.evaluate((dropped) => {
    const dataTransfer = new globalThis.DataTransfer();
    for (const [name, text] of dropped)
      dataTransfer.items.add(new File([typeof text === 'string' ? text : Uint8Array.from(text)], name));
    globalThis.document.body.dispatchEvent(new globalThis.DragEvent('drop', { bubbles: true, dataTransfer }));
  }, files);
}

/** Until everything is read and drawn. */
async function finish(/** @type {Page} */ page) {
  await page.getByRole('region', { name: 'Files' }).waitFor();
  await page.waitForFunction(() => globalThis.document.querySelector('[role=progressbar]') === null);
  const chart = page.locator('.timeline-chart svg').first();
  await chart.waitFor();
  await page.evaluate(() => globalThis.document.documentElement.scrollTo(0, 0));
}

/** A file that takes seconds; the picture shows it on its way. */
async function startReading(/** @type {Page} */ page) {
  await page.evaluate(([text, copies]) => {
    const dataTransfer = new globalThis.DataTransfer();
    // Few and large: a browser is slow with thousands of parts.
    const part = text.repeat(100);
    const parts = Array.from({ length: copies / 100 }, () => part);
    dataTransfer.items.add(new File(parts, 'app.log'));
    globalThis.document.body.dispatchEvent(new globalThis.DragEvent('drop', { bubbles: true, dataTransfer }));
  }, /** @type {const} */ ([SAMPLE, READING_COPIES]));
  await page.locator('.timeline-chart path[class^="fill-"]').first().waitFor({ state: 'attached' });
}

function getCodeRow(/** @type {Page} */ page, /** @type {string} */ code) {
  return page.getByRole('region', { name: 'Codes' }).getByRole('button', { name: new RegExp(`^${code}\\b`) });
}

async function showDetails(/** @type {Page} */ page) {
  await openSample(page);
  await getCodeRow(page, 'PR03').click();
  await page.getByRole('region', { name: 'Details' }).evaluate((region) => region.scrollIntoView());
}

/** The first burst of the sample against the time before it. */
async function compareRanges(/** @type {Page} */ page) {
  await openSample(page);
  await page.keyboard.press('e');
  await page.keyboard.press('v');
  const region = page.getByRole('region', { name: 'Compare' });
  await region.getByRole('table').waitFor();
  await region.evaluate((section) => section.scrollIntoView());
}

/** The first half of the sample as one file, the second as another. */
async function compareFiles(/** @type {Page} */ page) {
  const lines = SAMPLE.split('\n');
  const half = Math.ceil(lines.length / 2);
  await open(
    page,
    ['before.log', lines.slice(0, half).join('\n')],
    ['after.log', lines.slice(half).join('\n')],
  );
  await page.keyboard.press('v');
  await page.getByRole('region', { name: 'Compare' }).getByRole('table').waitFor();
}

async function openBadFiles(/** @type {Page} */ page) {
  const before = await page.getByRole('alert').count();
  await drop(
    page,
    ['empty.log', ''],
    ['photo.png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
    ['diary.txt', 'Dear diary,\nnothing failed.\n'],
  );
  await page
    .getByRole('alert')
    .nth(before + 2)
    .waitFor();
}

async function reloadOffline(/** @type {Page} */ page) {
  await page.getByText('Ready to work offline.').waitFor();
  await page.context().setOffline(true);
  await page.reload();
  await openSample(page);
}

async function goToHash(/** @type {Page} */ page, /** @type {string} */ hash) {
  await page.goto(`${url}${hash}`);
  await page.getByRole('article').first().waitFor();
}

async function print(/** @type {Page} */ page) {
  await compareRanges(page);
  await page.emulateMedia({ media: 'print' });
}
