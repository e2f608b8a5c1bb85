/** The log of the last visit, and the view in the address. Behind the first screen, which needs neither. */
import { findLivingPages } from '../analysis/kept/livingPages.ts';
import { askBeforeLeaving, type LeavableWindow } from './askBeforeLeaving.ts';
import { openKept, reopen } from './keptLog.ts';
import type { AnalysisClient, SessionStore } from './session.ts';
import type { ViewStore } from './view.ts';
import { followViewAddress, type HistoryWindow } from './viewAddress.ts';
import { readViewHash } from './viewHash.ts';
import { followUnfinishedReading, type HideableWindow, type TabTexts } from './unfinishedReading.ts';

/** `startsEmpty`: the page was asked for something else than what it showed last. Never rejects. */
export async function followLastVisit(
  {
    session,
    view,
    analysis,
  }: { readonly session: SessionStore; readonly view: ViewStore; readonly analysis: AnalysisClient },
  page: HistoryWindow &
    LeavableWindow &
    HideableWindow & {
      readonly sessionStorage: TabTexts;
      readonly navigator: { readonly locks?: LockManager };
    },
  startsEmpty: boolean,
): Promise<void> {
  askBeforeLeaving(session, page);
  const pages = findLivingPages(page.navigator.locks);
  void followUnfinishedReading(session, page, () => page.sessionStorage, pages);
  const isLinked = readViewHash(page.location.hash) !== undefined;
  const showHash = followViewAddress({ view, session, analysis }, page);
  if (startsEmpty) return;
  const hash = await openKept(session, analysis);
  if (hash !== undefined && !isLinked) showHash(hash);
  for (const { id, handle } of session.getState().keptFiles) {
    if (handle !== undefined) await reopen(session, id, handle, 'queryPermission');
  }
  session.getState().findChanged();
}
