/**
 * The log that is kept for the next visit, as far as it is more than files: opening it, forgetting it, and opening its
 * files by their handles. Behind the first screen, which does without.
 */
import type { FileId } from '../analysis/api/ids.ts';
import type { FileHandle } from '../analysis/api/ingestApi.ts';
import type { AnalysisClient, SessionStore } from './session.ts';

/** Opens the log of the last visit; gives its view, as an address tells it. Never rejects. */
export async function openKept(session: SessionStore, analysis: AnalysisClient): Promise<string | undefined> {
  const log = await analysis.openKept().catch(() => undefined);
  if (log !== undefined) session.setState({ keptFiles: log.files, isFromLastVisit: true });
  return log?.view;
}

/** Deletes all that is kept on the device; the log stays open. */
export function forgetKept(session: SessionStore, analysis: AnalysisClient): void {
  session.setState({ isFromLastVisit: false });
  analysis.forgetKept().catch(() => undefined);
}

/**
 * Opens a file of the last visit by its handle, where the browser allows it; with `requestPermission`, which has to
 * be called in a click, the browser asks. Never rejects.
 */
export async function reopen(
  session: SessionStore,
  id: FileId,
  handle: FileHandle,
  ask: 'queryPermission' | 'requestPermission',
): Promise<void> {
  try {
    const permission = await handle[ask]?.({ mode: 'read' });
    if (permission === 'granted') await session.getState().attach(id, await handle.getFile(), handle);
  } catch {
    // It was moved or deleted: it stays a file that is not at hand.
  }
}
