/** The code of a proxy error goes in, what Fly Proxy says with it comes out. */
import type { Random } from '../logs/random.ts';

interface ErrorValues {
  readonly random: Random;
  readonly app: string;
  readonly port: number;
  readonly machine: string;
  readonly time: number;
}

export interface ErrorText {
  readonly text: (values: ErrorValues) => string;
  /** Whether the wording has been seen, so that a line without its code still tells it. */
  readonly isKnown: boolean;
  readonly level?: 'warn';
}

function known(text: ErrorText['text'], level?: 'warn'): ErrorText {
  return { text, isKnown: true, ...(level !== undefined && { level }) };
}

/** Nobody has published such a line: a live line is told by its code alone. */
function unseen(text: string): ErrorText {
  return { text: () => text, isKnown: false };
}

const CLOSED = [
  'connection closed before message completed',
  'hyper error: connection closed before message completed',
  'client error (SendRequest)',
  'legacy hyper error: client error (SendRequest), caused by: connection closed before message completed',
];
const BROKEN = [
  'hyper error: connection error (source: Operation timed out (os error 110))',
  'legacy hyper error: client error (SendRequest), caused by: connection error, caused by: fly-proxy-p2p/tls/http-multihop: connection reset',
];

const refused = ({ port }: ErrorValues): string =>
  `instance refused connection. is your app listening on 0.0.0.0:${String(port)}? make sure it is not only listening on 127.0.0.1 (hint: look at your startup logs, servers often print the address they are listening on)`;
const gaveUp = ({ random }: ErrorValues): string =>
  `failed to connect to machine: gave up after 15 attempts (in ${(8 + random.next() / 2).toFixed(9)}s)`;
const rateLimited = (): string => 'machines API returned an error: "rate limit exceeded"';
const attempts = ({ random }: ErrorValues): string =>
  `could not find a good candidate within ${String(random.pick([20, 21, 40]))} attempts at load balancing`;
const hardLimit =
  (unit: string): ErrorText['text'] =>
  ({ random, machine }) =>
    random.chance(0.5)
      ? `Instance reached hard limit of 25 concurrent ${unit}`
      : `Instance ${machine} reached hard limit of 25 concurrent ${unit}. This usually indicates your app is not closing connections properly or is not closing them fast enough for the traffic levels it is handling. Scaling resources, number of instances or increasing your hard limit might help.`;
const request =
  (cause: readonly string[]): ErrorText['text'] =>
  ({ random }) =>
    `could not complete HTTP request to instance: ${random.pick(cause)}`;

/** By code; `CODE:variant` for a code that says several things, `PR03:CODE` for its last error. */
export const ERROR_TEXTS: ReadonlyMap<string, ErrorText> = new Map([
  ['PP01', unseen('failed to set some important socket options')],
  [
    'PP03',
    known(
      ({ random }) =>
        `could not proxy TCP data: ${random.pick(['Broken pipe (os error 32)', 'unexpected end of file'])}`,
    ),
  ],
  ['PU02', known(request([...CLOSED, ...BROKEN]))],
  ['PU02:closed', known(request(CLOSED))],
  ['PU02:broken', known(request(BROKEN))],
  ['PU03', unseen('worker host is unreachable')],
  ['PU04', unseen('could not build HTTP request')],
  [
    'PU05',
    known(() => 'could not finish reading HTTP body from instance: error reading a body from connection'),
  ],
  ['PC01', known(refused)],
  ['PC02', known(() => 'instance refused connection')],
  ['PC03', unseen('connection to instance was reset')],
  ['PC04', unseen('connection to instance was aborted')],
  ['PC05', unseen('connection to instance timed out')],
  ['PC06', unseen('encountered an i/o error on the connection to instance')],
  [
    'PC07',
    known(({ random }) => `failed to connect to instance after ${String(2 + random.int(9))} attempts`),
  ],
  ['PC08', known(() => 'failed to set some important tcp socket options, this is a fly issue')],
  ['PT01', unseen('tls handshake rate limit exceeded')],
  ['PT02', unseen('tls handshake rate limit exceeded for this SNI')],
  ['PT03', known(() => 'tls handshake was canceled')],
  ['PT04', known(() => 'tls handshake failed')],
  [
    'PT05',
    known(
      ({ random, app }) =>
        `no valid tls certificate was found for SNI ${random.pick(['www.', '', 'shop.'])}${app}.example. aborted connection`,
    ),
  ],
  ['PT06', known(() => 'no valid tls certificate was found. aborted connection')],
  ['PT07', known(() => 'encountered an io error while performing tls handshake')],
  ['PT08', known(() => 'tls handshake timed out')],
  ['PM01:limit', known(rateLimited)],
  ['PM01:starting', known(() => 'machines API returned an error: "machine still attempting to start"')],
  [
    'PM01:lease',
    known(
      ({ random, machine, time }) =>
        `machines API returned an error: "machine ID ${machine} lease currently held by ${random.hex(8)}-${random.hex(4)}-5${random.hex(3)}-9${random.hex(3)}-${random.hex(12)}@tokens.fly.io, expires at ${new Date(time + 60_000).toISOString().slice(0, 19)}Z"`,
    ),
  ],
  ['PM02', known(() => 'could not wake up machine due to an internal communication error')],
  ['PM03', known(() => 'could not wake up machine due to a timeout requesting from the machines API')],
  ['PM05', known(gaveUp)],
  [
    'PM07:replaced',
    known(() => 'failed to change machine state: machine getting replaced, refusing to start'),
  ],
  ['PM07:active', known(() => 'failed to change machine state: machine still active, refusing to start')],
  [
    'PM07:created',
    known(() => "failed to change machine state: unable to start machine from current state: 'created'"),
  ],
  ['PM08:stopping', known(() => 'machine is in a non-startable state: stopping')],
  ['PM08:replacing', known(() => 'machine is in a non-startable state: replacing')],
  ['PM10', known(() => 'machine start was canceled due to an internal problem')],
  ['PM11', known(() => 'machine was recently stopped and is unavailable to service request')],
  [
    'PA01',
    known(
      () =>
        "cannot retry/replay request because request body has been read past what we're willing to buffer",
    ),
  ],
  ['PA02', known(() => "'fly-replay' response header was returned too many times, stopping there")],
  ['PA03', known(() => "could not parse 'fly-replay' response header returned by app")],
  [
    'PA04',
    known(
      ({ app }) =>
        `app '${app}' used 'fly-replay' response header to target app '${app}-jobs', which we cannot find`,
    ),
  ],
  [
    'PA05',
    known(
      ({ app }) =>
        `app '${app}' used 'fly-replay' response header to target app 'partner-${app}', but it doesn't have permission to do so`,
    ),
  ],
  ['PE01', known(() => 'internal error while fly-replaying: could not find app name')],
  ['PE02', known(() => 'internal error while fly-replaying: could not find org id assigned to your app')],
  [
    'PR01',
    known(
      ({ random }) => `no known healthy instances found for route tcp/${random.pick(['443', '443', '80'])}`,
    ),
  ],
  ['PR01:postgres', known(() => 'no known healthy instances found for route tcp/5432')],
  ['PR02', known(() => 'fly proxy could not find local instance for route')],
  ['PR03:PC01', known((values) => `${attempts(values)}. last error: [PC01] ${refused(values)}`)],
  ['PR03:PM05', known((values) => `${attempts(values)}. last error: [PM05] ${gaveUp(values)}`)],
  ['PR03:PM01', known((values) => `${attempts(values)}. last error: [PM01] ${rateLimited()}`)],
  ['PR04', known(attempts)],
  [
    'PR05',
    known(
      ({ random }) => `failed to request static files for /assets/${random.hex(6)}.css from Tigris bucket`,
    ),
  ],
  ['PL01', known(hardLimit('connections'), 'warn')],
  ['PL02', known(hardLimit('requests'), 'warn')],
]);
