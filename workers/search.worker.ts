/** Entry point of a search worker: one per search, ended when it is done, cancelled, or does not come back. */
import { expose } from 'comlink';
import { createSearchApi } from '../src/analysis/worker/createSearchApi.ts';
import { forwardRejections } from '../src/analysis/worker/forwardRejections.ts';

forwardRejections();
expose(createSearchApi(), self);
