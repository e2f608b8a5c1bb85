/** Entry point of an ingest worker: one per file, ended when the file is read or its reading is cancelled. */
import { exposeIngest } from '../src/analysis/expose.ts';
import { forwardRejections } from '../src/analysis/forwardRejections.ts';
import { errorCodes } from '../src/catalog/codes/index.ts';
import { logFormats } from '../src/catalog/formats/index.ts';

forwardRejections();
exposeIngest({ codes: errorCodes, formats: logFormats }, self);
