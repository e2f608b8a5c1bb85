/**
 * Nothing leaves. Every way out of a page, a worker and a service worker is tried against a host that records all that
 * reaches it: under the policy nothing does, and without it most do, or else the test would prove nothing. Then a whole
 * visit with a log full of canaries, of which neither the host nor Chromium's record of its network has a trace.
 */
import { appendFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium, test as base, type Browser, type Page } from '@playwright/test';
import { CHROMIUM_ARGS, findChromium } from '../../scripts/chromium.mjs';
import { SECURITY_HEADERS } from '../../src/protection/securityHeaders.ts';
import { encode, makeZip } from '../support/logs/archives.ts';
import { DIST } from '../support/run/servedBuild.ts';
import { App, expect, LIVE_LOG } from './support/app.ts';
import { NetLog } from './support/netLog.ts';
import { HOSTS_OF_THE_BROWSER, Sink } from './support/sink.ts';
import { openProbedSite } from './support/siteServer.ts';

interface Probe {
  readonly staying: readonly string[];
  readonly leaving: readonly string[];
  tryStaying(datagramPort: number): Promise<void>;
  tryLeaving(channel: string): Promise<void>;
  tryInWorker(): Promise<readonly string[]>;
  tryInServiceWorker(): Promise<readonly string[]>;
}
declare const probe: Probe;

/** Where the ways out are of. */
type Group = 'page' | 'leaving' | 'worker' | 'serviceWorker';

/**
 * What asks for nothing even without the policy; all else must, or it would not be seen with it either. Bare
 * connections and datagrams are counted. Chromium looks up no name that is mapped, reads no manifest here, and starts
 * no worker of another host.
 */
const ASKS_FOR_NOTHING: Readonly<Record<Group, readonly string[]>> = {
  page: ['dnsPrefetch', 'manifest', 'preconnect', 'webRtc', 'worker'],
  leaving: [],
  worker: [],
  serviceWorker: [],
};

const test = base.extend<{ folder: string; sink: Sink }>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads from the pattern what a fixture needs.
  folder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'postflight-egress-'));
    await use(folder);
    rmSync(folder, { recursive: true });
  },
  // eslint-disable-next-line no-empty-pattern -- See above.
  sink: async ({}, use) => {
    const sink = await Sink.open();
    await use(sink);
    await sink.close();
  },
});

/** Newer versions have it without being told. */
const CONNECTION_ALLOWLISTS = '--enable-features=ConnectionAllowlists,OverrideConnectionAllowlistOriginTrial';

/** Its network is the sink's, and recorded. */
function launch(sink: Sink, netLogPath: string, ...features: readonly string[]): Promise<Browser> {
  const executablePath = findChromium();
  return chromium.launch({
    args: [
      ...CHROMIUM_ARGS,
      ...features,
      sink.resolverRules,
      `--log-net-log=${netLogPath}`,
      '--net-log-capture-mode=Everything',
    ],
    ...(executablePath !== undefined && { executablePath }),
  });
}

interface Attempts {
  /** Of which each has a host of its own. */
  readonly tried: Readonly<Record<Group, readonly string[]>>;
  readonly reached: readonly string[];
  /** Whether a connection came that asked for nothing, as preconnect makes it. */
  readonly silentConnections: number;
  readonly datagrams: number;
  readonly netLog: NetLog;
}

/** With `isGuarded` the page's own guard of navigation stays in place, else the headers stand alone. */
async function tryAll(
  headers: Readonly<Record<string, string>>,
  folder: string,
  isGuarded: boolean,
  ...features: readonly string[]
): Promise<Attempts> {
  const sink = await Sink.open();
  const site = await openProbedSite(headers);
  const netLogPath = join(folder, 'network.json');
  const browser = await launch(sink, netLogPath, ...features);
  try {
    const openProbe = async (): Promise<Page> => {
      const context = await browser.newContext();
      const page = await context.newPage();
      if (!isGuarded)
        await page.addInitScript(() => {
          Object.defineProperty(window, 'navigation', { value: undefined });
        });
      await page.goto(site.origin);
      await new App(page).haveKeys();
      // As a file of the app, so that it is bound by what binds the app.
      await page.addScriptTag({ url: '/probes/page.js', type: 'module' });
      return page;
    };
    const page = await openProbe();
    const { staying, leaving } = await page.evaluate(() => ({
      staying: probe.staying,
      leaving: probe.leaving,
    }));
    await page.evaluate((port) => probe.tryStaying(port), sink.datagramPort);
    const inWorker = await page.evaluate(() => probe.tryInWorker());
    const inServiceWorker = await page.evaluate(() => probe.tryInServiceWorker());
    await page.context().close();
    for (const channel of leaving) {
      const leavingPage = await openProbe();
      await leavingPage.evaluate((name) => void probe.tryLeaving(name), channel).catch(() => undefined);
      await leavingPage.waitForTimeout(300);
      await leavingPage.context().close();
    }
    await browser.close();
    return {
      tried: { page: staying, leaving, worker: inWorker, serviceWorker: inServiceWorker },
      reached: [...sink.askedFor],
      silentConnections: sink.silent,
      datagrams: sink.datagrams,
      netLog: new NetLog(netLogPath),
    };
  } finally {
    await browser.close();
    await site.close();
    await sink.close();
  }
}

/**
 * What a browser lets out that does not know connection allowlists: the other headers have no word for it. Chromium
 * before 152, Firefox and Safari.
 */
const BEYOND_THE_OTHER_HEADERS = [
  'dnsPrefetch',
  'linkToNewPage',
  'open',
  'openNoopener',
  'preconnect',
  'webRtc',
].map((channel) => channel.toLowerCase());

test('no way out reaches another host, and without the policy they do', async ({ folder }) => {
  const open = await tryAll({}, folder, false);
  for (const [group, tried] of Object.entries(open.tried)) {
    expect(tried.length, group).toBeGreaterThan(3);
    const unseen = tried.filter((channel) => !open.reached.includes(channel.toLowerCase()));
    expect(unseen.sort(), group).toEqual(ASKS_FOR_NOTHING[group as Group]);
  }
  expect([open.datagrams, open.silentConnections].every((count) => count > 0)).toBe(true);
  expect(findAsked(open.netLog)).toEqual(
    expect.arrayContaining(open.reached.map((channel) => `${channel}.evil.example`)),
  );

  const kept = await tryAll(SECURITY_HEADERS, folder, false, CONNECTION_ALLOWLISTS);
  expect(kept.tried).toEqual(open.tried);
  expect(kept.reached).toEqual([]);
  expect([kept.silentConnections, kept.datagrams]).toEqual([0, 0]);
  expect(findAsked(kept.netLog)).toEqual([]);
});

test('a browser that knows no connection allowlists lets out what no other header names, and no more', async ({
  folder,
}) => {
  const { reached } = await tryAll(SECURITY_HEADERS, folder, true);
  expect(reached.filter((channel) => !BEYOND_THE_OTHER_HEADERS.includes(channel))).toEqual([]);
});

function findAsked(netLog: NetLog): readonly string[] {
  return [...netLog.findHosts()].filter((host) => host.endsWith('evil.example'));
}

/** One for each place that a log, or what somebody does with it, has for a text. */
const CANARIES = Object.fromEntries(
  [
    'File',
    'Entry',
    'Machine',
    'Region',
    'Message',
    'Address',
    'History',
    'Json',
    'Csv',
    'Broken',
    'Search',
  ].map((place, i) => [place, `kz${place.toLowerCase()}q${((i + 3) * 7_654_321).toString(36)}`]),
) as Readonly<
  Record<
    | 'File'
    | 'Entry'
    | 'Machine'
    | 'Region'
    | 'Message'
    | 'Address'
    | 'History'
    | 'Json'
    | 'Csv'
    | 'Broken'
    | 'Search',
    string
  >
>;

const LOG = [
  `2026-03-02T12:00:01Z proxy[${CANARIES.Machine}] ${CANARIES.Region} [error][PC01] ${CANARIES.Message} https://evil.example/?q=${CANARIES.Address}`,
  `error.message="${CANARIES.History}" 2026-03-02T12:00:03Z proxy[aaaaaaaa] ams [error]request.url="https://${CANARIES.Address}.evil.example/" `,
  LIVE_LOG,
].join('\n');
const JSON_LINE = `{"event":{"provider":"proxy"},"fly":{"app":{"instance":"a1","name":"${CANARIES.Json}"},"region":"ams"},"log":{"level":"error"},"message":"[PC02] ${CANARIES.Json}","timestamp":"2026-03-02T08:15:31Z"}\n`;

test('a whole visit leaves no trace of a log outside the page', async ({ folder, sink }) => {
  const dist = join(folder, 'dist');
  cpSync(DIST, dist, { recursive: true });
  const site = await openProbedSite(SECURITY_HEADERS, dist);
  const netLogPath = join(folder, 'visit.json');
  const browser = await launch(sink, netLogPath);
  const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
  const page = await context.newPage();
  const app = new App(page);
  await page.goto(site.origin);
  await app.haveKeys();
  await expect(page.getByText('Ready to work offline.')).toBeVisible();

  await app.drop(
    { name: `${CANARIES.File}.log`, content: LOG },
    { name: 'shipped.ndjson.gz', content: [...gzipSync(JSON_LINE)] },
    { name: 'a.zip', content: [...makeZip([{ name: `${CANARIES.Entry}.log`, content: encode(LIVE_LOG) }])] },
    {
      name: 'a.csv',
      content: `sep=;\n"Time";"Line";"id";"event.provider";"fly.app.name"\n2026-03-02 12:00:00.250;"[PC03] ${CANARIES.Csv}";1;proxy;reef\n`,
    },
    { name: `${CANARIES.Broken}.png`, content: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  );
  await app.finishReading();
  await expect(app.alerts).toHaveText([new RegExp(CANARIES.Broken)]);
  await lookEverywhere(app);
  for (const item of ['Download SVG', 'Download report', 'Download CSV', 'Download JSON', 'Copy Markdown'])
    await passOn(page, item);

  // Kept, found again, and brought over to a newer version.
  await expect(app.region('Files')).toContainText('is kept on this device');
  await page.reload();
  await app.haveKeys();
  await expect(page.getByText('Kept from your last visit.')).toBeVisible();
  appendFileSync(join(dist, 'sw.js'), '\n// newer\n');
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
  await page.getByRole('button', { name: 'Reload', exact: true }).click();
  await expect(page.getByText('Kept from your last visit.')).toBeVisible();

  const address = page.url();
  const title = await page.title();
  await context.close();
  await browser.close();
  await site.close();

  const odd = site.requests.filter(
    ({ method, url, bodyBytes }) =>
      !['GET', 'HEAD'].includes(method) || url.includes('?') || bodyBytes > 0 || decodeURI(url) !== url,
  );
  expect(odd).toEqual([]);
  expect(site.requests.length).toBeGreaterThan(30);
  expect([sink.silent, sink.named, sink.datagrams]).toEqual([0, 0, 0]);
  expect([...sink.askedFor]).toEqual([]);
  const netLog = new NetLog(netLogPath);
  expect(
    [...netLog.findHosts()].filter((host) => !['localhost', ...HOSTS_OF_THE_BROWSER].includes(host)),
  ).toEqual([]);
  for (const canary of Object.values(CANARIES)) {
    expect(netLog.findTraces(canary), canary).toEqual([]);
    expect(address + title).not.toContain(canary);
  }
  // It would have found them: the app's own files went by there.
  expect(netLog.findTraces('Reads Fly.io log exports')).toContain('text');
});

async function lookEverywhere(app: App): Promise<void> {
  const { page } = app;
  await app.codeRow('PC01').click();
  await app.region('Lines').getByRole('button').first().click();
  await page.getByText('In all lines').click();
  await page.getByRole('searchbox', { name: 'Search the lines' }).fill(CANARIES.Search);
  await page.keyboard.press('Escape');
  await app.region('Timeline').getByRole('slider').focus();
  for (const key of ['End', 'g', 'e', 'z', 'Escape', 'Escape', 'v', 'v', 'm', 'm', '?'])
    await page.keyboard.press(key);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await page.getByLabel('Search actions, codes and files').fill(CANARIES.File);
  await page.keyboard.press('Escape');
}

async function passOn(page: Page, item: string): Promise<void> {
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  await page.getByRole('menuitem', { name: item, exact: true }).click();
  const dialog = page.getByRole('dialog', { name: item, exact: true });
  await expect(dialog.getByText(/\d (?:bytes|kB|MB)/).first()).toBeVisible();
  await dialog.getByRole('button', { name: item, exact: true }).click();
  await expect(dialog).toHaveCount(0);
}
