import { describe, expect, it } from 'vitest';
import { createRowCache, type SelectedRows } from '../../src/analysis/queries/rowCache.ts';
import type { Selection } from '../../src/core/table/selection.ts';
import { drawnTime, eventsFromText } from '../support/read/eventsFromText.ts';

const TABLE = eventsFromText('10:00 PC01@a PM05@b\n10:01 PC01@b');
const cache = createRowCache();

function select(selection: Selection): SelectedRows {
  return cache.select(TABLE, selection, []);
}

/** A selection of its own for each number. */
function toRange(minutes: number): Selection {
  return { range: { start: drawnTime('10:00'), end: drawnTime('10:00') + minutes * 60_000 } };
}

describe('the row cache', () => {
  it('gives the same rows and sums to those who ask the same', () => {
    const selected = select(toRange(1));
    expect(selected.summary.errors).toBe(2);
    expect(select(toRange(1))).toBe(selected);
    expect(select(toRange(1)).summary).toBe(selected.summary);
  });

  it('keeps ranges of time for the way back, and of lists only the latest', () => {
    const whole = select({});
    const range = select(toRange(1));
    const filtered = ['a', 'b', 'c', 'd'].map((name) =>
      select({ filters: { machine: { include: [name] } } }),
    );
    expect(select({})).toBe(whole);
    expect(select(toRange(1))).toBe(range);
    expect(select({ filters: { machine: { include: ['d'] } } })).toBe(filtered[3]);
    expect(select({ filters: { machine: { include: ['a'] } } })).not.toBe(filtered[0]);
  });

  it('forgets the oldest range where there are many', () => {
    const first = select(toRange(1));
    for (let minutes = 2; minutes < 30; minutes += 1) select(toRange(minutes));
    expect(select(toRange(1))).not.toBe(first);
  });

  it('forgets all rows of another table', () => {
    const whole = select({});
    cache.select(eventsFromText('10:00 PC01'), {}, []);
    expect(select({})).not.toBe(whole);
  });
});
