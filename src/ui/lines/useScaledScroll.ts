/** Which rows of a long list are seen: the list's element, its row count and height go in; the rows to draw come out. */
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState, type RefObject } from 'react';
import { createScrollScale } from './scrollScale.ts';
import { useElementHeight } from './useElementHeight.ts';

interface ScrollWindow {
  /** The rows `first` to `end - 1` are drawn. */
  readonly first: number;
  readonly end: number;
  /** Where the first of them stands in the canvas, in pixels. */
  readonly top: number;
}

export interface ScaledScroll extends ScrollWindow {
  readonly canvasHeight: number;
  /** Brings a row into sight: by as little as is needed, or into the middle. */
  readonly scrollToRow: (index: number, place?: 'nearest' | 'middle') => void;
}

/** Drawn beyond what is seen, so that a fast wheel finds something there. */
const OVERSCAN = 10;
/** In pixels. A printed list is as high as its rows, which must not bring more and more of them. */
const MAX_VIEW_HEIGHT = 3000;
/** A larger step, in views, is a jump of the scroll bar or to an end. */
const LARGEST_STEP = 3;
/** Of scrolling that has come to rest, where the browser does not tell it. */
const REST_MS = 150;
/** The place of the scroll bar may be so far from that of the list while somebody scrolls, in pixels. */
const MAX_DRIFT = 50_000;
/** What the layout is made for where it cannot be measured. */
const UNMEASURED_HEIGHT = 560;

export function useScaledScroll(
  scrollerRef: RefObject<HTMLElement | null>,
  rowCount: number,
  rowHeight: number,
): ScaledScroll {
  const viewHeight = useElementHeight(scrollerRef, UNMEASURED_HEIGHT);
  const scale = useMemo(
    () => createScrollScale(rowCount * rowHeight, viewHeight),
    [rowCount, rowHeight, viewHeight],
  );
  const place = useRef({ listTop: 0, scrollTop: 0 });
  const [shown, setShown] = useState<ScrollWindow>({ first: 0, end: 0, top: 0 });

  const draw = useCallback(() => {
    const { listTop, scrollTop } = place.current;
    const first = Math.max(0, Math.floor(listTop / rowHeight) - OVERSCAN);
    const end = Math.min(
      rowCount,
      Math.ceil((listTop + Math.min(viewHeight, MAX_VIEW_HEIGHT)) / rowHeight) + OVERSCAN,
    );
    // As long as list and scroll bar move alike, the rows keep their place in the canvas.
    const top = Math.round(first * rowHeight - listTop + scrollTop);
    setShown((was) =>
      was.first === first && was.end === end && was.top === top ? was : { first, end, top },
    );
  }, [rowCount, rowHeight, viewHeight]);

  const moveTo = useCallback(
    (listTop: number) => {
      const scroller = scrollerRef.current;
      const top = Math.max(0, Math.min(scale.maxListTop, listTop));
      if (scroller !== null) {
        scroller.scrollTop = Math.round(scale.toScrollTop(top));
        // The browser has the last word about the scroll bar; the list stays where it has to be.
        place.current = { listTop: top, scrollTop: scroller.scrollTop };
      }
      draw();
    },
    [scrollerRef, scale, draw],
  );

  useLayoutEffect(() => {
    // Another height, of the list or of its rows: what was seen stays in sight.
    moveTo(place.current.listTop);
  }, [moveTo]);

  useEffect(() => {
    const scroller = scrollerRef.current;
    if (scroller === null) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const settle = (): void => {
      const { listTop, scrollTop } = place.current;
      if (Math.abs(scale.toScrollTop(listTop) - scrollTop) > 1) moveTo(listTop);
    };
    const onScroll = (): void => {
      const { scrollTop } = scroller;
      const step = scrollTop - place.current.scrollTop;
      if (step === 0) return;
      const isJump = !scale.isScaled || Math.abs(step) > LARGEST_STEP * viewHeight;
      const listTop = isJump
        ? scale.toListTop(scrollTop)
        : Math.max(0, Math.min(scale.maxListTop, place.current.listTop + step));
      place.current = { listTop, scrollTop };
      draw();
      if (!scale.isScaled) return;
      // At an end of the scroll bar, the list has to go on all the same.
      const isAtEnd = scrollTop <= 0 || scrollTop >= scale.canvasHeight - viewHeight;
      if (isAtEnd || Math.abs(scale.toScrollTop(listTop) - scrollTop) > MAX_DRIFT) settle();
      clearTimeout(timer);
      timer = setTimeout(settle, REST_MS);
    };
    scroller.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      clearTimeout(timer);
      scroller.removeEventListener('scroll', onScroll);
    };
  }, [scrollerRef, scale, viewHeight, draw, moveTo]);

  const scrollToRow = useCallback(
    (index: number, where: 'nearest' | 'middle' = 'nearest') => {
      const rowTop = index * rowHeight;
      const { listTop } = place.current;
      if (where === 'middle') moveTo(rowTop - (viewHeight - rowHeight) / 2);
      else if (rowTop < listTop) moveTo(rowTop);
      else if (rowTop + rowHeight > listTop + viewHeight) moveTo(rowTop + rowHeight - viewHeight);
    },
    [rowHeight, viewHeight, moveTo],
  );

  return { ...shown, canvasHeight: scale.canvasHeight, scrollToRow };
}
