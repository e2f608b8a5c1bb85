/** Entry point of a search worker: one per search, ended when it is done, cancelled, or does not come back. */
import { createSearchApi } from '../src/analysis/worker/createSearchApi.ts';
import { startWorker } from '../src/analysis/worker/startWorker.ts';

startWorker(createSearchApi);
