/** What is kept between visits: the log and its view come back by themselves, and can be forgotten for good. */
import { gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { App, expect, LIVE_LOG, test } from './support/app.ts';

const OTHER_LOG = LIVE_LOG.replaceAll('PC01', 'PC02');

/** Waits until what is open is kept. */
async function haveKept(app: App): Promise<void> {
  await expect(app.region('Files')).toContainText('is kept on this device');
}

async function reload(app: App): Promise<void> {
  await app.page.reload();
  await app.haveKeys();
}

function lastVisit(app: App): ReturnType<Page['getByText']> {
  return app.page.getByText('Kept from your last visit.');
}

test('a reload keeps the analysis and the view', async ({ app, page }) => {
  await app.drop({ name: 'app.log', content: LIVE_LOG });
  await app.finishReading();
  await app.codeRow('PC01').click();
  await page.getByText('Newest first').click();
  await haveKept(app);
  await reload(app);
  await expect(lastVisit(app)).toBeVisible();
  await expect(app.codeRow('PC01')).toContainText('2');
  await expect(page.getByRole('list', { name: 'Chosen lines' })).toContainText('PC01');
  await expect(page.getByRole('radio', { name: 'Newest first' })).toBeChecked();
  await expect(app.region('Files').getByRole('article', { name: 'app.log' })).toContainText(
    'read to its end',
  );
});

test('the view comes back without an address, too', async ({ app, page }) => {
  await app.drop({ name: 'app.log', content: LIVE_LOG });
  await app.finishReading();
  await app.codeRow('PC01').click();
  await haveKept(app);
  // The view is written a moment later.
  await expect
    .poll(async () => {
      const log = await readDatabase(page);
      return JSON.stringify(log);
    })
    .toContain('code=PC01');
  await page.goto('about:blank');
  await page.goto('/');
  await expect(lastVisit(app)).toBeVisible();
  await expect(page.getByRole('list', { name: 'Chosen lines' })).toContainText('PC01');
  expect(new URL(page.url()).hash).toBe('#v1/code=PC01');
});

test('the lines ask for the file, and the same file gives them back and is not counted twice', async ({
  app,
  page,
}) => {
  await app.drop({ name: 'app.log', content: LIVE_LOG });
  await app.finishReading();
  await haveKept(app);
  await reload(app);
  const lines = app.region('Lines');
  await expect(lines).toContainText('Drop the file again to read its lines.');
  await expect(app.region('Files')).toContainText('Its lines are not kept. Drop app.log here again');
  await app.drop({ name: 'renamed.log', content: LIVE_LOG });
  await expect(page.getByText('its lines can be read again')).toBeVisible();
  await expect(lines).toContainText('instance refused connection');
  await expect(app.codeRow('PC01')).toContainText('2');
  await expect(app.region('Files').getByRole('article')).toHaveCount(1);
  await expect(app.region('Files')).not.toContainText('Its lines are not kept');
});

test('a search says which file it could not look into', async ({ app, page }) => {
  await app.drop({ name: 'app.log', content: LIVE_LOG });
  await app.finishReading();
  await haveKept(app);
  await reload(app);
  await page.getByText('In all lines').click();
  await page.getByRole('searchbox', { name: 'Search the lines' }).fill('refused');
  await expect(app.region('Lines')).toContainText('app.log cannot be read');
});

test('a file of the same name with other content is read anew, in the place of the kept one', async ({
  app,
}) => {
  await app.drop({ name: 'app.log', content: LIVE_LOG });
  await app.finishReading();
  await haveKept(app);
  await reload(app);
  await expect(lastVisit(app)).toBeVisible();
  await app.drop({ name: 'app.log', content: OTHER_LOG });
  await expect(app.codeRow('PC02')).toBeVisible();
  await expect(app.codeRow('PC01')).toHaveCount(0);
  await expect(app.region('Files').getByRole('article')).toHaveCount(1);
  await expect(app.region('Lines')).toContainText('PC02');
});

test('what was unpacked is kept with its text', async ({ app }) => {
  await app.drop({ name: 'app.log.gz', content: [...gzipSync(LIVE_LOG)] });
  await app.finishReading();
  await haveKept(app);
  await reload(app);
  await expect(app.region('Lines')).toContainText('instance refused connection');
  await expect(app.region('Files')).not.toContainText('Its lines are not kept');
});

test('what is removed and what is closed does not come back', async ({ app, page }) => {
  await app.drop({ name: 'app.log', content: LIVE_LOG }, { name: 'other.log', content: OTHER_LOG });
  await app.finishReading();
  await haveKept(app);
  await page.getByRole('button', { name: 'Remove other.log' }).click();
  await expect.poll(async () => JSON.stringify(await readDatabase(page))).not.toContain('other.log');
  await reload(app);
  await expect(app.codeRow('PC01')).toBeVisible();
  await expect(app.codeRow('PC02')).toHaveCount(0);
  await page.getByRole('button', { name: 'Close all' }).click();
  await expect.poll(async () => JSON.stringify(await readDatabase(page))).not.toContain('app.log');
  await reload(app);
  await expect(page.getByRole('button', { name: 'Try a sample' })).toBeVisible();
  await expect(lastVisit(app)).toHaveCount(0);
});

test('a reading that is not done is not kept', async ({ app, page }) => {
  await app.drop({ name: 'app.log', content: LIVE_LOG });
  await app.finishReading();
  await haveKept(app);
  await page.evaluate((text) => {
    const transfer = new DataTransfer();
    const block = new Blob([text.repeat(10_000)]);
    transfer.items.add(new File(new Array<Blob>(20).fill(block), 'large.log'));
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true }));
  }, OTHER_LOG);
  await page.getByRole('button', { name: 'Cancel reading large.log' }).click();
  await reload(app);
  await expect(app.region('Files').getByRole('article')).toHaveCount(1);
});

test('Forget deletes all of it: the storage holds nothing of a log', async ({ app, page }) => {
  const machine = 'c0ffee12345678';
  const text = 'canary refused connection';
  const log = LIVE_LOG.replaceAll('148e21ea7d9d68', machine).replaceAll('instance refused connection', text);
  await app.drop({ name: 'canary-name.log.gz', content: [...gzipSync(log)] });
  await app.finishReading();
  await app.codeRow('PC01').click();
  await haveKept(app);
  await page.getByRole('combobox', { name: 'Theme' }).selectOption('dark');
  // The probe can see it: else it would prove nothing.
  const canaries = ['canary-name', machine, text];
  const kept = await readStorage(page);
  expect(canaries.filter((canary) => kept.includes(canary))).toEqual(canaries);

  await app.region('Files').getByRole('button', { name: 'Forget' }).click();
  await expect(app.region('Files')).toContainText('Forgotten. Nothing of this log is kept');
  await expect.poll(() => page.evaluate(async () => (await indexedDB.databases()).length)).toBe(0);
  // Neither another choice nor another file brings it back.
  await app.codeRow('PC01').click();
  await app.drop({ name: 'canary-name-2.log', content: log.replaceAll('12:00', '12:05') });
  await app.finishReading();
  await page.waitForTimeout(1000);
  const left = await readStorage(page);
  expect(canaries.filter((canary) => left.includes(canary))).toEqual([]);
  // How somebody wants the app is none of it.
  expect(await page.evaluate(() => localStorage.getItem('postflight.preferences'))).toContain('dark');

  await reload(app);
  await expect(page.getByRole('button', { name: 'Try a sample' })).toBeVisible();
  expect(await page.evaluate(async () => (await indexedDB.databases()).length)).toBe(0);
});

test('the line above offers to forget it, or to open another', async ({ app, page }) => {
  await app.drop({ name: 'app.log', content: LIVE_LOG });
  await app.finishReading();
  await haveKept(app);
  await reload(app);
  const line = page.locator('.notice', { hasText: 'Kept from your last visit.' });
  await expect(line.getByRole('button', { name: 'Forget' })).toBeVisible();
  await line.getByRole('button', { name: 'Open another' }).click();
  await expect(page.getByRole('button', { name: 'Try a sample' })).toBeVisible();
  await expect.poll(async () => JSON.stringify(await readDatabase(page))).not.toContain('app.log');
  await reload(app);
  await expect(page.getByRole('button', { name: 'Try a sample' })).toBeVisible();
});

for (const [what, breakStorage] of [
  [
    'that does not allow it',
    () => {
      IDBFactory.prototype.open = () => {
        throw new DOMException('Not in private windows', 'SecurityError');
      };
    },
  ],
  [
    'without room',
    () => {
      IDBObjectStore.prototype.put = () => {
        throw new DOMException('No room', 'QuotaExceededError');
      };
    },
  ],
  [
    'without IndexedDB',
    () => {
      Object.defineProperty(globalThis, 'indexedDB', { value: undefined });
    },
  ],
] as const) {
  test(`a browser ${what} reads all the same, and one line says that nothing is kept`, async ({ page }) => {
    // The store is the worker's: its script gets the fault before its own first line.
    await page.route(/analysis\.worker-.*\.js$/, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: `(${String(breakStorage)})();\n${await response.text()}` });
    });
    const app = new App(page);
    await page.goto('/');
    await app.drop({ name: 'app.log', content: LIVE_LOG });
    await app.finishReading();
    await expect(app.codeRow('PC01')).toContainText('2');
    await expect(app.region('Files')).toContainText('Nothing is kept on this device');
    await expect(app.alerts).toHaveCount(0);
    await reload(app);
    await expect(page.getByRole('button', { name: 'Try a sample' })).toBeVisible();
  });
}

test('an older or damaged store is deleted, and nobody hears of it', async ({ app, page }) => {
  for (const damage of ['older', 'damaged', 'foreign'] as const) {
    await page.evaluate(async (kind) => {
      await new Promise((resolve) => {
        indexedDB.deleteDatabase('postflight').onsuccess = resolve;
      });
      await new Promise<void>((resolve) => {
        const opening = indexedDB.open('postflight', kind === 'older' ? 1 : 3);
        opening.onupgradeneeded = () => {
          const names = kind === 'foreign' ? ['something'] : ['files', 'log'];
          for (const name of names) opening.result.createObjectStore(name);
        };
        opening.onsuccess = () => {
          const database = opening.result;
          if (kind === 'foreign') {
            database.close();
            resolve();
            return;
          }
          const transaction = database.transaction(['files', 'log'], 'readwrite');
          const keys = [['1-a', 'app.log']];
          const log = { [kind === 'older' ? 'owner' : 'pageId']: 'x', keys, view: undefined, openings: 0 };
          transaction.objectStore('log').put(log, 'kept');
          transaction.objectStore('files').put({ about: { name: 'app.log' } }, ['1-a', 'app.log']);
          transaction.oncomplete = () => {
            database.close();
            resolve();
          };
        };
      });
    }, damage);
    await reload(app);
    await expect.poll(() => page.evaluate(async () => (await indexedDB.databases()).length)).toBe(0);
    await expect(page.getByRole('button', { name: 'Try a sample' })).toBeVisible();
    await expect(app.alerts).toHaveCount(0);
  }
});

test('what did not let a page live is not opened for ever', async ({ app, page }) => {
  await app.drop({ name: 'app.log', content: LIVE_LOG });
  await app.finishReading();
  await haveKept(app);
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const opening = indexedDB.open('postflight');
        opening.onsuccess = () => {
          const store = opening.result.transaction('log', 'readwrite').objectStore('log');
          const reading = store.get('kept');
          reading.onsuccess = () => {
            store.put({ ...(reading.result as object), openings: 3 }, 'kept').onsuccess = () => {
              opening.result.close();
              resolve();
            };
          };
        };
      }),
  );
  await reload(app);
  await expect(page.getByRole('button', { name: 'Try a sample' })).toBeVisible();
  await expect.poll(() => page.evaluate(async () => (await indexedDB.databases()).length)).toBe(0);
});

test('of two tabs, the last one that finished reading is kept, and each goes on', async ({
  app,
  page,
  context,
}) => {
  await app.drop({ name: 'first.log', content: LIVE_LOG });
  await app.finishReading();
  await haveKept(app);
  const second = new App(await context.newPage());
  await second.page.goto('/');
  await second.haveKeys();
  // The log of a tab that is open is that tab's.
  await second.page.waitForTimeout(1000);
  await expect(second.page.getByRole('button', { name: 'Try a sample' })).toBeVisible();
  await second.drop({ name: 'second.log', content: OTHER_LOG });
  await second.finishReading();
  await haveKept(second);
  await expect(app.codeRow('PC01')).toContainText('2');
  // A choice in the tab that lost does not change what is kept.
  await app.codeRow('PC01').click();
  await page.waitForTimeout(600);
  await second.page.reload();
  await expect(second.codeRow('PC02')).toBeVisible();
  await expect(second.codeRow('PC01')).toHaveCount(0);
  expect(JSON.stringify(await readDatabase(page))).not.toContain('first.log');
});

test.describe('a file with a handle', () => {
  /** Hands the app a file of the browser's own disk, once, as the system would. */
  async function launch(page: Page, content: string): Promise<void> {
    await page.addInitScript(() => {
      Object.defineProperty(window, 'launchQueue', {
        value: {
          setConsumer: (consume: (launch: { files: readonly FileSystemFileHandle[] }) => void) => {
            if (sessionStorage.getItem('launched') !== null) return;
            void navigator.storage
              .getDirectory()
              .then((folder) => folder.getFileHandle('app.log'))
              .then((handle) => {
                sessionStorage.setItem('launched', 'yes');
                consume({ files: [handle] });
              })
              .catch(() => undefined);
          },
        },
      });
    });
    await write(page, content);
    await page.reload();
  }

  async function write(page: Page, content: string): Promise<void> {
    await page.evaluate(async (text) => {
      const folder = await navigator.storage.getDirectory();
      const handle = await folder.getFileHandle('app.log', { create: true });
      const writing = await handle.createWritable();
      await writing.write(text);
      await writing.close();
    }, content);
  }

  test('is open again after a reload, and read on when it has grown', async ({ app, page }) => {
    await launch(page, LIVE_LOG);
    await app.finishReading();
    await haveKept(app);
    await reload(app);
    await expect(lastVisit(app)).toBeVisible();
    await expect(app.region('Lines')).toContainText('instance refused connection');
    await write(page, LIVE_LOG + LIVE_LOG.replaceAll('12:00', '12:05'));
    await reload(app);
    await page.getByRole('button', { name: 'Read on: app.log' }).click();
    await expect(app.codeRow('PC01')).toContainText('4');
    await expect(app.region('Files').getByRole('article')).toHaveCount(1);
  });

  test('is asked for where the browser wants to be asked', async ({ app, page }) => {
    await page.addInitScript(() => {
      Object.assign(FileSystemHandle.prototype, { queryPermission: () => Promise.resolve('prompt') });
    });
    await launch(page, LIVE_LOG);
    await app.finishReading();
    await haveKept(app);
    await reload(app);
    await expect(app.region('Lines')).toContainText('Drop the file again to read its lines.');
    await app.region('Files').getByRole('button', { name: 'Allow reading app.log' }).click();
    await expect(app.region('Lines')).toContainText('instance refused connection');
    await expect(app.region('Files')).not.toContainText('Its lines are not kept');
  });
});

/** All that the databases hold, as plain values. */
async function readDatabase(page: Page): Promise<unknown> {
  return page.evaluate(async () => {
    const found: unknown[] = [];
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((resolve) => {
        const opening = indexedDB.open(name);
        opening.onsuccess = () => {
          resolve(opening.result);
        };
      });
      for (const storeName of [...database.objectStoreNames]) {
        const store = database.transaction(storeName).objectStore(storeName);
        for (const request of [store.getAll(), store.getAllKeys()]) {
          found.push(
            await new Promise((resolve) => {
              request.onsuccess = () => {
                resolve(request.result);
              };
            }),
          );
        }
      }
      database.close();
    }
    // Blobs are read, or their content would not be seen.
    const readBlobs = async (value: unknown): Promise<unknown> => {
      if (value instanceof Blob) return value.slice().text();
      if (ArrayBuffer.isView(value)) return [...new Uint8Array(value.buffer)];
      if (Array.isArray(value)) return Promise.all(value.map(readBlobs));
      if (typeof value !== 'object' || value === null) return value;
      const entries = Object.entries(value).map(async ([key, part]) => [key, await readBlobs(part)] as const);
      return Object.fromEntries(await Promise.all(entries));
    };
    return readBlobs(found);
  });
}

/** All that the page can store, as one text. */
async function readStorage(page: Page): Promise<string> {
  const databases = JSON.stringify(await readDatabase(page));
  const rest = await page.evaluate(async () => {
    const parts = [JSON.stringify(localStorage), JSON.stringify(sessionStorage), document.cookie];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        parts.push(request.url);
        // The sample is a log, but nobody's.
        if (!request.url.includes('/sample/')) parts.push((await (await cache.match(request))?.text()) ?? '');
      }
    }
    for await (const name of (await navigator.storage.getDirectory()).keys()) parts.push(name);
    return parts.join('\n');
  });
  return `${databases}\n${rest}`;
}
