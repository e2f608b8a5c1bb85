/** Where apps listen and where the proxy asks: a case goes in, the two side by side come out. */
import {
  findMoments,
  findMostFrequent,
  listMachines,
  mayShareMachine,
  MINUTE,
  withCodes,
} from '../core/caseQueries.ts';
import type { Case, CaseError, CaseMoment } from '../core/diagnosis.ts';
import type { EpochMs } from '../core/units.ts';
import { findAskedPort, findListeningPort, isLoopback } from './proxyWords.ts';

export interface Listening {
  readonly refused: readonly CaseError[];
  /** The port that the proxy asks for; undefined where no message names it. */
  readonly asked: string | undefined;
  /** What the machines hit printed before the end of the incident, the latest last. */
  readonly addresses: readonly ListeningAddress[];
}

export interface ListeningAddress {
  readonly moment: CaseMoment;
  readonly port: string | undefined;
  readonly isLoopback: boolean;
}

export const REFUSED = ['PC01', 'PC02'];

export function findListening(aCase: Case): Listening {
  const { errors, moments } = aCase;
  const refused = withCodes(errors, REFUSED);
  const asked = findMostFrequent(
    refused.map(({ text }) => findAskedPort(text)).filter((port) => port !== undefined),
  )?.value;
  const machines = new Set(listMachines(refused));
  const isHit = ({ machine }: CaseMoment): boolean =>
    machines.size === 0 || machine === '' || machines.has(machine);
  // What is printed when half of them are over may be how it was mended.
  const mostTime = refused[Math.floor(refused.length / 2)]?.time ?? -Infinity;
  const lastStarts = listLastStarts(aCase, refused);
  const addresses = moments
    .filter(
      (moment) =>
        moment.kind === 'listening' &&
        moment.time <= mostTime &&
        isHit(moment) &&
        moment.time >= (lastStarts.get(moment.machine) ?? -Infinity),
    )
    .map((moment) => ({
      moment,
      port: findListeningPort(moment.detail),
      isLoopback: isLoopback(moment.detail),
    }));
  return { refused, asked, addresses };
}

/** What another version of the app printed before the last start tells nothing of this one. */
function listLastStarts(
  { moments, incident }: Case,
  refused: readonly CaseError[],
): ReadonlyMap<string, EpochMs> {
  const firstOf = new Map<string, EpochMs>();
  for (const { machine, time } of refused) if (!firstOf.has(machine)) firstOf.set(machine, time);
  const starts = new Map<string, EpochMs>();
  for (const { kind, machine, time } of moments) {
    const isStart = kind === 'start' || kind === 'deploy';
    if (isStart && time <= (firstOf.get(machine) ?? incident.start)) starts.set(machine, time);
  }
  return starts;
}

/** Whether the proxy found the app that printed an address, before its machine started anew: then it was the right one. */
export function becameReachable(aCase: Case, { moment }: ListeningAddress): boolean {
  const after = { start: moment.time, end: aCase.incident.last + MINUTE };
  const restart = findMoments(aCase, ['start', 'deploy'], after).find(
    ({ machine, time }) => machine === moment.machine && time > moment.time,
  );
  return findMoments(aCase, ['reachable'], { ...after, end: restart?.time ?? after.end }).some((other) =>
    mayShareMachine(moment, other),
  );
}

/** Whether the app was ever ready at the port, for all to reach. */
export function wasOpen({ asked, addresses }: Listening): boolean {
  return addresses.some(
    ({ port, isLoopback: isClosed }) => !isClosed && (asked === undefined || port === asked),
  );
}
