/** Output of `fly deploy` and `fly status`: what flyctl says, of which machine, how grave; and what only looks like it. */
import { describe, expect, it, test } from 'vitest';
import flyDeploy from '../../src/catalog/formats/flyDeploy.ts';
import { getReport, readText } from '../support/read/readText.ts';
import { describeEvents } from '../support/read/summary.ts';

const MACHINE = '148e21ea7d9d68';

const SAID: readonly [line: string, level: string, machine: string | undefined, message?: string][] = [
  ["Updating existing machines in 'shop' with rolling strategy", 'info', undefined],
  [`  [1/2] Updating ${MACHINE} [app]`, 'info', MACHINE, `Updating ${MACHINE} [app]`],
  [
    ` ✔ [1/2] Machine ${MACHINE} [app] update succeeded`,
    'info',
    MACHINE,
    `Machine ${MACHINE} [app] update succeeded`,
  ],
  [
    `✖ [2/2] Machine ${MACHINE} [app] update failed: request canceled`,
    'error',
    MACHINE,
    `Machine ${MACHINE} [app] update failed: request canceled`,
  ],
  [
    `  [1/1] Waiting for ${MACHINE} [app] to have state: started`,
    'info',
    MACHINE,
    `Waiting for ${MACHINE} [app] to have state: started`,
  ],
  [
    `  Machine ${MACHINE} [app] has state: started`,
    'info',
    MACHINE,
    `Machine ${MACHINE} [app] has state: started`,
  ],
  [`Waiting for machine ${MACHINE} to reach a good state`, 'info', MACHINE],
  [`WARN failed to release lease for machine ${MACHINE}: lease not found`, 'warn', MACHINE],
  [
    `✖ Failed to acquire lease for ${MACHINE}: lease currently held`,
    'error',
    MACHINE,
    `Failed to acquire lease for ${MACHINE}: lease currently held`,
  ],
  [
    ` ✖ Failed: timeout reached waiting for health checks to pass for machine ${MACHINE}: failed to get VM`,
    'error',
    MACHINE,
    `Failed: timeout reached waiting for health checks to pass for machine ${MACHINE}: failed to get VM`,
  ],
  [`Error: timeout reached waiting for healthchecks to pass for machine ${MACHINE}`, 'error', MACHINE],
  [`Error: failed to update machine ${MACHINE}: Unrecoverable error: timeout reached`, 'error', MACHINE],
  [`Smoke checks for ${MACHINE} failed: the app appears to be crashing`, 'error', MACHINE],
  [`Error: smoke checks for ${MACHINE} failed: the app appears to be crashing`, 'error', MACHINE],
  ['Running shop release_command: bin/migrate', 'info', undefined],
  [`Error release_command failed running on machine ${MACHINE} with exit code 1.`, 'error', MACHINE],
  [
    'Error: release command failed - aborting deployment. ',
    'error',
    undefined,
    'Error: release command failed - aborting deployment.',
  ],
  [`error release_command machine ${MACHINE} exited with non-zero status of 1`, 'error', MACHINE],
  [
    'WARNING The app is not listening on the expected address and will not be reachable by fly-proxy.',
    'warn',
    undefined,
  ],
];

test.each(SAID)('%s', (line, level, machine, message = line) => {
  expect(flyDeploy.readRecords(line)).toMatchObject([
    { provider: 'flyctl', level, message, ...(machine !== undefined && { machine }) },
  ]);
  expect(flyDeploy.readRecords(line)[0]?.machine).toBe(machine);
});

test.each([
  'Updating 3 rows',
  'Updating existing users in the table',
  'Machine learning model has state: trained',
  'Waiting for the database to become healthy: 0/1',
  'Error: cannot find module express',
  'failed to update machinery: 7',
  'smoke checks failed',
  'The app is not listening to what users say',
  'the release command failed',
  'Failed',
  'app  148e21ea7d9d68  started',
  'stopped  exit  bus 7  2026-03-02T08:15:31Z',
])('is not said by flyctl: %s', (line) => {
  expect(flyDeploy.readRecords(line)).toEqual([]);
});

describe('tables', () => {
  it('are read as what machines were since when', () => {
    const time = Date.UTC(2026, 2, 2, 8, 15, 31);
    expect(
      flyDeploy.readRecords(
        `app    \t${MACHINE}\t3      \tams   \tstopped\t    \t1 total, 1 critical\t2026-03-02T08:15:31Z`,
      ),
    ).toEqual([
      {
        provider: 'flyctl',
        level: 'error',
        time,
        machine: MACHINE,
        region: 'ams',
        message: `app ${MACHINE} 3 ams stopped 1 total, 1 critical 2026-03-02T08:15:31Z`,
      },
    ]);
    expect(
      flyDeploy.readRecords(
        'stopped  exit  flyd  2026-03-02T09:15:31.000+01:00  exit_code=1,oom_killed=false',
      ),
    ).toMatchObject([{ provider: 'flyctl', level: 'error', time }]);
  });
});

it('reads a whole output, with the log lines in it', async () => {
  const text = [
    '==> Verifying app config',
    'Validating fly.toml',
    '--> Verified app config',
    'image: registry.fly.io/shop:deployment-01',
    "Updating existing machines in 'shop' with rolling strategy",
    `  [1/1] Updating ${MACHINE} [app]`,
    `Smoke checks for ${MACHINE} failed: the app appears to be crashing`,
    `Check its logs: here's the last lines below, or run 'fly logs -i ${MACHINE}':`,
    '  Preparing to run: `node server.js` as root',
    '  Main child exited normally with code: 1',
    '  [PC01] instance refused connection. is your app listening on 0.0.0.0:8080?',
    `Error: smoke checks for ${MACHINE} failed: the app appears to be crashing`,
  ].join('\n');
  const reading = await readText(text);
  const { format, records, unread } = getReport(reading);
  expect(format?.id).toBe('flyDeploy');
  expect([records, unread]).toEqual([10, 0]);
  expect(describeEvents(reading.table)).toEqual(['--:--:-- PC01 / #11']);
});

it('needs a sentence of flyctl to be one', async () => {
  const { report } = await readText(
    'machine has reached its max restart count of 10\nMain child exited normally with code: 1\n',
  );
  expect(report?.format?.id).toBe('messagesOnly');
});
