/**
 * The catalogue of faults that come from around the page, one row each, under one oracle: the fault is said, the next
 * good file works without a reload, what was read before stays, and nothing is thrown. Faults of the file itself are in
 * faultyFiles.spec.ts and badInput.spec.ts, those of storage in lastVisit.spec.ts, those of passing on in share.spec.ts.
 */
import { chromium, expect, type Locator, type Page } from '@playwright/test';
import { test } from '../support/run/servedTest.ts';
import { CHROMIUM_ARGS, findChromium } from '../../scripts/chromium.mjs';
import { SECURITY_HEADERS } from '../../src/protection/securityHeaders.ts';
import { App } from './support/app.ts';
import { expectSaid, expectUsable, watchForFaults } from './support/oracle.ts';

// Else they would answer for the scripts that the tests replace.
test.beforeEach(async ({ page }) => {
  await page.addInitScript(() => {
    delete (Navigator.prototype as { serviceWorker?: unknown }).serviceWorker;
  });
});

const EARLIER = {
  name: 'earlier.log',
  content: '2026-03-02T11:00:00Z proxy[aaaaaaaa] ams [error][PC01] x\n',
};
const VICTIM = {
  name: 'victim.log',
  content: '2026-03-02T11:30:00Z proxy[aaaaaaaa] ams [error][PC02] x\n',
};
const INGEST = '**/assets/ingest.worker-*.js';

/** In the place of a worker's script, or behind it. */
async function replaceScript(page: Page, pattern: string, change: (script: string) => string): Promise<void> {
  await page.route(pattern, async (route) => {
    const script = await (await route.fetch()).text();
    await route.fulfill({ body: change(script), contentType: 'text/javascript', headers: SECURITY_HEADERS });
  });
}

interface WorkerFault {
  readonly what: string;
  readonly change: (script: string) => string;
  readonly says: RegExp;
}

const WORKER_FAULTS: readonly WorkerFault[] = [
  {
    what: 'throws as it starts',
    change: () => 'throw new Error("boom")',
    says: /Reading victim\.log broke off by a fault of Postflight.*boom/,
  },
  {
    what: 'throws while it reads',
    change: (script) => `${script}\nself.addEventListener('message', () => { throw new Error('boom'); });`,
    says: /Reading victim\.log broke off by a fault of Postflight.*boom/,
  },
  {
    what: 'has a promise that nobody waits for',
    change: (script) => `${script}\nPromise.reject(new Error('boom'));`,
    says: /Reading victim\.log broke off by a fault of Postflight.*boom/,
  },
  {
    what: 'is no script',
    change: () => '<!doctype html>',
    says: /Reading victim\.log broke off by a fault of Postflight.*its script did not start/,
  },
];

for (const { what, change, says } of WORKER_FAULTS) {
  test(`a reading worker that ${what} costs its file and no other`, async ({ page }) => {
    const faults = watchForFaults(page, /boom|Unexpected token/);
    const app = new App(page);
    await page.goto('/');
    await app.haveKeys();
    await app.drop(EARLIER);
    await app.finishReading();
    await replaceScript(page, INGEST, change);
    await app.drop(VICTIM);
    await expectSaid(app, says);
    await page.unroute(INGEST);
    await expectUsable(app, 1);
    expect(faults).toEqual([]);
  });
}

test('a reading worker that does not go on is told of, and can be stopped', async ({ page }) => {
  const faults = watchForFaults(page, /(?!)/);
  const app = new App(page);
  await page.goto('/');
  await app.haveKeys();
  await app.drop(EARLIER);
  await app.finishReading();
  await replaceScript(page, INGEST, () => 'self.onmessage = () => undefined;');
  await app.drop(VICTIM);
  await expectSaid(app, /Nothing more of victim\.log has been read for 10 seconds/);
  await page.unroute(INGEST);
  await page.getByRole('button', { name: 'Stop waiting for victim.log' }).click();
  await expect(app.alerts).toHaveCount(0);
  await expectUsable(app, 1);
  expect(faults).toEqual([]);
});

test('an analysis worker that is lost says so, and a reload brings the app back', async ({ page }) => {
  const faults = watchForFaults(page, /boom/);
  const app = new App(page);
  await replaceScript(page, '**/assets/analysis.worker-*.js', () => 'throw new Error("boom")');
  await page.goto('/');
  await expectSaid(app, /The analysis stopped.*boom/);
  await page.unroute('**/assets/analysis.worker-*.js');
  await page.getByRole('button', { name: 'Reload' }).click();
  await app.haveKeys();
  await expect(app.alerts).toHaveCount(0);
  await expectUsable(app);
  expect(faults).toEqual([]);
});

test('a part of the page that could not be loaded says so, and a reload brings it', async ({ page }) => {
  const faults = watchForFaults(page, /ERR_FAILED|could not be loaded/);
  const app = new App(page);
  const chunk = '**/assets/ReferencePage-*.js';
  await page.route(chunk, (route) => route.abort());
  await page.goto('/');
  await app.haveKeys();
  await app.drop(EARLIER);
  await app.finishReading();
  await expect(app.region('Files')).toContainText('is kept on this device');
  await page.evaluate(() => (location.hash = 'reference'));
  await expectSaid(app, /^This part of the app could not be loaded\. Reload the page, or try again later\./);
  await page.unroute(chunk);
  await page.getByRole('button', { name: 'Reload' }).click();
  await expect(page.getByRole('heading', { name: 'Error codes' })).toBeVisible();
  await expect(app.alerts).toHaveCount(0);
  await page.goBack();
  await expectUsable(app, 1);
  expect(faults).toEqual([]);
});

/** What a browser may refuse; each runs in the page before its own scripts. */
const REFUSALS: Readonly<Record<string, () => void>> = {
  'local storage': () => {
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('no', 'SecurityError');
      },
    });
  },
  caches: () => {
    delete (window as { caches?: unknown }).caches;
  },
  locks: () => {
    delete (Navigator.prototype as { locks?: unknown }).locks;
  },
  'the navigation API': () => {
    Object.defineProperty(window, 'navigation', { value: undefined });
  },
};

for (const [what, refuse] of Object.entries(REFUSALS)) {
  test(`without ${what} logs are read as ever`, async ({ page }) => {
    const faults = watchForFaults(page, /(?!)/);
    await page.addInitScript(refuse);
    await page.goto('/');
    const app = new App(page);
    await app.haveKeys();
    await expectUsable(app);
    await expect(app.alerts).toHaveCount(0);
    expect(faults).toEqual([]);
  });
}

test('with no room to keep anything logs are read as ever', async ({ page }) => {
  const faults = watchForFaults(page, /(?!)/);
  await page.goto('/');
  const browser = await page.context().newCDPSession(page);
  await browser.send('Storage.overrideQuotaForOrigin', { origin: new URL(page.url()).origin, quotaSize: 0 });
  const app = new App(page);
  await app.haveKeys();
  await expectUsable(app);
  expect(faults).toEqual([]);
});

interface CanvasFault {
  readonly what: string;
  /** Runs in the page. */
  readonly refuse: () => void;
  readonly says: string;
}

const CANVAS_FAULTS: readonly CanvasFault[] = [
  {
    what: 'gives nothing to draw with',
    refuse: () => {
      HTMLCanvasElement.prototype.getContext = () => null;
    },
    says: 'The picture came out blank: the browser has no room for it.',
  },
  {
    what: 'stays blank',
    refuse: () => {
      CanvasRenderingContext2D.prototype.drawImage = () => undefined;
    },
    says: 'The picture came out blank: the browser has no room for it.',
  },
  {
    what: 'does not let its pixels be read',
    refuse: () => {
      CanvasRenderingContext2D.prototype.getImageData = () => {
        throw new DOMException('no', 'SecurityError');
      };
    },
    says: 'The picture could not be drawn by this browser.',
  },
  {
    what: 'makes no file',
    refuse: () => {
      HTMLCanvasElement.prototype.toBlob = (callback) => {
        callback(null);
      };
    },
    says: 'The picture could not be made into a file by this browser.',
  },
  {
    what: 'cannot read the drawing',
    refuse: () => {
      HTMLImageElement.prototype.decode = () => Promise.reject(new DOMException('no', 'EncodingError'));
    },
    says: 'The picture could not be drawn by this browser.',
  },
];

for (const { what, refuse, says } of CANVAS_FAULTS) {
  test(`where a canvas ${what}, a PNG says so, an SVG is made, and nothing is lost`, async ({ page }) => {
    const faults = watchForFaults(page, /(?!)/);
    await page.addInitScript(refuse);
    const app = new App(page);
    await page.goto('/');
    await app.haveKeys();
    await app.drop(EARLIER);
    await app.finishReading();
    const share = async (way: string): Promise<Locator> => {
      await page.getByRole('button', { name: 'Share', exact: true }).click();
      await page.getByRole('menuitem', { name: way, exact: true }).click();
      return page.getByRole('dialog', { name: way, exact: true });
    };
    const png = await share('Download PNG');
    await expect(png.getByRole('alert')).toHaveText(says);
    await page.keyboard.press('Escape');
    await expect(png).toHaveCount(0);
    const svg = await share('Download SVG');
    await expect(svg.getByText(/\d kB/).first()).toBeVisible();
    await expect(svg.getByRole('alert')).toHaveCount(0);
    await page.keyboard.press('Escape');
    await expectUsable(app, 1);
    expect(faults).toEqual([]);
  });
}

test('with little memory for objects neither names without end nor a giant line take the page down', async ({
  baseURL,
}) => {
  const executablePath = findChromium();
  const browser = await chromium.launch({
    args: [...CHROMIUM_ARGS, '--js-flags=--max-old-space-size=256'],
    ...(executablePath !== undefined && { executablePath }),
  });
  try {
    const page = await browser.newPage();
    const faults = watchForFaults(page, /(?!)/);
    await page.goto(baseURL ?? '');
    const app = new App(page);
    await app.haveKeys();
    await page.evaluate(() => {
      const line = (i: number): string =>
        `2026-03-02T12:00:05Z proxy[m${String(i)}] r${String(i)} [error][PC01] message ${String(i)}\n`;
      const names: Blob[] = [];
      for (let start = 0; start < 1_000_000; start += 10_000)
        names.push(new Blob(Array.from({ length: 10_000 }, (_, i) => line(start + i))));
      const giant = new Array<Blob>(300).fill(new Blob(['x'.repeat(1 << 20)]));
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File(names, 'names.log'));
      dataTransfer.items.add(new File([line(0), ...giant, '\n', line(1)], 'giant.log'));
      document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true }));
    });
    await expect(app.region('Files').getByText('100 %, read to its end', { exact: true })).toHaveCount(2);
    await expect(app.codeRow('PC01')).toContainText('1,000,002');
    expect(faults).toEqual([]);
  } finally {
    await browser.close();
  }
});

/** A worker that never answers. */
async function startStuckReading(page: Page): Promise<App> {
  const app = new App(page);
  await page.goto('/');
  await app.haveKeys();
  await replaceScript(page, INGEST, () => 'self.onmessage = () => undefined;');
  await app.drop(VICTIM);
  return app;
}

test('a page that went down while it read says so at the next start, and can read with one worker', async ({
  page,
}) => {
  const faults = watchForFaults(page, /(?!)/);
  const app = await startStuckReading(page);
  const readKept = (): Promise<Record<string, unknown>> =>
    page.evaluate(() => Object.fromEntries(Object.entries(sessionStorage)));
  await expect.poll(readKept).toEqual({ 'postflight.reading': expect.stringMatching(/^0\.00 \d+-\d+$/) });
  // Who reloads wanted to.
  await page.reload();
  await app.haveKeys();
  await expect.poll(readKept).toEqual({});
  await expect(page.getByText('ended unexpectedly')).toHaveCount(0);

  // What a crash leaves: no page hides.
  await page.addInitScript(() => {
    if (!window.name.includes('told')) sessionStorage.setItem('postflight.reading', '0.63 1-2');
    window.name = 'told';
  });
  await page.reload();
  await expect(page.getByText('The last reading ended unexpectedly at 63 %.')).toBeVisible();
  await page.getByRole('button', { name: 'Read with one worker' }).click();
  await page.unroute(INGEST);
  let workers = 0;
  page.on('worker', (worker) => {
    if (worker.url().includes('ingest')) workers += 1;
  });
  await page.evaluate(() => {
    const line = '2026-03-02T12:00:05Z proxy[a1] ams [error][PC01] instance refused connection\n';
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(new Array<Blob>(1000).fill(new Blob([line.repeat(1000)])), 'large.log'));
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true }));
  });
  await app.finishReading();
  await expect(app.codeRow('PC01')).toContainText('1,000,000');
  expect(workers).toBe(1);
  await page.reload();
  await app.haveKeys();
  await expect(page.getByText('ended unexpectedly')).toHaveCount(0);
  expect(faults).toEqual([]);
});

test('a tab that is duplicated while its file is read tells of no end', async ({ page }) => {
  const faults = watchForFaults(page, /(?!)/);
  await startStuckReading(page);
  const readMarker = (tab: Page): Promise<string | null> =>
    tab.evaluate(() => sessionStorage.getItem('postflight.reading'));
  await expect.poll(() => readMarker(page)).not.toBeNull();
  const marker = await readMarker(page);
  // Browsers copy the storage of a tab that is duplicated, as they do for one that it opens.
  const opened = page.waitForEvent('popup');
  await page.evaluate(() => void window.open(location.href));
  const copy = await opened;
  await new App(copy).haveKeys();
  await expect.poll(() => readMarker(copy)).toBeNull();
  // Longer than it takes to ask for the other page.
  await copy.waitForTimeout(1000);
  await expect(copy.getByText('ended unexpectedly')).toHaveCount(0);
  // Of a page that is gone it is told.
  await page.close();
  await copy.goto('/icon.svg');
  await copy.evaluate((text) => {
    sessionStorage.setItem('postflight.reading', text ?? '');
  }, marker);
  await copy.goto('/');
  await expect(copy.getByText('The last reading ended unexpectedly at 0 %.')).toBeVisible();
  expect(faults).toEqual([]);
});

test('the page asks before it is left while a file is read, and only then', async ({ page }) => {
  const faults = watchForFaults(page, /(?!)/);
  const asked: string[] = [];
  page.on('dialog', (dialog) => {
    // Told when it is gone: until then the page is still about to be left.
    void dialog.dismiss().then(() => asked.push(dialog.type()));
  });
  const app = new App(page);
  await page.goto('/');
  await app.haveKeys();
  // Browsers ask nothing on pages that nobody has touched.
  await page.getByRole('heading', { name: 'Postflight' }).click();
  await app.drop(EARLIER);
  await app.finishReading();
  await page.reload();
  await app.haveKeys();
  expect(asked).toEqual([]);

  await page.getByRole('heading', { name: 'Postflight' }).click();
  await replaceScript(page, INGEST, () => 'self.onmessage = () => undefined;');
  await app.drop(VICTIM);
  await expect(page.getByRole('progressbar')).toBeVisible();
  await page.evaluate(() => {
    location.reload();
  });
  await expect.poll(() => asked).toEqual(['beforeunload']);
  await expect(page.getByRole('progressbar')).toBeVisible();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('progressbar')).toHaveCount(0);
  // Its end is told a moment later than it is seen.
  await expect.poll(() => page.evaluate(() => Object.keys(sessionStorage))).toEqual([]);
  await page.reload();
  await app.haveKeys();
  expect(asked).toEqual(['beforeunload']);
  expect(faults).toEqual([]);
});
