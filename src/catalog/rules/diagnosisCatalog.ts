/** All of the catalog that a diagnosis needs, for the composition roots. */
import { logFormats } from '../formats/index.ts';
import { createAddressCheck, findAskedPortOfSign } from '../lifecycle/listeningApps.ts';
import { findAskedPort } from '../lifecycle/askedPort.ts';
import { rules } from './index.ts';
import { findLastingTrouble } from './parts/knownTroubles.ts';

export const diagnosisCatalog = {
  rules,
  formats: logFormats,
  findAskedPort,
  findAskedPortOfSign,
  createAddressCheck,
  findLastingTrouble,
};
