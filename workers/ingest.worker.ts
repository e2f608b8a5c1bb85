/** Entry point of an ingest worker: one per file, ended when the file is read or its reading is cancelled. */
import { expose } from 'comlink';
import { createIngestApi } from '../src/analysis/worker/createIngestApi.ts';
import { forwardRejections } from '../src/analysis/worker/forwardRejections.ts';
import { isFirstRun } from '../src/analysis/worker/isFirstRun.ts';
import { codeWordings } from '../src/catalog/codes/codeWordings.ts';
import { logFormats } from '../src/catalog/formats/index.ts';
import { readLifecycle } from '../src/catalog/lifecycle/lifecycle.ts';

if (isFirstRun()) {
  forwardRejections();
  expose(createIngestApi({ codes: codeWordings, formats: logFormats, readLifecycle }), self);
}
