/** What hosts are told to send is what the app is served with here: every snippet and file says the same headers. */
import { readFileSync } from 'node:fs';
import { expect, it, test } from 'vitest';
import { HEADERS_FILE, writeHeadersFile } from '../scripts/hostHeaders.mjs';
import { DOCUMENTATION_PAGES, SECURITY_HEADERS } from '../src/protection/securityHeaders.ts';

const GUIDE = readFileSync(new URL('../docs/hosting.md', import.meta.url), 'utf8');

/** The headers that a snippet sets, by the way its language writes them. */
const SNIPPETS = {
  caddy: /^ {4}([A-Z][\w-]+) `([^`]+)`$/gm,
  nginx: /^add_header ([\w-]+) (?:"([^"]+)"|'([^']+)') always;$/gm,
  toml: /^([\w-]+) = (?:"([^"\\]+)"|'([^']+)')$/gm,
} as const;

test.each(Object.entries(SNIPPETS))('the %s snippet sets exactly the headers', (language, header) => {
  const snippet = new RegExp(`\`\`\`${language}\n([^]*?)\`\`\``).exec(GUIDE)?.[1] ?? '';
  const headers = [...snippet.matchAll(header)].map(([, name = '', value, other]) => [name, value ?? other]);
  expect(headers).toEqual(Object.entries(SECURITY_HEADERS));
});

test(`${HEADERS_FILE} sets exactly the headers, on every path`, () => {
  const text = writeHeadersFile(SECURITY_HEADERS);
  const [, everywhere = '', serviceWorker] = /^\/\*\n([^]*)\/sw\.js\n([^]*)$/.exec(text) ?? [];
  const headers = [...everywhere.matchAll(/^ {2}([\w-]+): (.+)$/gm)].map(([, name, value]) => [name, value]);
  expect(headers).toEqual(Object.entries(SECURITY_HEADERS));
  expect(serviceWorker).toBe('  Cache-Control: no-cache\n');
  // Cloudflare ignores longer lines.
  for (const line of text.split('\n')) expect(line.length).toBeLessThan(2000);
});

it('has headers that every server can send: one line, no quoting to get wrong', () => {
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) {
    expect(value, name).toMatch(/^[\x20-\x7e]+$/);
    expect(value.includes('"') && value.includes("'"), name).toBe(false);
    expect(value, name).not.toMatch(/[`$\\]/);
  }
});

it('allows no page beside the documentation', () => {
  const allowed = [...SECURITY_HEADERS['Connection-Allowlist'].matchAll(/"([^"]+)"/g)].map(([, url]) => url);
  expect(allowed).toHaveLength(DOCUMENTATION_PAGES.length);
  for (const page of DOCUMENTATION_PAGES) expect(new URL(page).host).toBe('fly.io');
});
