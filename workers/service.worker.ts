/** Entry point of the service worker. The build makes sw.js of it, around the list of its own files. */
import type { BuiltFiles } from '../src/offline/builtFiles.ts';
import { keepOffline } from '../src/offline/keepOffline.ts';

declare const __BUILT_FILES__: BuiltFiles;
declare const self: ServiceWorkerGlobalScope;

keepOffline(self, __BUILT_FILES__);
