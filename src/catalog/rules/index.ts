/** The rules, one file each. Their order is what matters: the most specific one that fits is what is said first. */
import type { DiagnosisRule } from '../../core/diagnosis/diagnosis.ts';
import appErrors from './appErrors.ts';
import autostopRace from './autostopRace.ts';
import closedEarly from './closedEarly.ts';
import concurrencyLimit from './concurrencyLimit.ts';
import crash from './crash.ts';
import crashLoop from './crashLoop.ts';
import deployWindow from './deployWindow.ts';
import errorBurst from './errorBurst.ts';
import healthCheckFailing from './healthCheckFailing.ts';
import hostsFull from './hostsFull.ts';
import leaseHeld from './leaseHeld.ts';
import machinesApiLimited from './machinesApiLimited.ts';
import missingCertificate from './missingCertificate.ts';
import notListening from './notListening.ts';
import oneMachine from './oneMachine.ts';
import oneRegion from './oneRegion.ts';
import outOfMemory from './outOfMemory.ts';
import platformIncident from './platformIncident.ts';
import releaseFailed from './releaseFailed.ts';
import replayMisuse from './replayMisuse.ts';
import slowBoot from './slowBoot.ts';
import tlsClients from './tlsClients.ts';
import trialLimit from './trialLimit.ts';
import wrongPort from './wrongPort.ts';

export const rules: readonly DiagnosisRule[] = [
  outOfMemory,
  crashLoop,
  crash,
  releaseFailed,
  trialLimit,
  missingCertificate,
  tlsClients,
  replayMisuse,
  machinesApiLimited,
  hostsFull,
  leaseHeld,
  notListening,
  wrongPort,
  slowBoot,
  deployWindow,
  autostopRace,
  concurrencyLimit,
  healthCheckFailing,
  platformIncident,
  oneMachine,
  oneRegion,
  closedEarly,
  appErrors,
  errorBurst,
];
