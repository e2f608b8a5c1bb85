/** What keys and buttons do with the lines and the search over them. */
import type { Stores } from '../base/stores.ts';

export const SEARCH_INPUT_ID = 'search-lines';

export function focusSearch(): void {
  const input = document.getElementById(SEARCH_INPUT_ID);
  if (!(input instanceof HTMLInputElement)) return;
  input.focus();
  input.select();
}

/** The next line of the list or the one before, which is what was found where something was searched for. */
export function stepThroughLines({ chosenLine }: Pick<Stores, 'chosenLine'>, by: 1 | -1): void {
  chosenLine.getState().step(by);
}
