import { describe, expect, it, test } from 'vitest';
import { createTemplateMatcher } from '../../src/core/format/messageTemplate.ts';
import { measureProcessorMs } from '../support/run/processorTime.ts';

const matcher = createTemplateMatcher([
  { id: 'plain', template: 'tls handshake failed' },
  { id: 'hole', template: 'gave up after {n} attempts' },
  { id: 'any', template: 'error: {x…}' },
  { id: 'special', template: 'error: {x…} again' },
  { id: 'two', template: "app '{a}' targets '{b}', no" },
]);

describe('a template matcher', () => {
  test.each([
    ['tls handshake failed', 'plain'],
    ['  tls  handshake\tfailed. ', 'plain'],
    ['tls handshake failed..', undefined],
    ['tls handshake failed: x', undefined],
    ['so tls handshake failed', undefined],
    ['gave up after 15 attempts', 'hole'],
    ['gave up after  attempts', undefined],
    ['gave up after attempts', undefined],
    ['gave up after 15', undefined],
    ['error: x', 'any'],
    ['error:', undefined],
    // The template with more literal text wins.
    ['error: x again', 'special'],
    ["app 'x' targets 'y', no", 'two'],
    ["app 'x-1' targets 'it's', no", 'two'],
    // A number is digits, a word has no blanks.
    ["app 'x', 'z' targets 'y', no", undefined],
    ['gave up after 1.5 attempts', undefined],
    ['gave up after 15 or 16 attempts', undefined],
    ['gave up after ١٥ attempts', undefined],
    ["app '' targets 'y', no", undefined],
    // A continuation line does not belong to the wording, but a wording may go over several lines.
    ['tls handshake failed\n^C', 'plain'],
    ['gave up after\n15 attempts', 'hole'],
    ['', undefined],
  ])('reads %j as %s', (message, id) => {
    expect(matcher.find(message)).toBe(id);
  });

  it('knows a message of which people cut the middle or the end', () => {
    const known = createTemplateMatcher([
      { id: 'refused', template: 'instance refused connection. is your app listening on {address}?' },
      { id: 'parent', template: 'could not find a good candidate within {n} attempts' },
      { id: 'child', template: 'could not find a good candidate within {n} attempts. last error: {cause…}' },
      { id: 'quoted', template: 'machines API returned an error: "{error…}"' },
    ]);
    expect(known.find('instance refused connection. is your … 0.0.0.0:3000?')).toBe('refused');
    expect(known.find('instance refused connection. is your app listening on 0.0.0...')).toBe('refused');
    expect(known.find('machines API returned an error: "rate lim…')).toBe('quoted');
    expect(known.find('could not find a good candidate within 40 attempts. last error: [P…')).toBe('child');
    // Two may start like this, the start is many a sentence's, or says something else.
    expect(known.find('could not find a good candidate within …')).toBeUndefined();
    expect(known.find('instance refused …')).toBeUndefined();
    expect(known.find('instance refused connection. is your database listening on …')).toBeUndefined();
    expect(known.find('could not find a good candidate within a few attempts …')).toBeUndefined();
    expect(known.find('we saw instance refused connection. is your app …')).toBeUndefined();
  });

  it('walks a hostile message once', () => {
    const many = createTemplateMatcher([{ id: 'x', template: 'a{1…}a{2…}a{3}a{n}a{5…}b' }]);
    const ms = measureProcessorMs(() => {
      expect(many.find('a'.repeat(1_000_000))).toBeUndefined();
      expect(many.find('a b c '.repeat(1_000_000))).toBeUndefined();
    }, 2000);
    expect(ms).toBeLessThan(2000);
  });
});
