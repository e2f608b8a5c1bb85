/** Entry point of an ingest worker: one per file, ended when the file is read or its reading is cancelled. */
import { createIngestApi } from '../src/analysis/worker/createIngestApi.ts';
import { startWorker } from '../src/analysis/worker/startWorker.ts';
import { contextFormats } from '../src/catalog/context/index.ts';
import { codeWordings } from '../src/catalog/codes/codeWordings.ts';
import { logFormats } from '../src/catalog/formats/index.ts';
import { readLifecycle } from '../src/catalog/lifecycle/lifecycle.ts';
import { findLookAlike } from '../src/catalog/lookAlikes/lookAlikes.ts';

startWorker(() =>
  createIngestApi({ codes: codeWordings, formats: logFormats, readLifecycle, findLookAlike, contextFormats }),
);
