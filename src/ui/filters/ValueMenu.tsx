/** "Only this, not this": the menu of a value that stands in a line. */
import { useEffect, useLayoutEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import type { FilterValue } from '../../store/filters.ts';
import { useStores } from '../stores.ts';
import { toFilterLabel } from '../../presentation/filterLabels.ts';

export interface OpenMenu {
  readonly value: FilterValue;
  /** What was clicked; the focus goes back there. */
  readonly opener: HTMLElement;
}

interface Props {
  readonly menu: OpenMenu;
  readonly onClose: () => void;
}

/** Kept free around the menu, in pixels. */
const MARGIN = 8;

export function ValueMenu({ menu: { value, opener }, onClose }: Props): ReactNode {
  const { view } = useStores();
  const ref = useRef<HTMLDivElement>(null);
  const label = toFilterLabel(value);

  useLayoutEffect(() => {
    const menu = ref.current;
    if (menu === null) return;
    const { left, bottom, top } = opener.getBoundingClientRect();
    const { offsetWidth, offsetHeight } = menu;
    const hasRoomBelow = bottom + offsetHeight + MARGIN <= innerHeight;
    menu.style.left = `${String(Math.max(MARGIN, Math.min(left, innerWidth - offsetWidth - MARGIN)))}px`;
    menu.style.top = `${String(hasRoomBelow ? bottom : Math.max(MARGIN, top - offsetHeight))}px`;
    menu.querySelector('button')?.focus({ preventScroll: true });
  }, [opener]);

  useEffect(() => {
    const onPointerDown = (event: PointerEvent): void => {
      if (event.target instanceof Node && ref.current?.contains(event.target) !== true) onClose();
    };
    // It stands where the value was. What was scrolled before it opened may be told only now.
    const { top } = opener.getBoundingClientRect();
    const onScroll = (): void => {
      if (opener.getBoundingClientRect().top !== top) onClose();
    };
    document.addEventListener('pointerdown', onPointerDown, true);
    document.addEventListener('scroll', onScroll, true);
    window.addEventListener('resize', onClose);
    return () => {
      document.removeEventListener('pointerdown', onPointerDown, true);
      document.removeEventListener('scroll', onScroll, true);
      window.removeEventListener('resize', onClose);
    };
  }, [opener, onClose]);

  const closeAndReturn = (): void => {
    onClose();
    if (opener.isConnected) opener.focus({ preventScroll: true });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' || event.key === 'Tab') closeAndReturn();
    else if (!moveInMenu(event)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  const choose = (filter: (value: FilterValue) => void): void => {
    closeAndReturn();
    filter(value);
  };

  // Panels contain their layout, and what is fixed in one would stand in the panel instead of in the window.
  return createPortal(
    <div ref={ref} className="value-menu" role="menu" aria-label={label} tabIndex={-1} onKeyDown={onKeyDown}>
      <p className="value-menu-title" role="presentation">
        <bdi>{label}</bdi>
      </p>
      <button
        type="button"
        role="menuitem"
        onClick={() => {
          choose(view.getState().showOnly);
        }}
      >
        Only this
      </button>
      <button
        type="button"
        role="menuitem"
        onClick={() => {
          choose(view.getState().hide);
        }}
      >
        Not this
      </button>
    </div>,
    document.body,
  );
}

function moveInMenu(event: KeyboardEvent): boolean {
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  const present = buttons.findIndex((button) => button === document.activeElement);
  const wanted = toItem(event.key, present, buttons.length);
  if (wanted === undefined) return false;
  buttons[(wanted + buttons.length) % buttons.length]?.focus();
  return true;
}

function toItem(key: string, present: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return present + 1;
    case 'ArrowUp':
      return present - 1;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}
