import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CATEGORIES } from '../../src/core/format/errorCode.ts';
import { findPeak, readErrorLimit } from '../../src/cli/errorLimits.ts';
import { drawnTime, eventsFromText } from '../support/read/eventsFromText.ts';

const names = new Set<string>([...CATEGORIES, 'unclassified']);
const read = (text: string) => readErrorLimit(text, (name) => names.has(name));
function get(text: string) {
  const limit = read(text);
  if (limit === undefined) throw new Error(`Not a limit: ${text}`);
  return limit;
}

describe('a limit', () => {
  it.each([
    ['PC01>10/min', { subject: 'PC01', most: 10, withinMs: 60_000 }],
    ['pc01 > 10 / 5min', { subject: 'PC01', most: 10, withinMs: 300_000 }],
    ['errors>0', { subject: 'errors', most: 0, withinMs: undefined }],
    ['routing>3/h', { subject: 'routing', most: 3, withinMs: 3_600_000 }],
  ])('%s', (text, meant) => {
    expect(read(text)).toMatchObject(meant);
  });

  it.each([
    '',
    'PC01',
    'PC01>',
    'PC01>ten',
    'PC01>1/week',
    'PC1>1',
    'lunch>1',
    'PC01>1/0min',
    'PC01>=1',
    '>1',
  ])('is not: %s', (text) => {
    expect(read(text)).toBeUndefined();
  });
});

describe('the peak', () => {
  const table = eventsFromText(`
    10:00:00 PC01 PR04
    10:00:50 PC01
    10:01:00 PC01
    10:01:40 PC01 PC01
    10:30:00 PR04
    --       PC01`);

  it('is the most in any time of that length, its end not counted', () => {
    expect(findPeak(table, get('PC01>1/min'))).toEqual({ count: 4, start: drawnTime('10:00:50') });
    expect(findPeak(table, get('errors>1/min'))).toEqual({ count: 4, start: drawnTime('10:00:50') });
    expect(findPeak(table, get('routing>1/h'))).toEqual({ count: 2, start: drawnTime('10:00') });
  });

  it('of the whole log counts errors without a time', () => {
    expect(findPeak(table, get('PC01>1'))).toEqual({ count: 6, start: undefined });
  });

  it('is what counting by hand gives', () => {
    const seconds = fc.array(fc.integer({ min: 0, max: 500 }), { maxLength: 60 });
    fc.assert(
      fc.property(seconds, fc.constantFrom('s', 'min', '7s', '3min'), (moments, unit) => {
        const sorted = moments.toSorted((a, b) => a - b);
        const drawing = sorted
          .map((second, i) => {
            const clock = new Date(second * 1000).toISOString().slice(11, 19);
            return `${clock} ${i % 3 === 0 ? 'PR04' : 'PC01'}`;
          })
          .join('\n');
        const limit = get(`PC01>1/${unit}`);
        const own = sorted.filter((_, i) => i % 3 !== 0).map((second) => second * 1000);
        const expected = own.map(
          (start) => own.filter((time) => time >= start && time - start < (limit.withinMs ?? 0)).length,
        );
        expect(findPeak(eventsFromText(drawing), limit).count).toBe(Math.max(0, ...expected));
      }),
    );
  });
});
