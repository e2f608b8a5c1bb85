/** Findings follow what is loaded: they are asked for whenever nothing is being read, and stay until there are newer ones. */
import { latestOnly } from '../analysis/connect.ts';
import type { SessionStore } from './session.ts';

/** Ends when the returned function is called. */
export function followFindings(session: SessionStore): () => void {
  const ask = latestOnly(async () => {
    const { analysis, overview } = session.getState();
    const findings =
      (overview?.sources.length ?? 0) === 0 ? [] : await analysis.getFindings().catch(() => undefined);
    // Files that came meanwhile bring news of their own; a worker that is lost is told elsewhere.
    if (findings !== undefined && isSettled()) session.setState({ findings });
  });
  /** That nothing was found says nothing of what is being read now. */
  function forgetNone(): void {
    if (!isSettled() && session.getState().findings?.length === 0) session.setState({ findings: undefined });
  }
  function isSettled(): boolean {
    return session.getState().readings.length === 0;
  }
  forgetNone();
  if (isSettled()) ask();
  return session.subscribe((state, before) => {
    forgetNone();
    const isNews = state.overview !== before.overview || state.readings !== before.readings;
    if (isNews && isSettled()) ask();
  });
}
