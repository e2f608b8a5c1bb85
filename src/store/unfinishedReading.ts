/**
 * A reading that took the page down with it: while files are read, how far they are stands in this tab's storage,
 * beside the name of the page; a start that finds it there, and no such page, comes behind an end that nobody wanted.
 * Nothing of a log is in it, only a share.
 */
import type { LivingPages } from '../analysis/kept/livingPages.ts';
import { findProgress } from './fileReader.ts';
import type { SessionState, SessionStore } from './session.ts';

export const UNFINISHED_KEY = 'postflight.reading';

/** The part of `sessionStorage` that this needs. */
export type TabTexts = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** The part of `window` that this needs. */
export interface HideableWindow {
  addEventListener(type: 'pagehide', listener: () => void): void;
}

/**
 * `findKept` may throw, and so may what it gives: where the browser keeps nothing, nothing is told. Resolves when it
 * has been told; never rejects.
 */
export async function followUnfinishedReading(
  session: SessionStore,
  page: HideableWindow,
  findKept: () => TabTexts,
  pages: LivingPages,
): Promise<void> {
  let kept: TabTexts;
  let found: string | null;
  try {
    kept = findKept();
    found = kept.getItem(UNFINISHED_KEY);
  } catch {
    return;
  }
  let written = found ?? undefined;
  const write = (text: string | undefined): void => {
    if (text === written) return;
    written = text;
    try {
      if (text === undefined) kept.removeItem(UNFINISHED_KEY);
      else kept.setItem(UNFINISHED_KEY, text);
    } catch {
      // It is full, or was closed meanwhile.
    }
  };
  // What is true now: where one listener changes the state, the others hear of the older one last.
  const follow = (): void => {
    const share = toShare(session.getState());
    write(share === undefined ? undefined : `${share} ${pages.ownId}`);
  };
  follow();
  session.subscribe(follow);
  // Whoever leaves or reloads the page wants to; a crash comes without a word.
  page.addEventListener('pagehide', () => {
    write(undefined);
  });
  if (found === null) return;
  const [share = '', pageId = ''] = found.split(' ');
  // A tab that is duplicated has a copy of what the other one wrote, which may be reading still.
  if (!/^[01]\.\d\d$/.test(share) || (await pages.isAlive(pageId))) return;
  session.getState().addNotice({ kind: 'endedUnexpectedly', share: Number(share) });
}

/** Hundredths are enough, so that it is not written all the time. Undefined while nothing is read. */
function toShare(state: SessionState): string | undefined {
  const { readings } = state;
  if (readings.length === 0) return undefined;
  const size = readings.reduce((sum, reading) => sum + reading.size, 0);
  const bytesRead = readings.reduce((sum, { id }) => sum + (findProgress(state, id)?.bytesRead ?? 0), 0);
  return (size === 0 ? 0 : Math.min(1, bytesRead / size)).toFixed(2);
}
