/** The page's composition root: the only place that knows which connection, stores and components are used. */
import './trustedTypes.ts';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { connectAnalysis } from './analysis/page/connect.ts';
import { startWorkers } from './analysis/page/workers.ts';
import { createChosenLine } from './store/chosenLine.ts';
import { createForeground } from './store/foreground.ts';
import { createInstallation } from './store/installation.ts';
import { followLocationHash } from './store/locationHash.ts';
import { createPreferences, followTheme } from './store/preferences.ts';
import { createSearch } from './store/search.ts';
import { createSession } from './store/session.ts';
import { createView } from './store/view.ts';
import { App } from './ui/App.tsx';
import { StoresContext } from './ui/base/stores.ts';

const root = document.querySelector('#root');
if (root === null) throw new Error('index.html has no #root');

const preferences = createPreferences(() => localStorage);
followTheme(preferences, document);
const view = createView();
followLocationHash(view, window);
const connection = connectAnalysis(startWorkers());
const session = createSession(connection, view);
const installation = createInstallation(window);

const stores = {
  analysis: connection.analysis,
  session,
  view,
  search: createSearch(connection, session, view),
  chosenLine: createChosenLine(),
  installation,
  preferences,
  foreground: createForeground(),
};

// Behind the first screen.
void import('./protection/guardNavigation.ts').then(({ guardNavigation }) => {
  guardNavigation(window);
});

// A shortcut or a shared file is not what was shown last.
const startsEmpty = location.search !== '';
void import('./store/lastVisit.ts').then(({ followLastVisit }) =>
  followLastVisit(stores, window, startsEmpty),
);

createRoot(root).render(
  <StrictMode>
    <StoresContext value={stores}>
      <App />
    </StoresContext>
  </StrictMode>,
);
