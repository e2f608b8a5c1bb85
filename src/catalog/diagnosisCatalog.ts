/** All of the catalog that a diagnosis needs, for the composition roots. */
import { logFormats } from './formats/index.ts';
import { findAskedPort } from './proxyWords.ts';
import { rules } from './rules/index.ts';

export const diagnosisCatalog = { rules, formats: logFormats, findAskedPort };
