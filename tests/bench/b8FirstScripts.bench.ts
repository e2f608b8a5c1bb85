/** B8: what a first visit costs, by the build's own files. */
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { test } from './bench.ts';

const DIST = new URL('../../dist/', import.meta.url);

test('B8 first scripts', ({ report }) => {
  const html = readFileSync(new URL('index.html', DIST), 'utf8');
  const entries = [...html.matchAll(/(?:src|href)="([^"]+\.js)"/g)].map(
    ([, path = '']) => new URL(path, DIST).href,
  );
  const scripts = findStaticImports(entries);
  if (scripts.size === 0) throw new Error('index.html loads no script');
  const bytes = [...scripts.values()].reduce((sum, text) => sum + gzipSync(text, { level: 9 }).length, 0);
  report({ budget: 'firstScripts', measured: bytes / 1000, note: `modules: ${scripts.size}` });
});

/** The texts of these modules and of all that they import at once, by their addresses. */
function findStaticImports(entries: readonly string[]): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  const waiting = [...entries];
  for (let url = waiting.pop(); url !== undefined; url = waiting.pop()) {
    if (texts.has(url)) continue;
    const text = readFileSync(new URL(url), 'utf8');
    texts.set(url, text);
    // `import"./a.js"` and `import{a}from"./a.js"`; `import("./a.js")` comes later.
    for (const [, path = ''] of text.matchAll(/\b(?:import|from)\s*"(\.\.?\/[^"]+\.js)"/g))
      waiting.push(new URL(path, url).href);
  }
  return texts;
}
