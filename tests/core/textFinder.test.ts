import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { countLineFeeds } from '../../src/core/search/lineFeeds.ts';
import { createTextFinder, findTextPlaces } from '../../src/core/search/textFinder.ts';

const encoder = new TextEncoder();

function findAll(text: string, needle: string, ignoreCase: boolean): number[] {
  const bytes = encoder.encode(text);
  const finder = createTextFinder(needle, ignoreCase);
  const places: number[] = [];
  for (let at = 0; ;) {
    at = finder.find(bytes, at, bytes.length);
    if (at === -1) return places;
    places.push(at);
    at += 1;
  }
}

describe('a text in bytes', () => {
  test.each([
    ['a needle in a haystack', 'hay', false, [14]],
    ['HAY hay Hay', 'hay', false, [4]],
    ['HAY hay Hay', 'hAy', true, [0, 4, 8]],
    ['aaaa', 'aa', false, [0, 1, 2]],
    ['x', 'x', false, [0]],
    ['xX', 'x', true, [0, 1]],
    ['', 'x', false, []],
    ['héllo wörld', 'wörld', false, [7]],
    ['HÉLLO héllo', 'héllo', true, [7]],
    ['[error][PC01]', '[pc01]', true, [7]],
    ['{|}~', '[\\]^', true, []],
  ])('%j holds %j (ignoring case: %s) at %j', (text, needle, ignoreCase, places) => {
    expect(findAll(text, needle, ignoreCase)).toEqual(places);
  });

  it('is found wherever the text itself has it, and nowhere else', () => {
    const fewLetters = fc.string({ unit: fc.constantFrom('a', 'b', 'A', 'é', '€'), maxLength: 40 });
    const anyNeedle = fc.string({
      unit: fc.constantFrom('a', 'b', 'A', 'é', '€'),
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(fewLetters, anyNeedle, fc.boolean(), (text, needle, ignoreCase) => {
        const fold = (from: string): string => (ignoreCase ? from.replaceAll('A', 'a') : from);
        const expected: number[] = [];
        for (
          let i = fold(text).indexOf(fold(needle));
          i !== -1;
          i = fold(text).indexOf(fold(needle), i + 1)
        ) {
          expected.push(encoder.encode(text.slice(0, i)).length);
        }
        expect(findAll(text, needle, ignoreCase)).toEqual(expected);
      }),
    );
  });

  it('is not looked for outside of the given bytes', () => {
    const bytes = encoder.encode('abcabc');
    const finder = createTextFinder('abc', false);
    expect(finder.find(bytes, 1, 6)).toBe(3);
    expect(finder.find(bytes, 1, 5)).toBe(-1);
  });
});

test('places to mark are those of the same rules, and do not overlap', () => {
  expect(findTextPlaces('Aaa İa', 'aa', true)).toEqual([[0, 2]]);
  expect(findTextPlaces('Refused, refused', 'refused', true)).toEqual([
    [0, 7],
    [9, 16],
  ]);
  expect(findTextPlaces('Refused, refused', 'refused', false)).toEqual([[9, 16]]);
  expect(findTextPlaces('x', '', true)).toEqual([]);
});

test('line feeds are counted whatever stands around them', () => {
  const anyByte = fc.constantFrom(0x0a, 0x0b, 0x8a, 0x00, 0x0a ^ 0x80, 0xff, 0x61);
  fc.assert(
    fc.property(
      fc.array(anyByte, { maxLength: 50 }),
      fc.nat(3),
      fc.nat(50),
      fc.nat(50),
      (content, offset, from, length) => {
        const bytes = new Uint8Array(
          new Uint8Array([...new Array<number>(offset).fill(0x0a), ...content]).buffer,
          offset,
        );
        const start = Math.min(from, bytes.length);
        const end = Math.min(bytes.length, start + length);
        expect(countLineFeeds(bytes, start, end)).toBe(
          bytes.slice(start, end).filter((byte) => byte === 0x0a).length,
        );
      },
    ),
  );
});
