/**
 * Findings follow what is loaded: they are asked for whenever nothing is being read, and stay until there are newer
 * ones. A fly.toml that was opened is no failure here, but what they are compared with.
 */
import { latestOnly } from './latestOnly.ts';
import type { SessionState, SessionStore } from './session.ts';

/** Ends when the returned function is called. */
export function followFindings(session: SessionStore): () => void {
  const ask = latestOnly(async () => {
    const { analysis, overview } = session.getState();
    const findings =
      (overview?.sources.length ?? 0) === 0 ? [] : await analysis.getFindings().catch(() => undefined);
    // Files that came meanwhile bring news of their own; a worker that is lost is told elsewhere.
    if (findings !== undefined && isSettled(session.getState())) session.setState({ findings });
  });
  /** That nothing was found says nothing of what is being read now. */
  function forgetNone({ findings, readings }: SessionState): void {
    if (readings.length > 0 && findings?.length === 0) session.setState({ findings: undefined });
  }
  function follow(state: SessionState): void {
    takeFlyToml(session);
    forgetNone(state);
    if (isSettled(state)) ask();
  }
  follow(session.getState());
  return session.subscribe((state, before) => {
    const { overview, readings, alerts } = before;
    // What is true now: where one listener changes the state, the others hear of the older one last.
    if (state.overview !== overview || state.readings !== readings || state.alerts !== alerts)
      follow(session.getState());
  });
}

export function removeFlyToml(session: SessionStore): void {
  if (session.getState().flyTomlName === undefined) return;
  session.setState({ flyTomlName: undefined });
  void session.getState().analysis.setFlyToml(undefined);
}

/** The last one counts. */
function takeFlyToml(session: SessionStore): void {
  const { alerts, analysis, dismissAlerts } = session.getState();
  const opened = alerts.filter(({ failure }) => failure.kind === 'flyToml');
  const last = opened.at(-1);
  if (last?.failure.kind !== 'flyToml') return;
  dismissAlerts(opened.map(({ id }) => id));
  session.setState({ flyTomlName: last.fileName });
  void analysis.setFlyToml({ name: last.fileName, text: last.failure.text });
}

function isSettled({ readings }: SessionState): boolean {
  return readings.length === 0;
}
