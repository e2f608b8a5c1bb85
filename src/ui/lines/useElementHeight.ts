/** The inner height of an element that the style sheet alone decides about, as it is and as it changes. */
import { useEffect, useState, type RefObject } from 'react';

/** `unmeasured` is what it is taken for where nothing can be measured. */
export function useElementHeight(ref: RefObject<HTMLElement | null>, unmeasured: number): number {
  const [height, setHeight] = useState(unmeasured);
  useEffect(() => {
    const element = ref.current;
    if (element === null || typeof ResizeObserver === 'undefined') return undefined;
    const observer = new ResizeObserver(() => {
      // What is hidden has no height, and will have the one it had.
      if (element.clientHeight > 0) setHeight(element.clientHeight);
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, [ref]);
  return height;
}
