/** The whole page over a real session without workers, as a test needs it. */
import { render } from '@testing-library/react';
import { createChosenLine } from '../../../src/store/chosenLine.ts';
import { createSearch } from '../../../src/store/search.ts';
import { createForeground } from '../../../src/store/foreground.ts';
import { createPreferences } from '../../../src/store/preferences.ts';
import { createInstallation } from '../../../src/store/installation.ts';
import type { AnalysisConnection } from '../../../src/analysis/page/connect.ts';
import { createSession } from '../../../src/store/session.ts';
import { createView } from '../../../src/store/view.ts';
import { App } from '../../../src/ui/App.tsx';
import { StoresContext, type Stores } from '../../../src/ui/base/stores.ts';
import { createDirectConnection } from './directConnection.ts';

export function renderApp(connection: AnalysisConnection = createDirectConnection()): Stores {
  const view = createView();
  const session = createSession(connection, view);
  const stores = {
    analysis: connection.analysis,
    session,
    view,
    search: createSearch(connection, session, view),
    chosenLine: createChosenLine(),
    installation: createInstallation(window),
    foreground: createForeground(),
    preferences: createPreferences(() => undefined),
  };
  render(
    <StoresContext value={stores}>
      <App />
    </StoresContext>,
  );
  return stores;
}

/** The page with a log in it. */
export function renderLog(text: string, name = 'app.log'): Stores {
  const stores = renderApp();
  stores.session.getState().openFiles([{ file: new File([text], name) }]);
  return stores;
}
