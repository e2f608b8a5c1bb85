/** Where apps listen and where the proxy asks: a case goes in, the two side by side come out. */
import {
  around,
  findMoments,
  findMostFrequent,
  listCauses,
  listMachines,
  mayShareMachine,
  MINUTE,
  withCodes,
} from '../../core/diagnosis/caseQueries.ts';
import type { Case, CaseError, CaseMoment } from '../../core/diagnosis/diagnosis.ts';
import type { EpochMs } from '../../core/units.ts';
import { findListeningPort, isLocalName, isLoopback } from './listeningLines.ts';
import { findAskedPort } from './askedPort.ts';

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

/** Of metrics, debuggers, admin pages and stores, which are not what visitors ask for. */
const SIDE_PORTS: ReadonlySet<string> = new Set([
  ...[
    '2019',
    '2112',
    '5432',
    '6060',
    '6379',
    '9090',
    '9091',
    '9100',
    '9229',
    '9394',
    '9464',
    '9901',
    '15000',
  ],
]);

const REFUSED = ['PC01', 'PC02'];

export function findListening(aCase: Case): Listening {
  const { errors } = aCase;
  const refused = withCodes(errors, REFUSED);
  const asked =
    findMostFrequent(refused.map(({ text }) => findAskedPort(text)).filter((port) => port !== undefined))
      ?.value ?? findWaitedPort(aCase);
  const machines = new Set(
    refused.length > 0 ? listMachines(refused) : aCase.episode.phases.map((phase) => phase.machine),
  );
  const isHit = ({ machine }: CaseMoment): boolean =>
    machines.size === 0 || machine === '' || machines.has('') || machines.has(machine);
  // What is printed when half of them are over may be how it was mended.
  const mostTime = refused[Math.floor(refused.length / 2)]?.time ?? aCase.episode.last + MINUTE;
  const lastStarts = listLastStarts(aCase, refused);
  const isOfEarlier = ({ machine, time }: CaseMoment): boolean =>
    time < (lastStarts.get(machine) ?? -Infinity);
  const all = findMoments(aCase, ['listening']).filter(
    (moment) => isHit(moment) && !(moment.time > mostTime),
  );
  const earlier = new Set(all.filter(isOfEarlier).map(({ detail }) => findListeningPort(detail)));
  const addresses = all
    .filter((moment) => !isOfEarlier(moment))
    .map(toAddress)
    .filter(({ port = '' }) => port === asked || !SIDE_PORTS.has(port) || hasMoved(asked, port, earlier));
  return { refused, asked, addresses };
}

/** The port that the proxy waits for, or that a check asks, on the machines of the case; undefined where nothing says. */
function findWaitedPort(aCase: Case): string | undefined {
  const signs = listCauses(aCase).filter(({ kind }) => kind === 'waiting' || kind === 'healthFailed');
  const waits = findMoments(aCase, ['waiting'], around(aCase, MINUTE, MINUTE));
  return findMostFrequent(
    [...signs, ...waits]
      .map(({ detail }) => findAskedPortOfSign(detail))
      .filter((port) => port !== undefined),
  )?.value;
}

/** `0.0.0.0:8080`, `servicecheck-00-http-8080`, `up on port 8080`. */
const PORT_AT_END = /(?:[:-]|port )(\d{2,5})$/;

export function findAskedPortOfSign(detail: string): string | undefined {
  return PORT_AT_END.exec(detail)?.[1];
}

/**
 * Tells whether an address that an app prints is one where it is asked: by its port, where it is known which ports are
 * asked for; otherwise by that it is no port that is mostly for something else.
 */
export function createAddressCheck(asked: ReadonlySet<string>): (address: string) => boolean {
  return (address) => {
    const port = findListeningPort(address);
    if (port === undefined) return true;
    if (asked.size === 0) return !SIDE_PORTS.has(port);
    return asked.has(port) && (!isLoopback(address) || isLocalName(address));
  };
}

/** Whether an app that listened where the proxy asks has come back at this port instead. */
function hasMoved(
  asked: string | undefined,
  port: string,
  earlier: ReadonlySet<string | undefined>,
): boolean {
  return earlier.has(asked) && !earlier.has(port);
}

function toAddress(moment: CaseMoment): ListeningAddress {
  const { detail } = moment;
  return { moment, port: findListeningPort(detail), isLoopback: isLoopback(detail) };
}

/** What another version of the app printed before the last start tells nothing of this one. */
function listLastStarts(aCase: Case, refused: readonly CaseError[]): ReadonlyMap<string, EpochMs> {
  const firstOf = new Map<string, EpochMs>();
  for (const { machine, time } of refused) if (!firstOf.has(machine)) firstOf.set(machine, time);
  const starts = new Map<string, EpochMs>();
  for (const { machine, time } of findMoments(aCase, ['start', 'deploy']))
    if (time <= (firstOf.get(machine) ?? aCase.episode.start)) starts.set(machine, time);
  return starts;
}

/** More of them say no more. */
const MAX_STARTS = 50;

/**
 * Whether the proxy or a health check found an app that printed this address, on any machine before it started anew:
 * then it was the right one. Many servers print `localhost` and listen everywhere.
 */
export function becameReachable(
  aCase: Case,
  asked: string | undefined,
  { moment }: ListeningAddress,
): boolean {
  const same = findMoments(aCase, ['listening'])
    .filter(({ detail }) => detail === moment.detail)
    .slice(-MAX_STARTS);
  const ends = findMoments(aCase, ['start', 'deploy', 'exit', 'outOfMemory']);
  const signs = findMoments(aCase, ['reachable', 'healthPassing']).filter(
    // A check that looks at something else says nothing of it.
    ({ kind, detail }) => kind === 'reachable' || asked === undefined || detail.includes(asked),
  );
  return same.some((one) => {
    const isEnd = ({ machine, time }: CaseMoment): boolean => machine === one.machine && time > one.time;
    const last = aCase.episode.last + MINUTE;
    const end = ends.find(isEnd)?.time ?? last;
    return signs.some(
      (sign) => sign.time >= one.time && sign.time < Math.min(end, last) && mayShareMachine(one, sign),
    );
  });
}

/** Whether the app was open at the port later, without another start: then it only took its time. */
export function openedLater(aCase: Case, { refused, asked }: Listening): boolean {
  const first = refused[0]?.time ?? aCase.episode.start;
  const starts = findMoments(aCase, ['start', 'deploy']).filter(({ time }) => time > first);
  return findMoments(aCase, ['listening'])
    .filter(
      ({ time, machine }) =>
        time > first &&
        (refused.length === 0 || refused.some((error) => mayShareMachine({ machine }, error))),
    )
    .filter(({ time, machine }) => !starts.some((start) => start.machine === machine && start.time <= time))
    .map(toAddress)
    .some(({ port, isLoopback: isClosed }) => !isClosed && asked !== undefined && port === asked);
}

/** Whether the app was ever ready at the port, for all to reach. */
export function wasOpen({ asked, addresses }: Listening): boolean {
  return addresses.some(
    ({ port, isLoopback: isClosed }) => !isClosed && (asked === undefined || port === asked),
  );
}
