/** Entry point of an ingest worker: one per file, ended when the file is read or its reading is cancelled. */
import { exposeIngest } from '../src/analysis/expose.ts';
import { forwardRejections } from '../src/analysis/forwardRejections.ts';
import { isFirstRun } from '../src/analysis/isFirstRun.ts';
import { codeWordings } from '../src/catalog/codeWordings.ts';
import { logFormats } from '../src/catalog/formats/index.ts';
import { readLifecycle } from '../src/catalog/lifecycle.ts';

if (isFirstRun()) {
  forwardRejections();
  exposeIngest({ codes: codeWordings, formats: logFormats, readLifecycle }, self);
}
