/** Lines whose headers people cut down before they pasted them: what is left of a header is read, no word of a message is. */
import { describe, expect, it, test } from 'vitest';
import dashboardCopy from '../../src/catalog/formats/dashboardCopy.ts';
import flyctlCut from '../../src/catalog/formats/flyctlCut.ts';
import flyctlText from '../../src/catalog/formats/flyctlText.ts';
import instanceText from '../../src/catalog/formats/instanceText.ts';
import timeMessage from '../../src/catalog/formats/timeMessage.ts';
import type { LogFormat, LogRecord } from '../../src/core/format/logFormat.ts';
import { getReport, readText } from '../support/read/readText.ts';
import { describeEvents } from '../support/read/summary.ts';

const SECOND = Date.UTC(2026, 2, 2, 8, 15, 31);
const MACHINE = '148e21ea7d9d68';
const refused = 'instance refused connection. is your app listening on 0.0.0.0:3000?';
const exited = 'Main child exited normally with code: 1';
const clock = ((8 * 60 + 15) * 60 + 31) * 1000;
const error = { provider: 'proxy', level: 'error' } as const;

const CASES: readonly [format: LogFormat, text: string, record: LogRecord][] = [
  // A blank stands where none does in an export.
  [
    flyctlText,
    `2026-03-02 08:15:31Z proxy[${MACHINE}] ams [error][PC01] ${refused}`,
    { ...error, time: SECOND, machine: MACHINE, region: 'ams', message: `[PC01] ${refused}` },
  ],
  [
    flyctlText,
    `2026-03-02T08:15:31Z proxy [${MACHINE}] ams [error][PC01] ${refused}`,
    { ...error, time: SECOND, machine: MACHINE, region: 'ams', message: `[PC01] ${refused}` },
  ],
  // An id that was made shorter still tells machines apart; one of which nothing is left names none.
  [
    flyctlText,
    `2026-03-02T08:15:31Z proxy[...] ams [error][PC01] ${refused}`,
    { ...error, time: SECOND, region: 'ams', message: `[PC01] ${refused}` },
  ],
  [
    flyctlText,
    `2026-03-02T08:15:31Z proxy [e28…] ams [error][PC01] ${refused}`,
    { ...error, time: SECOND, machine: 'e28…', region: 'ams', message: `[PC01] ${refused}` },
  ],
  [
    flyctlText,
    `2026-03-02T08:15:31Z proxy[…] … [error][PC01] ${refused}`,
    { ...error, time: SECOND, message: `[PC01] ${refused}` },
  ],
  [
    instanceText,
    `2026-03-02T08:15:31Z [148e…] ams [error] [PC01] ${refused}`,
    { ...error, time: SECOND, machine: '148e…', region: 'ams', isError: true, message: `[PC01] ${refused}` },
  ],
  // No date.
  [
    dashboardCopy,
    `08:15:31Z proxy[${MACHINE}] ams [error][PC01] ${refused}`,
    { ...error, clock, machine: MACHINE, region: 'ams', isError: true, message: `[PC01] ${refused}` },
  ],
  [
    dashboardCopy,
    `08:15:31Z proxy  ${refused}`,
    { provider: 'proxy', clock, isError: true, message: refused },
  ],
  [dashboardCopy, `…T08:15:31Z ${refused}`, { provider: 'proxy', clock, isError: true, message: refused }],
  [
    dashboardCopy,
    `02T08:15:31.000Z app[…] ams INFO ${exited}`,
    { provider: 'app', level: 'info', clock, region: 'ams', message: exited },
  ],
  [
    dashboardCopy,
    `08:15:31 app[${MACHINE}] [info] ${exited}`,
    { provider: 'app', level: 'info', clock, machine: MACHINE, message: exited },
  ],
  [
    dashboardCopy,
    `08:15:31 proxy[${MACHINE}] ams [PC01] ${refused}`,
    {
      provider: 'proxy',
      clock,
      machine: MACHINE,
      region: 'ams',
      isError: true,
      message: `[PC01] ${refused}`,
    },
  ],
  [
    dashboardCopy,
    `08:15:31 proxy[${MACHINE}] ams ${refused}`,
    { provider: 'proxy', clock, machine: MACHINE, region: 'ams', isError: true, message: refused },
  ],
  // No provider, no instance, no level.
  [
    timeMessage,
    `2021-09-22T20:23:31Z [info] ${exited}`,
    { provider: '', level: 'info', time: Date.UTC(2021, 8, 22, 20, 23, 31), message: exited },
  ],
  [
    timeMessage,
    `2026-03-02T08:15:31Z proxy ${refused}`,
    { provider: 'proxy', time: SECOND, isError: true, message: refused },
  ],
  [
    timeMessage,
    `2026-03-02T08:15:31Z runner  Pulling container image`,
    { provider: 'runner', time: SECOND, message: 'Pulling container image' },
  ],
  [timeMessage, `2026-03-02 08:15:31 UTC ${exited}`, { provider: '', time: SECOND, message: exited }],
  [
    timeMessage,
    `2026-03-02 08:15:31 ${exited}`,
    { provider: '', time: SECOND, isZoneless: true, message: exited },
  ],
  [
    flyctlCut,
    `${MACHINE} ams [info]Starting machine`,
    { provider: '', level: 'info', machine: MACHINE, region: 'ams', message: 'Starting machine' },
  ],
  [
    flyctlCut,
    `proxy [${MACHINE}] ams [error][PC01] ${refused}`,
    { ...error, machine: MACHINE, region: 'ams', message: `[PC01] ${refused}` },
  ],
];

test.each(CASES)('$id reads %s', (format, text, record) => {
  expect(format.readRecords(text)).toEqual([record]);
});

/** Words of messages that look like parts of a header. */
const MESSAGES: readonly string[] = [
  'app listening on port 3000',
  'proxy: connection refused',
  'health of the app is good',
  'the connection was refused',
  'may [error] be ignored?',
  '[worker] error',
  'ERROR: relation "orders" does not exist',
  'runner started with 3 jobs',
];

describe.each([dashboardCopy, timeMessage])('$id', (format) => {
  const time = format === dashboardCopy ? '08:15:31' : '2026-03-02T08:15:31Z';
  test.each(MESSAGES)('leaves a message as it is: %s', (message) => {
    expect(format.readRecords(`${time} ${message}`)).toMatchObject([{ provider: '', message }]);
    expect(format.readRecords(`${time} ${message}`)[0]).not.toHaveProperty('isError');
  });
});

it('leaves whole headers to the layouts that have them', () => {
  for (const { samples } of [flyctlText, instanceText])
    for (const sample of samples) expect(timeMessage.readRecords(sample), sample).toEqual([]);
});

it('is not taken for a log where nothing in it is said by Fly', async () => {
  for (const text of [
    '2026-03-02 08:15:31 [info] server started\n2026-03-02 08:15:32 [error] could not connect\n',
    '2026-03-02T08:15:31Z proxy  started\n2026-03-02T08:15:32Z app  [PC03] root bridge\n',
  ])
    expect((await readText(text)).failure).toMatchObject({ kind: 'unrecognised' });
});

it('counts the errors of every line, by the bytes that the scanner leaves and by those that it reads', async () => {
  const text = [
    `2026-03-02T08:15:31Z proxy[${MACHINE}] ams [error][PC01] ${refused}`,
    `2026-03-02 08:15:32Z proxy[${MACHINE}] ams [error][PC01] ${refused}`,
    `2026-03-02T08:15:33Z proxy [${MACHINE}] ams [error][PC01] ${refused}`,
    `2026-03-02T08:15:34Z proxy[...] ams [error][PC01] ${refused}`,
    `2026-03-02T08:15:35Z proxy[e28…] ams [error][PC01] ${refused}`,
  ].join('\n');
  const reading = await readText(text);
  expect(getReport(reading).format?.id).toBe('flyctlText');
  expect(describeEvents(reading.table)).toEqual([
    `08:15:31 PC01 ${MACHINE}/ams #1`,
    `08:15:32 PC01 ${MACHINE}/ams #2`,
    `08:15:33 PC01 ${MACHINE}/ams #3`,
    '08:15:34 PC01 /ams #4',
    '08:15:35 PC01 e28…/ams #5',
  ]);
});
