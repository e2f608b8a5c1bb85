/** The whole page over a real session without workers, as a test needs it. */
import { render } from '@testing-library/react';
import { createChosenLine } from '../../../src/store/chosenLine.ts';
import { createSearch } from '../../../src/store/search.ts';
import { createForeground } from '../../../src/store/foreground.ts';
import { createPreferences } from '../../../src/store/preferences.ts';
import { createInstallation } from '../../../src/store/installation.ts';
import { createSession, type Connect } from '../../../src/store/session.ts';
import { createView } from '../../../src/store/view.ts';
import { App } from '../../../src/ui/App.tsx';
import { StoresContext, type Stores } from '../../../src/ui/base/stores.ts';
import { createDirectConnect } from './directConnection.ts';

export function renderApp(connect: Connect = createDirectConnect()): Stores {
  const view = createView();
  const session = createSession(connect, view);
  const stores = {
    session,
    view,
    search: createSearch(session, view),
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
