/** The page: which of its screens is shown, and what every screen has. */
import { Suspense, useEffect, type ReactNode } from 'react';
import { ErrorBoundary } from './base/ErrorBoundary.tsx';
import { PageIntake } from './intake/PageIntake.tsx';
import { SkipLink } from './header/SkipLink.tsx';
import { Alerts } from './alerts/lazyAlerts.ts';
import { Keyboard } from './keyboard/lazyKeyboard.ts';
import { LogScreen } from './lazyLogScreen.ts';
import { prefetchDashboard } from './prefetch.ts';
import { SessionSnapshot } from './base/SessionSnapshot.tsx';
import { UpdateOffer } from './installed/UpdateOffer.tsx';
import { StartPage } from './start/StartPage.tsx';
import { useSession, useStores, useView } from './base/stores.ts';
import { whenIdle } from './base/whenIdle.ts';
import './styles/base.css';
import './styles/start.css';

export function App(): ReactNode {
  const { session } = useStores();
  // While a file is read it would cost time that the reading needs.
  useEffect(() => whenIdle(() => void prefetchDashboard()), []);
  // Unless nothing has been idle yet: what will show the file comes while it is read.
  useEffect(() => {
    const stop = session.subscribe(({ readings }) => {
      if (readings.length === 0) return;
      stop();
      void prefetchDashboard();
    });
    return stop;
  }, [session]);
  return (
    <SessionSnapshot>
      <SkipLink />
      <ErrorBoundary what="The page">
        <AlertsIfAny />
        <UpdateOffer />
        <Screen />
      </ErrorBoundary>
      <PageIntake />
      <ErrorBoundary what="The keyboard’s help">
        <Suspense fallback={null}>
          <Keyboard />
        </Suspense>
      </ErrorBoundary>
    </SessionSnapshot>
  );
}

/** Nothing of the sort is on most pages, so that most pages need not load it. */
function AlertsIfAny(): ReactNode {
  const hasAny = useSession(
    ({ alerts, notices, crash, flyTomlName, contextFiles }) =>
      alerts.length + notices.length + contextFiles.length > 0 ||
      crash !== undefined ||
      flyTomlName !== undefined,
  );
  if (!hasAny) return null;
  return (
    <Suspense fallback={null}>
      <Alerts />
    </Suspense>
  );
}

function Screen(): ReactNode {
  const page = useView((view) => view.page);
  const hasLog = useSession(({ overview }) => overview !== undefined && overview.sources.length > 0);
  if (page === 'log' && !hasLog) return <StartPage />;
  return (
    <Suspense fallback={<p className="loading">Loading…</p>}>
      <LogScreen />
    </Suspense>
  );
}
