/** What may be navigated to, what counts as a request, and what counts as a refusal. */
import { afterEach, describe, expect, it, test, vi } from 'vitest';
import { isAllowed } from '../../src/protection/guardNavigation.ts';
import { sumRequests } from '../../src/protection/requestsMade.ts';
import { tryToConnect } from '../../src/protection/tryToConnect.ts';
import { DOCUMENTATION_PAGES } from '../../src/protection/securityHeaders.ts';

const OWN = 'https://logs.example';

describe('a navigation', () => {
  it.each([
    `${OWN}/`,
    `${OWN}/#v1/code=PC01`,
    `blob:${OWN}/0d2c`,
    ...DOCUMENTATION_PAGES,
    `${DOCUMENTATION_PAGES[0]}#pc01`,
  ])('to %s is let through', (address) => {
    expect(isAllowed(new URL(address), OWN)).toBe(true);
  });

  it.each([
    'https://evil.example/',
    'http://logs.example/',
    'https://logs.example:8443/',
    'https://fly.io/',
    `${DOCUMENTATION_PAGES[0]}?secret`,
    `${DOCUMENTATION_PAGES[0]}secret`,
    DOCUMENTATION_PAGES[0].replace('https://', 'https://secret@'),
    DOCUMENTATION_PAGES[0].replace('https:', 'http:'),
    'data:text/html,x',
    'blob:https://evil.example/0d2c',
    'mailto:a@evil.example?body=secret',
  ])('to %s is stopped', (address) => {
    expect(isAllowed(new URL(address), OWN)).toBe(false);
  });
});

test('requests are counted by where they went; what the page made itself is none', () => {
  const listed = [
    `${OWN}/`,
    `${OWN}/assets/a.js`,
    `blob:${OWN}/1`,
    'data:text/plain,x',
    'https://evil.example/?q=1',
    'wss://evil.example/',
  ].map((name) => ({ name }));
  expect(sumRequests(listed, OWN)).toEqual({
    count: 4,
    elsewhere: 2,
    addressBytes: [0, 1, 4, 5].reduce((sum, i) => sum + (listed[i]?.name.length ?? 0), 0),
  });
});

describe('a trial', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.useRealTimers();
  });

  /** The browser's own words on what it blocked, as the page asks. */
  async function tryBlocking(blockedURI: string): Promise<string> {
    vi.useFakeTimers();
    const page = new EventTarget();
    vi.stubGlobal('fetch', () => {
      page.dispatchEvent(Object.assign(new Event('securitypolicyviolation'), { blockedURI }));
      return Promise.reject(new TypeError('Failed to fetch'));
    });
    const outcome = tryToConnect(page as Document);
    await vi.runAllTimersAsync();
    return outcome;
  }

  it.each(['https://postflight.invalid/', 'https://postflight.invalid'])(
    'is refused where %s is',
    async (blockedURI) => {
      expect(await tryBlocking(blockedURI)).toBe('refused');
    },
  );

  it.each(['', 'https', 'https://', 'https://postflight.invalid/x', 'inline', 'data'])(
    'is not refused where %j is',
    async (blockedURI) => {
      expect(await tryBlocking(blockedURI)).toBe('notRefused');
    },
  );
});
