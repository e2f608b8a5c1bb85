/** Opening and closing the comparison, with the focus: from the button, from a key or from the palette. */
import { flushSync } from 'react-dom';
import { getRange } from '../../store/view.ts';
import { loadCompare } from '../lazyParts.ts';
import { COMPARE_BUTTON_ID, COMPARE_TITLE_ID, goTo } from '../places.ts';
import type { Stores } from '../stores.ts';
import { chooseFirst } from './sides.ts';

export function toggleCompare(stores: Stores): void {
  if (stores.view.getState().comparison === undefined) void openCompare(stores);
  else closeCompare(stores);
}

/** The focus goes to the comparison's title. */
async function openCompare({ session, view, foreground }: Stores): Promise<void> {
  try {
    await loadCompare();
  } catch {
    foreground
      .getState()
      .announce('This part of the app could not be loaded. Reload the page, or try again later.');
    return;
  }
  const { selectedRange, compareWith } = view.getState();
  const range = selectedRange ?? getRange(view.getState());
  // On the page before the focus can go there.
  flushSync(() => {
    compareWith(chooseFirst(session.getState().overview?.sources ?? [], range));
  });
  goTo(COMPARE_TITLE_ID);
  findRegion()?.scrollIntoView({ block: 'nearest' });
}

/** A focus that is in it goes to the button that opens it; any other stays. */
export function closeCompare({ view }: Pick<Stores, 'view'>): void {
  if (findRegion()?.contains(document.activeElement) === true) goTo(COMPARE_BUTTON_ID);
  view.getState().compareWith(undefined);
}

function findRegion(): Element | null {
  return document.getElementById(COMPARE_TITLE_ID)?.closest('section') ?? null;
}
