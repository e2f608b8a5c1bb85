/** What the service worker does: the build's list goes in; the page then starts, and updates, without a network. */
import type { BuiltFiles } from './builtFiles.ts';
import type { PageMessage } from './messages.ts';
import { findPageScripts } from './pageScripts.ts';
import { createPrecache } from './precache.ts';
import { toRoute } from './routes.ts';
import { createShareInbox } from './shareInbox.ts';

export function keepOffline(worker: ServiceWorkerGlobalScope, built: BuiltFiles): void {
  const { scope } = worker.registration;
  const precache = createPrecache(built, scope, worker.caches);
  const inbox = createShareInbox();

  // A new version then waits until no page of the old one is left, or somebody says to go on.
  worker.addEventListener('install', (event) => {
    event.waitUntil(precache.fill());
  });

  // The page that brought the worker has what it needs at once. Pages of an older version do not mind.
  worker.addEventListener('activate', (event) => {
    event.waitUntil(worker.clients.claim());
  });

  worker.addEventListener('fetch', (event) => {
    const { request } = event;
    const route = toRoute(request, scope, built);
    switch (route.kind) {
      case 'stored':
        event.respondWith(precache.find(route.path).then((stored) => stored ?? fetch(request)));
        break;
      case 'share':
        event.respondWith(inbox.receive(request).then(() => Response.redirect(scope, 303)));
        event.waitUntil(inbox.untilEmpty());
        break;
      case 'network':
    }
  });

  worker.addEventListener('message', (event) => {
    const message = event.data as PageMessage;
    switch (message.kind) {
      case 'takeOver':
        event.waitUntil(worker.skipWaiting());
        break;
      case 'started':
        event.ports[0]?.postMessage(inbox.take());
        event.waitUntil(dropUnused());
    }
  });

  /** Older versions stay as long as a page of theirs is open; a newer one that waits is nobody's to drop. */
  async function dropUnused(): Promise<void> {
    if (!(await precache.hasOthers())) return;
    const scripts = await findPageScripts(worker.clients);
    const { installing, waiting } = worker.registration;
    if (scripts !== undefined && installing === null && waiting === null) await precache.dropOthers(scripts);
  }
}
