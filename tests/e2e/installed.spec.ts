/** The app as an installed one: files opened with it, files shared with it, its shortcuts, and its manifest. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext, type CDPSession, type Page } from '@playwright/test';
import { CHROMIUM_ARGS, findChromium } from '../../scripts/chromium.mjs';
import { SHARE_PATH } from '../../src/offline/routes.ts';
import { App, expect, LIVE_LOG } from './support/app.ts';
import { goOffline, readCaches, test, visit } from './support/keptApp.ts';
import { readBuild } from '../support/run/servedBuild.ts';

interface Manifest {
  readonly id: string;
  readonly icons: readonly Picture[];
  readonly screenshots: readonly Picture[];
  readonly shortcuts: readonly { readonly name: string; readonly url: string }[];
  readonly file_handlers: readonly { readonly accept: Readonly<Record<string, readonly string[]>> }[];
  readonly share_target: { readonly action: string };
}

interface Picture {
  readonly src: string;
  readonly sizes: string;
  readonly type: string;
}

const manifest = JSON.parse(
  readFileSync(new URL('../../dist/manifest.webmanifest', import.meta.url), 'utf8'),
) as Manifest;
const EXTENSIONS = ['.csv', '.gz', '.json', '.jsonl', '.log', '.ndjson', '.txt', '.zip', '.zst'];

const PC03 = '2026-03-02T12:00:00Z proxy[148e21ea7d9d68] ams [error][PC03] connection failed\n';

let folder = '';
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'postflight-installed-'));
});
test.afterEach(() => {
  rmSync(folder, { recursive: true });
});

function write(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

test('the manifest names pictures that are there, in the sizes it says', () => {
  const built = readBuild();
  for (const { src, sizes, type } of [...manifest.icons, ...manifest.screenshots]) {
    const bytes = built.get(src.replace('./', ''));
    if (bytes === undefined) throw new Error(`${src} is not in the build`);
    // A PNG says its size at the start.
    if (type === 'image/png') expect(`${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`, src).toBe(sizes);
  }
  expect(manifest.share_target.action).toBe(`./${SHARE_PATH}`);
});

test('the host gives manifest and worker their types, and lets neither grow old', async ({ request }) => {
  const worker = await request.get('/sw.js');
  expect(worker.headers()['content-type']).toBe('text/javascript');
  expect(worker.headers()['cache-control']).toBe('no-cache');
  const sent = await request.get('/manifest.webmanifest');
  expect(sent.headers()['content-type']).toBe('application/manifest+json');
  expect(sent.headers()['cache-control']).toBe('no-cache');
});

test.describe('installed', () => {
  let context: BrowserContext;
  let browser: CDPSession;
  /** Where the app is open. */
  let page: Page;
  /** Where it is not. */
  let tab: Page;
  let manifestId = '';

  test.beforeEach(async ({ served }) => {
    const executablePath = findChromium();
    context = await chromium.launchPersistentContext(join(folder, 'profile'), {
      args: CHROMIUM_ARGS,
      ...(executablePath !== undefined && { executablePath }),
    });
    tab = context.pages()[0] ?? (await context.newPage());
    browser = await context.newCDPSession(tab);
    page = await context.newPage();
    await visit(page, served);
    manifestId = new URL(manifest.id, served.url).href;
    await browser.send('PWA.install', { manifestId, installUrlOrBundleUrl: served.url });
  });
  test.afterEach(async () => {
    await context.close();
  });

  async function launch(...files: readonly string[]): Promise<void> {
    await browser.send('PWA.launchFilesInApp', { manifestId, files: [...files] });
  }

  /** Launches an app that is not open. A headless browser has no window to make, so it takes the tab that is left. */
  async function launchAnew(...files: readonly string[]): Promise<App> {
    await page.close();
    await launch(...files);
    return new App(tab);
  }

  test('it passes the browser’s own check, and is known for its files', async () => {
    const session = await context.newCDPSession(page);
    expect((await session.send('Page.getInstallabilityErrors')).installabilityErrors).toEqual([]);
    expect((await session.send('Page.getAppManifest')).errors).toEqual([]);
    const { fileHandlers } = await browser.send('PWA.getOsAppState', { manifestId });
    const extensions = fileHandlers.flatMap(({ accepts }) =>
      accepts.flatMap(({ fileExtensions }) => fileExtensions),
    );
    expect(extensions.sort()).toEqual(EXTENSIONS);
  });

  test('a file that is opened with it is read, and read on when it grows', async () => {
    const path = write('app.log', LIVE_LOG);
    const app = await launchAnew(path);
    await app.finishReading();
    await expect(app.codeRow('PC01')).toContainText('2');
    await expect(app.alerts).toHaveCount(0);
    writeFileSync(path, LIVE_LOG + LIVE_LOG.replaceAll('12:00', '12:05'));
    await app.page.getByRole('button', { name: 'Read on: app.log' }).click();
    await expect(app.codeRow('PC01')).toContainText('4');
  });

  test('files join those that are open, in the same window', async () => {
    const app = new App(page);
    await launch(write('first.log', LIVE_LOG));
    await app.finishReading();
    await launch(write('second.log', LIVE_LOG.replaceAll('PC01', 'PC02')), write('third.log', PC03));
    for (const code of ['PC01', 'PC02', 'PC03']) await expect(app.codeRow(code)).toBeVisible();
    await expect(app.codeRow('PC01')).toContainText('2');
    await expect(app.region('Files').getByRole('article')).toHaveCount(3);
    expect(context.pages()).toHaveLength(2);
  });

  test('a file opens with the server stopped', async ({ served }) => {
    await served.stop();
    const app = await launchAnew(write('app.log', LIVE_LOG));
    await app.finishReading();
    await expect(app.codeRow('PC01')).toContainText('2');
  });
});

test.describe('a share from another app', () => {
  /** What the system does, but for the dialog: a form with the files is sent to the app's address. */
  async function share(
    page: Page,
    url: string,
    fields: Readonly<Record<string, string | readonly string[]>>,
  ): Promise<App> {
    await page.goto('about:blank');
    await page.setContent(
      `<form method="post" enctype="multipart/form-data" action="${url}${SHARE_PATH}">
        <input name="text"><input type="file" name="files" multiple><button>Share</button></form>`,
    );
    for (const [name, value] of Object.entries(fields)) {
      const field = page.locator(`[name=${name}]`);
      if (typeof value === 'string') await field.fill(value);
      else await field.setInputFiles([...value]);
    }
    await page.getByRole('button', { name: 'Share' }).click();
    return new App(page);
  }

  test('opens its files, which go nowhere else', async ({ page, served }) => {
    await visit(page, served);
    await goOffline(page, served);
    const files = [write('app.log', LIVE_LOG), write('other.log', LIVE_LOG.replaceAll('PC01', 'PC02'))];
    const app = await share(page, served.url, { text: 'Look at this', files });
    await app.finishReading();
    expect(page.url()).toBe(served.url);
    await expect(app.codeRow('PC01')).toContainText('2');
    await expect(app.codeRow('PC02')).toBeVisible();
    await expect(app.region('Files').getByRole('article')).toHaveCount(2);
    await expect(app.alerts).toHaveCount(0);
    expect((await readCaches(page)).flat()).toHaveLength(readBuild().size);

    // It is handed over once; what comes back is what was kept.
    await expect(app.region('Files')).toContainText('is kept on this device');
    await page.reload();
    await expect(page.getByText('Kept from your last visit.')).toBeVisible();
    await expect(app.region('Files').getByRole('article')).toHaveCount(2);
    await expect(app.codeRow('PC01')).toContainText('2');
  });

  test('never reaches a host that is there', async ({ page, served }) => {
    await visit(page, served);
    const app = await share(page, served.url, { files: [write('app.log', LIVE_LOG)] });
    await app.finishReading();
    expect(served.requests.length).toBeGreaterThan(10);
    expect(served.requests.filter((request) => !request.startsWith('GET '))).toEqual([]);
    // A chunk may be called `shared-….js`.
    const paths = served.requests.map((request) => new URL(request.split(' ')[1] ?? '', served.url).pathname);
    expect(paths).not.toContain(`/${SHARE_PATH}`);
  });

  test('may be a text', async ({ page, served }) => {
    await visit(page, served);
    const app = await share(page, served.url, { text: LIVE_LOG.split('\n')[1] ?? '' });
    await app.finishReading();
    await expect(app.codeRow('PC01')).toContainText('1');
    await expect(app.region('Files')).toContainText('shared text');
  });

  test('from a page that is not the app brings nothing but what it sends', async ({ page, served }) => {
    await visit(page, served);
    await share(page, served.url, {});
    await expect(page.getByText('Ready to work offline.')).toBeVisible();
    await expect(new App(page).alerts).toHaveCount(0);
  });
});

test.describe('a shortcut', () => {
  test('leads where it says', async ({ page, served }) => {
    const urls = new Map(manifest.shortcuts.map(({ name, url }) => [name, new URL(url, served.url).href]));
    await page.goto(urls.get('Open a log export') ?? '');
    await expect(page.getByLabel('Open log export')).toBeFocused();
    expect(new URL(page.url()).search).toBe('');

    await page.goto(urls.get('All error codes') ?? '');
    await expect(page.getByRole('heading', { name: 'All error codes' })).toBeVisible();

    await page.goto(urls.get('Try a sample') ?? '');
    const app = new App(page);
    await app.finishReading();
    await expect(app.codeRow('PC01')).toBeVisible();
    expect(new URL(page.url()).search).toBe('');
  });
});

test('the browser’s offer to install is taken up by a button, once', async ({ page, served }) => {
  await page.goto(served.url);
  const install = page.getByRole('button', { name: 'Install', exact: true });
  await expect(page.getByText('Ready to work offline.')).toBeVisible();
  await expect(install).toHaveCount(0);
  // Headless browsers make no such offer.
  await page.evaluate(() => {
    const offer = new Event('beforeinstallprompt', { cancelable: true });
    const prompt = (): Promise<void> => {
      document.documentElement.dataset['prompted'] = String(offer.defaultPrevented);
      return Promise.resolve();
    };
    dispatchEvent(Object.assign(offer, { prompt }));
  });
  await install.click();
  await expect(page.locator('html[data-prompted=true]')).toHaveCount(1);
  await expect(install).toHaveCount(0);
});
