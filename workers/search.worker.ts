/** Entry point of a search worker: one per search, ended when it is done, cancelled, or does not come back. */
import { exposeSearch } from '../src/analysis/exposeSearch.ts';
import { forwardRejections } from '../src/analysis/forwardRejections.ts';

forwardRejections();
exposeSearch(self);
