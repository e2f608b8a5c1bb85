/** Closes the comparison and takes the focus along. */
import { COMPARE_BUTTON_ID, COMPARE_TITLE_ID, goTo } from '../base/places.ts';
import type { Stores } from '../base/stores.ts';

/** A focus that is in it goes to the button that opens it; any other stays. */
export function closeCompare({ view }: Pick<Stores, 'view'>): void {
  if (findRegion()?.contains(document.activeElement) === true) goTo(COMPARE_BUTTON_ID);
  view.getState().compareWith(undefined);
}

/** The comparison as a part of the page; null while it is closed. */
export function findRegion(): Element | null {
  return document.getElementById(COMPARE_TITLE_ID)?.closest('section') ?? null;
}
