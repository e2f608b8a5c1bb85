/** What the headers hold in other engines: under them no request of a page gets out, and without them most do. */
import { describe, expect, it, vi } from 'vitest';
import { SECURITY_HEADERS } from '../../src/protection/securityHeaders.ts';
import { Sink } from '../e2e/support/sink.ts';
import { openProbedSite } from '../e2e/support/siteServer.ts';
import { PATIENCE_MS } from '../support/run/patience.ts';
import type { Engine } from './support/engine.ts';
import { firefox } from './support/firefox.ts';
import { webKit } from './support/webKit.ts';

/** Fewer must not get out without the headers: what is not seen there is not seen with them either. */
const LEAST_WITHOUT_HEADERS = 15;
const DONE = '//html[@data-probe="done"]';
const NOTICE = '//*[@class="protection-notice"]';

interface Outcome {
  /** Channels by which something arrived elsewhere. */
  readonly reached: readonly string[];
  /** Connections that asked for nothing, as preconnect makes them, and datagrams, as WebRTC does. */
  readonly silent: number;
  readonly datagrams: number;
  /** What the first screen says of missing headers; empty for nothing. */
  readonly notice: string;
}

async function tryAll({ start }: Engine, headers: Readonly<Record<string, string>>): Promise<Outcome> {
  const sink = await Sink.open();
  const site = await openProbedSite(headers);
  const page = await start();
  try {
    await page.open(site.origin);
    await vi.waitFor(
      async () => {
        expect(await page.count('//main//h1')).toBeGreaterThan(0);
      },
      { timeout: PATIENCE_MS, interval: 100 },
    );
    await page.run(`
      const script = document.createElement('script');
      script.type = 'module';
      script.src = '/probes/page.js';
      script.onload = () => probe.tryStaying(${String(sink.datagramPort)}, '${sink.address}').then(() => {
        document.documentElement.dataset.probe = 'done';
      });
      document.body.append(script);
    `);
    await vi.waitFor(
      async () => {
        expect(await page.count(DONE)).toBe(1);
      },
      { timeout: PATIENCE_MS, interval: 100 },
    );
    return {
      reached: [...sink.askedFor].sort(),
      silent: sink.silent,
      datagrams: sink.datagrams,
      notice: await page.readText(NOTICE),
    };
  } finally {
    await page.close();
    await site.close();
    await sink.close();
  }
}

describe.each([firefox, webKit])('in $name', (engine) => {
  it('no request of a page gets out under the headers, and most do without', async ({ skip }) => {
    skip(!engine.isThere, 'This engine is not installed.');
    const open = await tryAll(engine, {});
    expect(open.reached.length, open.reached.join(' ')).toBeGreaterThanOrEqual(LEAST_WITHOUT_HEADERS);
    expect(open.notice).toContain('This host does not send all of the rules');

    const kept = await tryAll(engine, SECURITY_HEADERS);
    expect(kept.reached).toEqual([]);
    // That of preconnect, which carries nothing: neither engine knows the one header that has a word for it.
    expect(kept.silent).toBeLessThanOrEqual(1);
    expect(kept.datagrams).toBe(0);
    expect(kept.notice).toBe('');
  });
});
