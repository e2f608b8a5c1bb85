/** One stop of the Tab key for all lanes: arrow keys move the focus from lane to lane. */
import { useRef, useState, type RefObject } from 'react';

interface LaneFocus {
  readonly listRef: RefObject<HTMLUListElement | null>;
  /** The lane that the Tab key leads to. */
  readonly tabStop: number;
  readonly onFocusLane: (place: number) => void;
  readonly onMove: (by: number) => void;
}

export function useLaneFocus(count: number): LaneFocus {
  const listRef = useRef<HTMLUListElement>(null);
  const [focused, setFocused] = useState(0);
  const tabStop = Math.min(focused, count - 1);
  return {
    listRef,
    tabStop,
    onFocusLane: setFocused,
    onMove: (by) => {
      const next = Math.max(0, Math.min(count - 1, tabStop + by));
      listRef.current?.querySelectorAll('button')[next]?.focus();
    },
  };
}
