/** The log of the last visit, and the view in the address. Behind the first screen, which needs neither. */
import { openKept, reopen } from './keptLog.ts';
import type { SessionStore } from './session.ts';
import type { ViewStore } from './view.ts';
import { followViewAddress, type HistoryWindow } from './viewAddress.ts';
import { readViewHash } from './viewHash.ts';
import { followUnfinishedReading, type LeavableWindow, type TabTexts } from './unfinishedReading.ts';

/** `startsEmpty`: the page was asked for something else than what it showed last. Never rejects. */
export async function followLastVisit(
  { session, view }: { readonly session: SessionStore; readonly view: ViewStore },
  page: HistoryWindow & LeavableWindow & { readonly sessionStorage: TabTexts },
  startsEmpty: boolean,
): Promise<void> {
  followUnfinishedReading(session, page, () => page.sessionStorage);
  const isLinked = readViewHash(page.location.hash) !== undefined;
  const showHash = followViewAddress(view, session, page);
  if (startsEmpty) return;
  const hash = await openKept(session);
  if (hash !== undefined && !isLinked) showHash(hash);
  for (const { id, handle } of session.getState().keptFiles) {
    if (handle !== undefined) await reopen(session, id, handle, 'queryPermission');
  }
  session.getState().findChanged();
}
