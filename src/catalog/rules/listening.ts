/** Where apps listen and where the proxy asks: a case goes in, the two side by side come out. No rule by itself. */
import { findMostFrequent, listMachines, mayShareMachine, withCodes } from '../../core/caseQueries.ts';
import type { Case, CaseError, CaseMoment } from '../../core/diagnosis.ts';
import { findAskedPort, findListeningPort, isLoopback } from '../proxyWords.ts';

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
  const { errors, moments, incident } = aCase;
  const refused = withCodes(errors, REFUSED);
  const asked = findMostFrequent(
    refused.map(({ text }) => findAskedPort(text)).filter((port) => port !== undefined),
  )?.value;
  const machines = listMachines(refused).map((machine) => ({ machine }));
  const addresses = moments
    .filter(
      (moment) =>
        moment.kind === 'listening' &&
        moment.time <= incident.last &&
        (machines.length === 0 || machines.some((machine) => mayShareMachine(machine, moment))),
    )
    .map((moment) => ({
      moment,
      port: findListeningPort(moment.detail),
      isLoopback: isLoopback(moment.detail),
    }));
  return { refused, asked, addresses };
}

/** Whether the app was ever ready at the port, for all to reach. */
export function wasOpen({ asked, addresses }: Listening): boolean {
  return addresses.some(
    ({ port, isLoopback: isClosed }) => !isClosed && (asked === undefined || port === asked),
  );
}
