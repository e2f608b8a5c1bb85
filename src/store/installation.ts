/**
 * The app as something that is kept: whether it works offline, whether it can be installed, whether a newer
 * version waits. Nothing here ever reloads the page unasked.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { PageMessage, SharedFiles, WorkerMessage } from '../offline/messages.ts';

type OfflineState =
  /** The first visit, while the files are being kept. */
  | 'preparing'
  | 'ready'
  /** The browser has no service workers or allows none here, or the files could not be kept. */
  | 'unavailable';

export interface InstallationState {
  readonly offline: OfflineState;
  /** True where the browser offers to install the app. */
  readonly canInstall: boolean;
  readonly install: () => Promise<void>;
  /** True where this page is of an older version than the one that a reload brings. */
  readonly hasUpdate: boolean;
  /** Goes on with the newer version. Other pages stay as they are. */
  readonly reload: () => void;
  /** What another app handed over; nobody else gets it then. */
  readonly takeShared: () => Promise<SharedFiles>;
}

export type InstallationStore = StoreApi<InstallationState>;

/** Chromium's offer to install the app. */
interface InstallPrompt extends Event {
  prompt(): Promise<unknown>;
}

/** For pages that stay open for days. A page that is loaded asks by itself. */
const UPDATE_CHECK_MS = 60 * 60 * 1000;

export function createInstallation(pageWindow: Window): InstallationStore {
  // Missing on pages that are not secure, and in some private windows.
  const { serviceWorker: container } = pageWindow.navigator as Partial<Navigator>;
  let registration: ServiceWorkerRegistration | undefined;
  let installPrompt: InstallPrompt | undefined;

  const store = createStore<InstallationState>((set) => ({
    offline: container === undefined ? 'unavailable' : 'preparing',
    canInstall: false,
    hasUpdate: false,
    install: async () => {
      const prompt = installPrompt;
      // It can be used once. Where it is turned down, the browser decides when to offer it again.
      installPrompt = undefined;
      set({ canInstall: false });
      await prompt?.prompt();
    },
    reload: () => {
      const reloadPage = (): void => {
        pageWindow.location.reload();
      };
      const waiting = registration?.waiting ?? undefined;
      if (waiting === undefined) {
        reloadPage();
        return;
      }
      waiting.addEventListener('statechange', reloadPage, { once: true });
      waiting.postMessage({ kind: 'takeOver' } satisfies PageMessage);
    },
    takeShared: () =>
      new Promise((resolve) => {
        const worker = container?.controller ?? undefined;
        if (worker === undefined) {
          resolve({ files: [], problem: undefined });
          return;
        }
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = ({ data }: MessageEvent<SharedFiles>) => {
          port1.close();
          resolve(data);
        };
        worker.postMessage({ kind: 'started' } satisfies PageMessage, [port2]);
      }),
  }));

  pageWindow.addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault(); // else some browsers put a banner of their own over the page
    installPrompt = event as InstallPrompt;
    store.setState({ canInstall: true });
  });
  pageWindow.addEventListener('appinstalled', () => {
    installPrompt = undefined;
    store.setState({ canInstall: false });
  });

  if (container !== undefined) {
    // The only question there is, `whichScript`. The address changes with the version: it names the content.
    container.addEventListener('message', ({ ports }: MessageEvent<WorkerMessage>) => {
      ports[0]?.postMessage(import.meta.url);
    });
    followController(container);
    // What the first screen needs comes first.
    if (pageWindow.document.readyState === 'complete') void register(container);
    else pageWindow.addEventListener('load', () => void register(container), { once: true });
  }

  return store;

  async function register(workers: ServiceWorkerContainer): Promise<void> {
    try {
      const address = new URL('sw.js', pageWindow.document.baseURI).href;
      registration = await workers.register(address, { updateViaCache: 'none' });
    } catch {
      store.setState({ offline: 'unavailable' });
      return;
    }
    const { active, waiting, installing } = registration;
    if (active !== null) store.setState({ offline: 'ready' });
    if (active !== null && waiting !== null) store.setState({ hasUpdate: true });
    if (installing !== null) followInstalling(registration, installing);
    registration.addEventListener('updatefound', () => {
      const found = registration?.installing ?? undefined;
      if (registration !== undefined && found !== undefined) followInstalling(registration, found);
    });
    checkForUpdates(registration);
  }

  function followInstalling({ active }: ServiceWorkerRegistration, installing: ServiceWorker): void {
    const isFirst = active === null;
    installing.addEventListener('statechange', () => {
      const { state } = installing;
      if (isFirst && state === 'activated') store.setState({ offline: 'ready' });
      // A newer version that cannot be kept is tried again; the one that is kept goes on.
      if (isFirst && state === 'redundant') store.setState({ offline: 'unavailable' });
      if (!isFirst && state === 'installed') store.setState({ hasUpdate: true });
    });
  }

  /** Somebody may go on with the newer version in another page: this one is then the older. */
  function followController(workers: ServiceWorkerContainer): void {
    let hadController = workers.controller !== null;
    workers.addEventListener('controllerchange', () => {
      if (hadController) store.setState({ hasUpdate: true });
      hadController = true;
    });
  }

  function checkForUpdates(checked: ServiceWorkerRegistration): void {
    let checkedAt = performance.now();
    pageWindow.document.addEventListener('visibilitychange', () => {
      if (pageWindow.document.visibilityState === 'hidden') return;
      if (performance.now() - checkedAt < UPDATE_CHECK_MS) return;
      checkedAt = performance.now();
      // Fails offline, which is nothing new.
      void checked.update().catch(() => undefined);
    });
  }
}
