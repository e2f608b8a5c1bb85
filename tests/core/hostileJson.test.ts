/** JSON that somebody broke, through every layout that is JSON: nothing throws or hangs, and nothing else is lost. */
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { logFormats } from '../../src/catalog/formats/index.ts';
import { concatenate } from '../support/logs/archives.ts';
import { measureProcessorMs } from '../support/run/processorTime.ts';
import { toRuns } from '../support/run/cases.ts';
import { readWithFormat } from '../support/read/readWithFormat.ts';

/** Changed values in all; the layouts share them. */
const CASES = 10_000;
const DEEP = 100_000;
const LONG = 200_000;

/** One whole record on one line, with an event. */
const GOOD_BY_LAYOUT: ReadonlyMap<string, string> = new Map(
  ['flyctlJson', 'apiPages', 'shipperNdjson', 'shipperJson', 'grafanaJson'].map((id) => {
    const sample = logFormats.find((format) => format.id === id)?.samples[0] ?? '';
    const value: unknown = JSON.parse(sample);
    return [id, JSON.stringify(Array.isArray(value) ? value[0] : value)];
  }),
);
const layouts = logFormats
  .filter(({ id }) => GOOD_BY_LAYOUT.has(id))
  .map((format) => [format.id, format] as const);

/** No JSON, or JSON that no log has. None of them is a record with an error. */
const HOSTILE: readonly (readonly [name: string, text: string])[] = [
  ['deep arrays', `${'['.repeat(DEEP)}${']'.repeat(DEEP)}`],
  ['deep arrays in a field', `{"message":${'['.repeat(DEEP)}${']'.repeat(DEEP)}}`],
  ['deep objects', `${'{"data":'.repeat(DEEP)}1${'}'.repeat(DEEP)}`],
  ['deep pages', `${'{"data":['.repeat(DEEP)}${']}'.repeat(DEEP)}`],
  ['open arrays', '['.repeat(DEEP)],
  ['open objects', '{'.repeat(DEEP)],
  ['open pages', '{"data":['.repeat(DEEP)],
  ['closing brackets', `${']'.repeat(DEEP)}${'}'.repeat(DEEP)}`],
  ['brackets by turns', '[{]}'.repeat(DEEP)],
  ['empty objects', `[${'{},'.repeat(LONG)}{}]`],
  ['commas', ','.repeat(LONG)],
  ['quotes', '"'.repeat(LONG + 1)],
  ['backslashes in a string', `{"message":"${'\\'.repeat(LONG)}"}`],
  ['one backslash more', `{"message":"${'\\'.repeat(LONG + 1)}"}`],
  ['a long key', `{"${'k'.repeat(LONG)}":1}`],
  ['many keys', `{${Array.from({ length: 20_000 }, (_, i) => `"${String(i)}":{}`).join(',')}}`],
  ['a path of keys', `{"${'fly.app.name.'.repeat(1000)}":1}`],
  ['huge numbers', `{"timestamp":1e999999,"time":${'9'.repeat(LONG)},"ts":-0,"dt":0.${'0'.repeat(500)}1}`],
  ['numbers that are none', '{"a":NaN,"b":-Infinity,"c":0x1F,"d":01,"e":+1,"f":1.,"g":.5,"h":1e}'],
  ['a comma too many in an object', '{"a":1,}'],
  ['a comma too many in an array', '[{"a":1},]'],
  ['a comma at the start', '{,"a":1}'],
  ['two commas', '{"a":1,,"b":2}'],
  ['no comma', '{"a":1 "b":2}'],
  ['no colon', '{"a" 1}'],
  ['two colons', '{"a"::1}'],
  ['no value', '{"a":}'],
  ['no key', '{:1}'],
  ['a key that is no string', '{1:1,null:2}'],
  ['keys without quotes', '{message:"x"}'],
  ['single quotes', "{'message':'x'}"],
  ['comments', '{"a":1/* { */} // "'],
  ['a wrong bracket', '{"a":[1}'],
  ['a bracket too many', '{"a":1}}]'],
  ['an open string', '{"message":"x'],
  ['a line end in a string', '{"message":"x\ny"}'],
  ['a tab and a NUL in a string', '{"message":"x\ty\u0000"}'],
  ['a NUL between values', '\u0000{"a":1}\u0000'],
  ['an escape that is none', String.raw`{"message":"\x41 \' \u12 \u{41}"}`],
  ['lone surrogates', String.raw`{"message":"\ud800","level":"\udc00\ud800","\ud800":1}`],
  ['a name twice', '{"message":"a","message":"b","meta":{},"meta":[],"data":1,"data":"x"}'],
  ['__proto__', '{"__proto__":{"event":{"provider":"proxy"},"message":"[PC01] x","line":"[PC01] x"}}'],
  [
    'names that every object has',
    '{"constructor":{},"toString":1,"hasOwnProperty":null,"valueOf":[],"length":-1}',
  ],
  ['a byte order mark before a value', '\uFEFF{"a":1}'],
  ['a byte order mark inside a value', '{\uFEFF"a":\uFEFF"\uFEFF"}'],
  ['white space that JSON does not have', '{\u00a0"a":\u20281\u000b}'],
  ['values that are no objects', 'null true false 1 "x" []'],
  ['an empty text', '""'],
  ['empty pages', '{"data":[]}{"data":[],"meta":{}}{"data":{}}{"data":null}'],
  ['a page that ends in its end', '{"data":[],"meta":{"next_token":"'],
  ['a page without its end', '{"data":[]'],
  ['pages in pages', '{"data":[{"data":[{"attributes":[]}]}]}'],
];

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

describe.each(layouts)('%s', (id, format) => {
  const good = GOOD_BY_LAYOUT.get(id) ?? '';
  const line = encode(`${good}\n`);

  /** How many events are read besides those of a good record before and behind, which must be there. */
  function readBetween(bytes: Uint8Array, chunkBytes?: number): number {
    const all = concatenate(line, bytes, encode('\n'), line);
    const { events, totals } = readWithFormat(format, all, chunkBytes);
    expect(events[0]).toMatchObject({ code: 'PC01', lineNumber: 1 });
    expect(events.length).toBeGreaterThan(1);
    expect(events.at(-1)).toMatchObject({ code: 'PC01', lineNumber: totals.lines });
    return events.length - 2;
  }

  test.each(HOSTILE)('%s', (_name, text) => {
    const ms = measureProcessorMs(() => {
      expect(readBetween(encode(text))).toBe(0);
      expect(readBetween(encode(text), 1000)).toBe(0);
    }, 5000);
    // Some milliseconds in truth.
    expect(ms).toBeLessThan(5000);
  });

  it('is cut at every byte', () => {
    const bytes = encode(good);
    // A page may be cut behind its record.
    const most = format.framing === 'jsonPages' ? 1 : 0;
    for (let length = 0; length < bytes.length; length += 1)
      expect(readBetween(bytes.subarray(0, length)), `the first ${String(length)} bytes`).toBeLessThanOrEqual(
        most,
      );
    expect(readBetween(bytes)).toBe(1);
  });

  it('is cut at every byte of an array', () => {
    // Where every line is a record, an array is not this layout.
    if (format.framing === 'wholeLine') return;
    const array = encode(`[${good},${good}]\n`);
    for (let length = 0; length < array.length; length += 1) {
      const { events } = readWithFormat(format, concatenate(array.subarray(0, length), encode('\n'), array));
      const behind = events.filter(({ lineNumber }) => lineNumber === 2);
      expect(behind, `the first ${String(length)} bytes`).toHaveLength(2);
    }
  });

  it('has bytes that are no UTF-8 at every place', () => {
    const bytes = encode(good);
    for (const broken of [[0xff], [0xed, 0xa0, 0x80], [0xc0, 0xaf], [0xf4, 0x90]]) {
      for (let at = 0; at <= bytes.length; at += 1) {
        const damaged = concatenate(bytes.subarray(0, at), Uint8Array.from(broken), bytes.subarray(at));
        expect(readBetween(damaged)).toBeLessThanOrEqual(1);
      }
    }
  });

  it('has values of other kinds in every field', () => {
    const others: readonly unknown[] = [
      null,
      true,
      7,
      -1e308,
      '',
      'x',
      [],
      [[]],
      {},
      { a: { b: [] } },
      ['proxy'],
    ];
    let count = 0;
    for (const changed of changeEveryValue(JSON.parse(good), others)) {
      expect(readBetween(encode(JSON.stringify(changed)))).toBeLessThanOrEqual(1);
      count += 1;
    }
    expect(count).toBeGreaterThan(3 * others.length);
  });

  it('is changed anyhow', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '{',
        '}',
        '[',
        ']',
        '"',
        '\\',
        ',',
        ':',
        '\n',
        '\n{',
        '"data":[',
        '\\u',
        '\uFEFF',
        'null',
        '{}',
      ),
      fc.string({ maxLength: 3 }),
      fc.nat(good.length).map((at) => good.slice(at, at + 40)),
    );
    const change = fc.tuple(fc.nat(good.length), fc.nat(20), piece);
    fc.assert(
      fc.property(
        fc.array(change, { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 1, max: 99 }),
        (changes, cut) => {
          let text = good;
          for (const [at, removed, added] of changes)
            text = text.slice(0, at) + added + text.slice(at + removed);
          const all = concatenate(line, encode(text), encode('\n'), line);
          const whole = readWithFormat(format, all);
          expect(whole.events[0]).toMatchObject({ code: 'PC01', lineNumber: 1 });
          expect(readWithFormat(format, all, cut)).toEqual(whole);
        },
      ),
      { numRuns: toRuns(CASES / layouts.length) },
    );
  });
});

/** A copy for every place in a value and every other value there. */
function* changeEveryValue(value: unknown, others: readonly unknown[]): Generator {
  yield* others;
  if (typeof value !== 'object' || value === null) return;
  for (const [key, child] of Object.entries(value)) {
    for (const changed of changeEveryValue(child, others))
      yield Array.isArray(value) ? value.with(Number(key), changed) : { ...value, [key]: changed };
  }
}
