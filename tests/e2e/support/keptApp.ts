/** The app as a browser keeps it: on a server of the test's own, which can stop. */
import { expect, type Page } from '@playwright/test';
import { App, test as base } from './app.ts';
import { ServedBuild } from '../../support/run/servedBuild.ts';

export const test = base.extend<{ served: ServedBuild }>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads from the pattern what a fixture needs.
  served: async ({}, use) => {
    const served = new ServedBuild();
    await served.serve();
    await use(served);
    await served.stop();
  },
});

/** A first visit, until the page has been kept. */
export async function visit(page: Page, { url }: ServedBuild): Promise<App> {
  await page.goto(url);
  await expect(page.getByText('Ready to work offline.')).toBeVisible();
  return new App(page);
}

/** No server, and no network. */
export async function goOffline(page: Page, served: ServedBuild): Promise<void> {
  await served.stop();
  await page.context().setOffline(true);
}

export interface KeptFile {
  readonly path: string;
  readonly bytes: Buffer;
}

/** What lies in Cache storage, one list for each cache. */
export async function readCaches(page: Page): Promise<readonly (readonly KeptFile[])[]> {
  const read = await page.evaluate(async () => {
    const readCache = async (name: string): Promise<readonly KeptText[]> => {
      const cache = await caches.open(name);
      const requests = await cache.keys();
      return Promise.all(requests.map(async ({ url }) => readFile(url, await cache.match(url))));
    };
    const readFile = async (url: string, response: Response | undefined): Promise<KeptText> => {
      const bytes = new Uint8Array((await response?.arrayBuffer()) ?? []);
      const base64 = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
      return { path: new URL(url).pathname.slice(1), base64 };
    };
    return Promise.all((await caches.keys()).map(readCache));
  });
  return read.map((files) =>
    files.map(({ path, base64 }) => ({ path, bytes: Buffer.from(base64, 'base64') })),
  );
}

interface KeptText {
  readonly path: string;
  readonly base64: string;
}
