/** Keys of the lines that work wherever the focus is, but where somebody writes. */
import { useEffect } from 'react';
import { useStores } from '../stores.ts';
import { focusSearch, stepThroughLines } from './searchActions.ts';

export function useLineKeys(): void {
  const stores = useStores();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target))
        return;
      if (event.key === '/') focusSearch();
      else if (event.key === 'n') stepThroughLines(stores, 1);
      else if (event.key === 'p') stepThroughLines(stores, -1);
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => {
      document.removeEventListener('keydown', onKeyDown);
    };
  }, [stores]);
}

function isWriting(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, textarea, select, [contenteditable]') !== null;
}
