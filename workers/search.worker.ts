/** Entry point of a search worker: one per search, ended when it is done, cancelled, or does not come back. */
import { exposeSearch } from '../src/analysis/worker/exposeSearch.ts';
import { forwardRejections } from '../src/analysis/worker/forwardRejections.ts';

forwardRejections();
exposeSearch(self);
