/**
 * Findings follow what is loaded and which apps are chosen: they are asked for whenever nothing is being read, and stay
 * until there are newer ones.
 */
import { latestOnly } from './latestOnly.ts';
import type { AnalysisClient, SessionState, SessionStore } from './session.ts';
import type { ViewStore } from './view.ts';

/** Ends when the returned function is called. */
export function followFindings(session: SessionStore, view: ViewStore, analysis: AnalysisClient): () => void {
  const ask = latestOnly(async () => {
    const { overview } = session.getState();
    const { app } = view.getState().filters;
    const findings =
      (overview?.sources.length ?? 0) === 0 ? [] : await analysis.getFindings(app).catch(() => undefined);
    // Files that came meanwhile bring updates of their own; a worker that is lost is told elsewhere.
    if (findings !== undefined && isSettled(session.getState())) session.setState({ findings });
  });
  /** That nothing was found says nothing of what is being read now. */
  function forgetNone({ findings, readings }: SessionState): void {
    if (readings.length > 0 && findings?.length === 0) session.setState({ findings: undefined });
  }
  function follow(state: SessionState): void {
    forgetNone(state);
    if (isSettled(state)) ask();
  }
  follow(session.getState());
  const endOfView = view.subscribe(({ filters }, before) => {
    if (filters.app !== before.filters.app) follow(session.getState());
  });
  const endOfSession = session.subscribe((state, before) => {
    const { overview, readings, flyTomlName, contextFiles } = before;
    // What is true now: where one listener changes the state, the others hear of the older one last.
    if (
      state.overview !== overview ||
      state.readings !== readings ||
      state.flyTomlName !== flyTomlName ||
      state.contextFiles !== contextFiles
    )
      follow(session.getState());
  });
  return () => {
    endOfView();
    endOfSession();
  };
}

export function removeFlyToml(session: SessionStore, analysis: AnalysisClient): void {
  if (session.getState().flyTomlName === undefined) return;
  session.setState({ flyTomlName: undefined });
  void analysis.setFlyToml(undefined);
}

/** Takes away one of the other files beside the log. */
export function removeContextFile(session: SessionStore, analysis: AnalysisClient, name: string): void {
  const contextFiles = session.getState().contextFiles.filter((file) => file.name !== name);
  session.setState({ contextFiles });
  void analysis.setContext(contextFiles);
}

function isSettled({ readings }: SessionState): boolean {
  return readings.length === 0;
}
