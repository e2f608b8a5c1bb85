/** The main journey in the engines that are not Chromium's: the built app, its real headers, its real workers. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { LIVE_LOG } from '../support/logs/liveLog.ts';
import { PATIENCE_MS } from '../support/run/patience.ts';
import { buildNextVersion, ServedBuild } from '../support/run/servedBuild.ts';
import { chromium } from './support/chromium.ts';
import type { EnginePage } from './support/engine.ts';
import { firefox } from './support/firefox.ts';
import { webKit } from './support/webKit.ts';

const OPEN_INPUT = '//input[@aria-label="Open log export"]';
const EVERYTHING = '//body';
const MENU_ITEM = '//*[@role="menuitem"][starts-with(normalize-space(), "Download SVG")]';

/** The bars of the chart: one path for each category. */
const BARS = `${toRegion('Timeline')}//*[local-name()="svg"]//*[local-name()="path"]`;

function toRegion(name: string): string {
  return `//section[@aria-labelledby=//h2[normalize-space()="${name}"]/@id]`;
}

function toCodeRow(code: string): string {
  return `${toRegion('Codes')}//button[starts-with(normalize-space(), "${code}")]`;
}

function toButton(name: string): string {
  return `//button[normalize-space()="${name}"]`;
}

/** What *Download SVG* shows of a log. */
async function drawPicture(page: EnginePage): Promise<string> {
  const path = join(folder, 'picture.log');
  writeFileSync(path, LIVE_LOG);
  await page.chooseFile(OPEN_INPUT, path);
  await page.watchPictures();
  await page.click(toButton('Share'));
  await page.click(MENU_ITEM);
  return vi.waitFor(
    async () => {
      const svg = await page.readPicture();
      expect(svg).not.toBe('');
      return svg;
    },
    { timeout: PATIENCE_MS, interval: 100 },
  );
}

let folder = '';
let next = '';
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'postflight-engine-'));
  next = join(folder, 'next');
  await buildNextVersion(next);
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe.each([firefox, webKit])('in $name', ({ isThere, start }) => {
  const served = new ServedBuild();
  let page: EnginePage;

  beforeEach(async ({ skip }) => {
    skip(!isThere, 'This engine is not installed.');
    await served.serve();
    page = await start();
    await page.open(served.url);
  });
  afterEach(async () => {
    if (!isThere) return;
    await page.close();
    await served.stop();
  });

  async function seeText(place: string, text: string): Promise<void> {
    await vi.waitFor(
      async () => {
        expect(await page.readText(place)).toContain(text);
      },
      { timeout: PATIENCE_MS, interval: 100 },
    );
  }

  async function seeBars(): Promise<void> {
    await vi.waitFor(
      async () => {
        expect(await page.count(BARS)).toBeGreaterThan(0);
      },
      { timeout: PATIENCE_MS, interval: 100 },
    );
  }

  it('a chosen file becomes a chart, and a code leads to what it means and to its lines', async () => {
    const path = join(folder, 'app.log');
    writeFileSync(path, LIVE_LOG);
    await page.chooseFile(OPEN_INPUT, path);
    await seeText(toCodeRow('PC01'), '2');
    await seeBars();
    await page.click(toCodeRow('PC01'));
    await seeText(toRegion('Details'), 'Machine refused connection on port');
    await seeText(toRegion('Lines'), '[PC01] instance refused connection');
    await seeText(toRegion('Files'), '100 %, read to its end');
  });

  it('a picture is the same as in Chromium, to the last character', async ({ skip }) => {
    skip(!chromium.isThere, 'Chromium is not installed.');
    const reference = await chromium.start();
    try {
      await reference.open(served.url);
      const expected = await drawPicture(reference);
      expect(expected).toContain('<svg');
      expect(await drawPicture(page)).toBe(expected);
    } finally {
      await reference.close();
    }
  });

  it('the page starts with the server stopped, and reads its sample', async () => {
    await seeText(EVERYTHING, 'Ready to work offline.');
    await served.stop();
    await page.open(served.url);
    await page.click(toButton('Try a sample'));
    await page.click(toCodeRow('PC01'));
    await seeBars();
    await seeText(toRegion('Details'), 'Machine refused connection on port');
    await seeText(toRegion('Lines'), '[PC01]');
  });

  it('a newer version waits for a click', async () => {
    await seeText(EVERYTHING, 'Ready to work offline.');
    await served.serve(next);
    // The browser looks for a newer version when the page is opened, and shows the one it has.
    await page.open(served.url);
    await seeText(EVERYTHING, 'A new version is ready.');
    await seeText(EVERYTHING, 'Reads Fly.io log exports');
    await page.click(toButton('Reload'));
    await seeText(EVERYTHING, 'The next version reads');
    expect(await page.readText(EVERYTHING)).not.toContain('A new version is ready.');
  });
});
