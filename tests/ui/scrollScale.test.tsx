import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createScrollScale, MAX_CANVAS_HEIGHT } from '../../src/ui/lines/scrollScale.ts';

describe('the scale of a list', () => {
  it('that fits is its own', () => {
    const scale = createScrollScale(30_000, 600);
    expect(scale).toMatchObject({ canvasHeight: 30_000, maxListTop: 29_400, isScaled: false });
    expect(scale.toListTop(12_345)).toBe(12_345);
    expect(scale.toScrollTop(12_345)).toBe(12_345);
  });

  it('shorter than what is seen does not scroll', () => {
    expect(createScrollScale(90, 600)).toMatchObject({ canvasHeight: 90, maxListTop: 0 });
    expect(createScrollScale(0, 600).toListTop(5)).toBe(0);
  });

  const anyHeights = fc.record({
    list: fc.integer({ min: 1, max: 200_000_000 }),
    view: fc.integer({ min: 1, max: 2000 }),
  });

  it('is exact at both ends, whatever the heights', () => {
    fc.assert(
      fc.property(anyHeights, fc.integer({ min: 0, max: 100_000 }), ({ list, view }, distance) => {
        const { canvasHeight, maxListTop, toListTop, toScrollTop } = createScrollScale(list, view);
        expect(canvasHeight).toBeLessThanOrEqual(MAX_CANVAS_HEIGHT);
        const maxScrollTop = Math.max(0, canvasHeight - view);
        const near = Math.min(distance, maxScrollTop / 4);
        expect(toListTop(near)).toBe(near);
        expect(maxListTop - toListTop(maxScrollTop - near)).toBeCloseTo(near, 6);
        expect(toScrollTop(maxListTop)).toBe(maxScrollTop);
      }),
    );
  });

  it('leads there and back, and never turns around', () => {
    fc.assert(
      fc.property(anyHeights, fc.double({ min: 0, max: 1, noNaN: true }), ({ list, view }, share) => {
        const { maxListTop, toListTop, toScrollTop } = createScrollScale(list, view);
        const top = share * maxListTop;
        expect(toListTop(toScrollTop(top))).toBeCloseTo(top, 3);
        expect(toListTop(toScrollTop(top) + 1)).toBeGreaterThanOrEqual(toListTop(toScrollTop(top)));
      }),
    );
  });
});
