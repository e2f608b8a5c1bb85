/**
 * Lists that are higher than a browser's elements can be: a height and what is seen of it go in; the height of the
 * element that scrolls, and how its place and the list's belong together, come out.
 *
 * Near both ends a pixel is a pixel, so that the first and the last row are reached exactly. Between them a pixel of
 * the scroll bar stands for several of the list; whoever scrolls by wheel, finger or key is moved pixel by pixel there
 * too (see useScaledScroll.ts).
 */
export interface ScrollScale {
  /** In pixels, of the element that scrolls. */
  readonly canvasHeight: number;
  /** The largest place of the list's top edge. */
  readonly maxListTop: number;
  readonly isScaled: boolean;
  readonly toListTop: (scrollTop: number) => number;
  /** The inverse. */
  readonly toScrollTop: (listTop: number) => number;
}

/** Firefox ends at 17.9 million pixels, the others at 33.5 million. */
export const MAX_CANVAS_HEIGHT = 8_000_000;
/** Near the ends, in pixels. */
const EXACT_HEIGHT = 200_000;

export function createScrollScale(
  listHeight: number,
  viewHeight: number,
  maxCanvasHeight = MAX_CANVAS_HEIGHT,
): ScrollScale {
  const canvasHeight = Math.min(listHeight, maxCanvasHeight);
  const maxScrollTop = Math.max(0, canvasHeight - viewHeight);
  const maxListTop = Math.max(0, listHeight - viewHeight);
  const exact = Math.min(EXACT_HEIGHT, maxScrollTop / 4);
  const scale = maxScrollTop === maxListTop ? 1 : (maxListTop - 2 * exact) / (maxScrollTop - 2 * exact);
  return {
    canvasHeight,
    maxListTop,
    isScaled: scale !== 1,
    toListTop(scrollTop) {
      const top = Math.max(0, Math.min(maxScrollTop, scrollTop));
      if (top <= exact) return top;
      if (top >= maxScrollTop - exact) return maxListTop - (maxScrollTop - top);
      return exact + (top - exact) * scale;
    },
    toScrollTop(listTop) {
      const top = Math.max(0, Math.min(maxListTop, listTop));
      if (top <= exact) return top;
      if (top >= maxListTop - exact) return maxScrollTop - (maxListTop - top);
      return exact + (top - exact) / scale;
    },
  };
}
