/** Opening and closing the comparison, with the focus: from the button, from a key or from the palette. */
import { flushSync } from 'react-dom';
import { getRange } from '../../store/view.ts';
import { compare } from './lazyCompare.ts';
import { COMPARE_TITLE_ID, goTo } from '../base/places.ts';
import { closeCompare, findRegion } from './closeCompare.ts';
import type { Stores } from '../base/stores.ts';
import { chooseFirst } from './sides.ts';

export function toggleCompare(stores: Stores): void {
  if (stores.view.getState().comparison === undefined) void openCompare(stores);
  else closeCompare(stores);
}

/** The focus goes to the comparison's title. */
async function openCompare({ session, view, foreground }: Stores): Promise<void> {
  try {
    await compare.load();
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
