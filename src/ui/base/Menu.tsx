/** A menu beside what opened it: arrow keys, Home and End move, Esc and Tab go back, a click elsewhere closes it. */
import { useEffect, useLayoutEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import '../styles/menu.css';

interface Props {
  readonly label: string;
  /** What was clicked; the focus goes back there. */
  readonly opener: HTMLElement;
  readonly onClose: () => void;
  /** Buttons of the role `menuitem`, and what is between them. */
  readonly children: ReactNode;
}

/** Kept free around the menu, in pixels. */
const MARGIN = 8;

export function Menu({ label, opener, onClose, children }: Props): ReactNode {
  const ref = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    const menu = ref.current;
    if (menu === null) return;
    const { left, right, bottom, top } = opener.getBoundingClientRect();
    const { offsetWidth, offsetHeight } = menu;
    const hasRoomBelow = bottom + offsetHeight + MARGIN <= innerHeight;
    // Where it has no room to the right, it ends where its opener ends.
    const start = left + offsetWidth + MARGIN <= innerWidth ? left : right - offsetWidth;
    const last = innerWidth - offsetWidth - MARGIN;
    menu.style.left = `${String(Math.max(MARGIN, Math.min(start, last)))}px`;
    menu.style.top = `${String(hasRoomBelow ? bottom : Math.max(MARGIN, top - offsetHeight))}px`;
    menu.querySelector('button')?.focus({ preventScroll: true });
  }, [opener]);

  useEffect(() => {
    const onPointerDown = ({ target }: PointerEvent): void => {
      if (!(target instanceof Node)) return;
      // The opener's own click closes it; closed before, it would be opened once more.
      if (ref.current?.contains(target) !== true && !opener.contains(target)) onClose();
    };
    // It stands where the opener was. What was scrolled before it opened may be told only now.
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

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' || event.key === 'Tab') {
      onClose();
      returnTo(opener);
    } else if (!moveInMenu(event)) return;
    event.preventDefault();
    event.stopPropagation();
  };

  // Panels contain their layout, and what is fixed in one would stand in the panel instead of in the window. A landmark
  // still has to be around it.
  return createPortal(
    <div ref={ref} className="menu" role="menu" aria-label={label} tabIndex={-1} onKeyDown={onKeyDown}>
      {children}
    </div>,
    opener.closest('main') ?? document.body,
  );
}

/** Gives the focus back to what opened a menu, unless it is gone. */
export function returnTo(opener: HTMLElement): void {
  if (opener.isConnected) opener.focus({ preventScroll: true });
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
