/**
 * The log that is kept for the next visit, as far as it is more than files: opening it, forgetting it, and opening its
 * files by their handles. Behind the first screen, which does without.
 */
import type { FileHandle, SourceId } from '../analysis/api/ingestApi.ts';
import type { SessionStore } from './session.ts';

/** Opens the log of the last visit; gives its view, as an address tells it. Never rejects. */
export async function openKept(session: SessionStore): Promise<string | undefined> {
  const log = await session
    .getState()
    .analysis.openKept()
    .catch(() => undefined);
  if (log !== undefined) session.setState({ keptFiles: log.files, isFromLastVisit: true });
  return log?.view;
}

/** Deletes all that is kept on the device; the log stays open. */
export function forgetKept(session: SessionStore): void {
  session.setState({ isFromLastVisit: false });
  void session
    .getState()
    .analysis.forgetKept()
    .catch(() => undefined);
}

/**
 * Opens a file of the last visit by its handle, where the browser allows it; with `requestPermission`, which has to
 * be called in a click, the browser asks. Never rejects.
 */
export async function reopen(
  session: SessionStore,
  id: SourceId,
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
