/** The only listener for keys of the whole page: a key goes in, the action that it is bound to is done. */
import { findAction } from '../actions/index.ts';
import { findKeyName, isSingleKey } from '../actions/keys.ts';
import type { Stores } from '../base/stores.ts';

/** Where keys are text, or choose by their first letter. */
const TYPED_INTO =
  'input:not([type=radio], [type=checkbox], [type=button], [type=file]), textarea, select, ' +
  '[contenteditable], [role=menu], [role=listbox]';

/** Returns what ends it. */
export function listenToKeys(page: Document, stores: Stores): () => void {
  const onKeyDown = (event: KeyboardEvent): void => {
    // An element that has the focus comes first.
    if (event.defaultPrevented || event.isComposing) return;
    const key = findKeyName(event);
    if (key === undefined || isOfSomethingElse(key, event.target, page, stores)) return;
    const action = findAction(key, stores);
    if (action === undefined) return;
    event.preventDefault();
    if (event.repeat && action.repeats !== true) return;
    stores.foreground.getState().dismissAnnouncement();
    action.run(stores);
  };
  page.addEventListener('keydown', onKeyDown);
  return () => {
    page.removeEventListener('keydown', onKeyDown);
  };
}

function isOfSomethingElse(
  key: string,
  target: EventTarget | null,
  page: Document,
  { foreground, preferences }: Stores,
): boolean {
  if (key.startsWith('Mod+')) return false;
  if (isSingleKey(key) && !preferences.getState().singleKeys) return true;
  // A dialog may still be on its way.
  if (foreground.getState().dialog !== undefined || page.querySelector('dialog[open]') !== null) return true;
  return target instanceof Element && target.closest(TYPED_INTO) !== null;
}
