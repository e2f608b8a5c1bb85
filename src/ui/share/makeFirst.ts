import type { Stores } from '../base/stores.ts';
import { makeArtefact, type Artefact } from './makeArtefact.ts';
import { getFirstChoices } from './shareChoices.ts';

/** The picture with nothing chosen. Loaded when it is wanted. */
export function makeFirst(stores: Stores): Promise<Artefact> {
  return makeArtefact('copyImage', getFirstChoices(stores.preferences), stores);
}
