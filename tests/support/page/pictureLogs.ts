/** Logs to draw pictures of, the same ones every time: an incident, and what is hard to lay out. */
import type { ShownLog } from '../read/artefactContent.ts';
import { Random } from '../logs/random.ts';

const DAY = '2026-11-22';
const MESSAGES: readonly (readonly [code: string, message: string])[] = [
  ['PC01', '[PC01] instance refused connection. is your app listening on 0.0.0.0:8080?'],
  ['PC01', '[PC01] instance refused connection. is your app listening on 0.0.0.0:8080?'],
  ['PM05', '[PM05] failed to connect to machine: gave up after 15 attempts (in 8.1s)'],
  ['PU02', '[PU02] could not complete HTTP request to instance: connection closed before message completed'],
  ['PR03', '[PR03] could not find a good candidate within 40 attempts at load balancing'],
  ['', 'instance refused connection. is your app listening on 0.0.0.0:8080?'],
];
const RARE: readonly (readonly [code: string, message: string])[] = [
  ['PP01', '[PP01] something inside'],
  ['PT01', '[PT01] failed to do TLS handshake'],
  ['PA01', '[PA01] the app'],
  ['PE01', '[PE01] the edge'],
  ['PL01', '[PL01] the limit'],
  ['PX42', '[PX42] nobody knows this code'],
  ['', 'the proxy says something new'],
];

/** Ten minutes of an app that is deployed, breaks and comes back. */
export function toIncidentLog(): string {
  const random = new Random(22);
  const lines: string[] = [];
  const say = (second: number, source: string, level: string, message: string): void => {
    const time = `${DAY}T${toClock(11 * 3600 + second)}Z`;
    lines.push(`${time} ${source} ams [${level}]${message}`);
  };
  for (let second = 0; second < 600; second += 1) {
    for (let i = random.int(6); i > 0; i -= 1) say(second, 'app[148e21ea7d9d68]', 'info', 'GET /');
    if (second === 180) say(second, 'runner[148e21ea7d9d68]', 'info', 'Pulling container image registry');
    if (second === 196) say(second, 'app[148e21ea7d9d68]', 'info', 'Main child exited normally with code: 1');
    if (second === 199) say(second, 'app[148e21ea7d9d68]', 'info', 'Starting init (commit: abc)');
    if (second === 390) say(second, 'app[148e21ea7d9d68]', 'info', 'Listening on http://0.0.0.0:8080');
    const share = second < 185 ? 0.02 : second < 395 ? 3 * Math.sin((second - 170) / 75) : 0.08;
    for (let i = share * 2 * random.next(); i > 0.5; i -= 1) {
      const [, message] = random.chance(0.06) ? random.pick(RARE) : random.pick(MESSAGES);
      const machine = random.pick(['148e21ea7d9d68', '3d8d9e01b70e89', '9080e6ec12a487']);
      say(second, `proxy[${machine}]`, 'error', message);
    }
  }
  return `${lines.join('\n')}\n`;
}

/** Two days with long names, silences and restarts all the time. */
export function toHardLog(): string {
  const random = new Random(7);
  const lines: string[] = [];
  const machines = Array.from({ length: 14 }, (_, i) => `machine-with-a-long-name-${random.hex(12)}-${i}xx`);
  const kinds = [
    'Main child exited normally with code: 137',
    'Starting init (commit: abc)',
    'Listening on http://0.0.0.0:8080',
    '[  12.5] Out of memory: Killed process 513 (node)',
    'reboot: Restarting system',
  ];
  for (let minute = 0; minute < 2 * 24 * 60; minute += 1) {
    if (minute % 700 > 560 || (minute > 1000 && minute < 1030)) continue;
    const day = 22 + Math.floor(minute / 1440);
    const time = `2026-11-${day}T${toClock((minute % 1440) * 60)}Z`;
    const machine = random.pick(machines);
    for (let i = 0; i < 3; i += 1) lines.push(`${time} app[${machine}] ams [info]GET /`);
    if (minute % 25 === 0) lines.push(`${time} app[${machine}] ams [info]${random.pick(kinds)}`);
    if (minute % 41 === 0)
      lines.push(`${time} health[${machine}] ams [error]Health check on port 8080 has failed`);
    if (minute % 67 === 0)
      lines.push(`${time} health[${machine}] ams [info]Health check on port 8080 is now passing`);
    if (minute % 97 === 0) lines.push(`${time} runner[${machine}] ams [info]Pulling container image x`);
    if (minute % 131 === 0)
      lines.push(`${time} proxy[${machine}] ams [info]App x has excess capacity, autostopping machine y`);
    for (let i = random.int(1 + (minute % 300)); i > 0; i -= 7) {
      const [, message] = random.chance(0.3) ? random.pick(RARE) : random.pick(MESSAGES);
      lines.push(`${time} proxy[${random.pick(machines)}] ams [error]${message}`);
    }
  }
  lines.push('a line that no layout has', '');
  return lines.join('\n');
}

/** What is shown of them; hours are those of Berlin. */
export const SHOWN_LOGS = {
  incident: (): ShownLog => ({
    files: [{ name: 'fictional-app.log', text: toIncidentLog() }],
    title: 'Proxy errors of fictional-app, 22 November 2026',
    maxBins: 150,
    selection: { range: { start: Date.UTC(2026, 10, 22, 11), end: Date.UTC(2026, 10, 22, 11, 10) } },
    view: { clock: 'log:Europe/Berlin' },
  }),
  hard: (): ShownLog => ({
    files: [
      { name: `${'long-name-'.repeat(9)}.log`, text: toHardLog(), share: 0.38 },
      { name: 'another-export-of-the-same-days.log', text: toIncidentLog() },
      { name: 'third.log', text: toIncidentLog() },
    ],
    title:
      'What happened to the checkout of the shop and to everything that depends on it between Sunday and Tuesday, as far as the proxy knows',
    groupBy: 'machine',
    maxBins: 270,
    view: {
      clock: 'log:America/Argentina/ComodRivadavia',
      scale: 'log',
      hasPatterns: true,
      filters: Array.from({ length: 9 }, (_, i) => `without machine machine-with-a-very-long-name-${i}`),
      hiddenGroups: new Set(['rest']),
    },
  }),
  quiet: (): ShownLog => ({
    files: [
      {
        name: 'quiet.log',
        text: `${DAY}T11:00:00Z app[a] ams [info]GET /\n${DAY}T11:09:00Z app[a] ams [info]GET /\n`,
      },
    ],
  }),
  timeless: (): ShownLog => ({
    files: [
      {
        name: 'messages.log',
        text: [...MESSAGES, ...RARE, ...MESSAGES].map(([, message]) => `${message}\n`).join(''),
      },
    ],
  }),
  nothing: (): ShownLog => ({ files: [] }),
} as const;

function toClock(second: number): string {
  return [second / 3600, (second / 60) % 60, second % 60]
    .map((part) => String(Math.floor(part)).padStart(2, '0'))
    .join(':');
}
