/**
 * Keeps the focus on the page: where the element that had it is taken away, the focus goes to what took its place,
 * near it or else at the start of the page. Otherwise the next Tab would begin at the top again, and a screen reader
 * would fall silent.
 */
import { focusAnyway, MAIN_ID } from '../base/places.ts';

const HOLDERS = 'dialog, main, header, nav, section, article, ul, ol, [role=list], .alerts';
const FOCUSABLES =
  'a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled), ' +
  'summary, [tabindex]:not([tabindex="-1"])';

/** An element around the one that had the focus, and how many others in it came before that one. */
interface Place {
  readonly holder: Element;
  readonly index: number;
}

/** Returns what ends it. */
export function keepFocus(page: Document): () => void {
  let last: HTMLElement | undefined;
  let places: readonly Place[] = [];

  const onFocusIn = ({ target }: FocusEvent): void => {
    if (!(target instanceof HTMLElement)) return;
    last = target;
    places = findPlaces(target);
  };
  const onFocusOut = ({ target, relatedTarget }: FocusEvent): void => {
    // On its way to another element: until it is there, the page has none.
    if (relatedTarget !== null) {
      last = undefined;
      return;
    }
    // Afterwards: where an element is taken away, browsers say so while it is still there.
    queueMicrotask(() => {
      const isUsable = target instanceof Element && target.isConnected && !target.matches(':disabled');
      if (target === last && isUsable && page.activeElement === page.body) last = undefined;
    });
  };
  const observer = new MutationObserver(() => {
    if (last === undefined || page.activeElement !== page.body) return;
    // A control that is disabled loses the focus too, and gets it back.
    const next = last.isConnected ? last : (findNext(places) ?? findStart(page));
    if (next !== undefined && !next.matches(':disabled')) focusAnyway(next);
  });
  page.addEventListener('focusin', onFocusIn);
  // Before anybody else hears of it, who may change the page.
  page.addEventListener('focusout', onFocusOut, { capture: true });
  observer.observe(page.body, { childList: true, subtree: true });
  return () => {
    page.removeEventListener('focusin', onFocusIn);
    page.removeEventListener('focusout', onFocusOut, { capture: true });
    observer.disconnect();
  };
}

/** The nearest holder first. */
function findPlaces(element: HTMLElement): readonly Place[] {
  const places: Place[] = [];
  let holder = element.parentElement?.closest(HOLDERS);
  while (holder) {
    places.push({ holder, index: Math.max(0, findFocusables(holder).indexOf(element)) });
    holder = holder.parentElement?.closest(HOLDERS);
  }
  return places;
}

function findNext(places: readonly Place[]): HTMLElement | undefined {
  for (const { holder, index } of places) {
    if (!holder.isConnected) continue;
    const focusables = findFocusables(holder);
    const next = focusables[Math.min(index, focusables.length - 1)];
    if (next !== undefined) return next;
  }
  return undefined;
}

/** Undefined while the next screen is on its way. */
function findStart(page: Document): HTMLElement | undefined {
  const main = page.getElementById(MAIN_ID);
  return main?.querySelector<HTMLElement>('h1, h2') ?? main ?? undefined;
}

function findFocusables(holder: Element): HTMLElement[] {
  return [...holder.querySelectorAll<HTMLElement>(FOCUSABLES)].filter(
    (element) => element.getClientRects().length > 0,
  );
}
