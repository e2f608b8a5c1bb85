/** Colours go, and what only looks like them stays. */
import { expect, test } from 'vitest';
import { removeColours } from '../../src/core/format/colours.ts';

test.each([
  ['\u001b[32m INFO \u001b[0m Main child exited', ' INFO  Main child exited'],
  ['[32m INFO [0m Main child exited', ' INFO  Main child exited'],
  ['\\u001b[31mred\\u001b[m', 'red'],
  ['ams[m [info]ready', 'ams [info]ready'],
])('%j is %j', (text, plain) => {
  expect(removeColours(text)).toBe(plain);
});

test.each(['app[machine-1] ams [info]ready', 'took [5m]', '[main] started', '[m1] ready'])(
  '%j stays',
  (text) => {
    expect(removeColours(text)).toBe(text);
  },
);
