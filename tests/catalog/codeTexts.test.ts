/** Texts without a code, in the layouts that print them: every template is read, and nothing that comes close. */
import { describe, expect, it, test } from 'vitest';
import { codeWordings } from '../../src/catalog/codes/codeWordings.ts';
import { errorCodes } from '../../src/catalog/codes/index.ts';
import { isFlyWording, isProxyError, toGuessedRecord } from '../../src/catalog/formats/parts/flyWordings.ts';
import { createCodeReader } from '../../src/core/format/errorCode.ts';
import { readText } from '../support/read/readText.ts';
import { describeEvents } from '../support/read/summary.ts';
import { NEAR_MISSES } from './nearMisses.ts';

const MACHINE = 'proxy[148e21ea7d9d68] ams';
const codes = createCodeReader(codeWordings);

async function readCodes(text: string): Promise<readonly (string | undefined)[]> {
  const { table } = await readText(`08:15:30 Configuring firecracker\n${text}`);
  return describeEvents(table).map((line) => line.split(' ')[1]);
}

/** What is known of codes that the documentation does not have. */
const UNDOCUMENTED: readonly (readonly [string, string])[] = [
  ['PP03', 'could not proxy TCP data: Broken pipe (os error 32)'],
  ['PP03', 'could not proxy TCP data: unexpected end of file'],
  ['PP03', 'could not proxy TCP data: connection reset by peer'],
  ['PU05', 'could not finish reading HTTP body from instance'],
  ['PU05', 'could not finish reading HTTP body from instance: error reading a body from connection'],
];
const samples = [
  ...errorCodes.flatMap(({ code, samples: { match } }) => match.map((text) => [code, text] as const)),
  ...UNDOCUMENTED,
];

describe.each(samples)('%s from: %s', (code, text) => {
  it('is read from history, from a copy without levels, and from the text alone', async () => {
    const history = await readText(`error.message="${text}" 2026-03-02T08:15:31Z ${MACHINE} [error]\n`);
    expect(describeEvents(history.table)).toEqual([
      expect.stringMatching(`^08:15:31 ${code}~(<\\w+)? 148e21ea7d9d68/ams #1$`),
    ]);
    const inferred = expect.stringMatching(`^${code}~`) as string;
    expect(await readCodes(`08:15:31 ${text}\n`)).toEqual([inferred]);
    expect(describeEvents((await readText(`${text}\n`)).table)).toHaveLength(1);
  });

  it('is read behind its code, also where nobody is named', async () => {
    expect(isProxyError(`[${code}] ${text}`)).toBe(true);
    expect(await readCodes(`08:15:31 [${code}] ${text}\n`)).toEqual([expect.stringMatching(`^${code}(<|$)`)]);
  });

  it('is not read where an app wrote it, or in a line that is no error', () => {
    expect(codes.findErrors({ provider: 'app', level: 'error', message: text })).toBeUndefined();
    expect(
      codes.findErrors({ provider: 'app', level: 'error', message: `[${code}] ${text}` }),
    ).toBeUndefined();
    expect(codes.findErrors({ provider: 'proxy', level: 'info', message: text })).toBeUndefined();
    expect(codes.findErrors(toGuessedRecord(text, 'info'))).toBeUndefined();
    expect(codes.findErrors(toGuessedRecord(`the log says: ${text}`))).toBeUndefined();
    expect(codes.findErrors(toGuessedRecord(`"${text}", it said`))).toBeUndefined();
  });
});

it('has two near misses of every template', () => {
  const templates = codeWordings.flatMap((wordings) => wordings.templates);
  expect(Object.keys(NEAR_MISSES).sort()).toEqual([...templates].sort());
});

const nearMisses = Object.values(NEAR_MISSES).flat();

test.each(nearMisses)('no code is read from: %s', async (text) => {
  // The proxy's own error without a known wording is an error, but no guess.
  expect(codes.findErrors({ provider: 'proxy', level: 'error', message: text })).toEqual({
    code: undefined,
    how: 'unclassified',
    cause: undefined,
  });
  expect(isFlyWording(text)).toBe(false);
  expect(await readCodes(`08:15:31 ${text}\n`)).toEqual([]);
  expect((await readText(`${text}\n`)).failure).toMatchObject({ kind: 'unrecognised' });
});

describe("Fly's other wordings", () => {
  test.each([
    'machine has reached its max restart count of 10',
    'machine has reached its max restart count (10)',
    'INFO Main child exited normally with code: 137',
    " INFO Main child exited with signal (with signal 'SIGINT', core dumped? false)",
    'Process appears to have been OOM killed!',
    'INFO Sending signal SIGTERM to main child process w/ PID 641',
    'INFO Starting clean up.',
    'INFO SSH listening listen_address=[fdaa:0:1:a7b::2]:22',
    'waiting for machine to be reachable on 0.0.0.0:3000 (waited 5.2s so far)',
    'Still waiting for machine to listen on 0.0.0.0:3000 (waited 9.8s so far)',
    'machine became reachable in 654ms',
    'Machine has reached its max restart count of 10',
    "machine restart policy set to 'no', not restarting",
    'Trial machine stopping. To run for longer than 5m0s, add a credit card by visiting https://fly.io/trial.',
    'Machine stopping. trial has ended',
    'waiting for machine to listen on 0.0.0.0:3000 (waited 5.2s so far)',
    'Still waiting for machine to be reachable on 0.0.0.0:3000',
    "Health check status changed 'warning' => 'critical'",
    'Error: failed to spawn command: /app/start: Exec format error (os error 8)',
    ' ERROR error umounting /data: EBUSY: Device or resource busy, retrying in a bit',
    'hallpass exited, pid: 514, status: signal: 15',
    '2026/02/03 10:00:30 listening on [fdaa:0:1:a7b::2]:22 (DNS: [fdaa::3]:53)',
    'App shop has excess capacity, autostopping machine 148e21ea7d9d68. 0 out of 1 machines left running',
    "Health check 'servicecheck-00-http-3000' on port 3000 has failed",
    'Health check on port 3000 has failed. Your app is not responding properly.',
    "Health check 'web' on port 3000 is now passing.",
    '2026-03-02T08:15:31.338814894 [01KY6CGEZ229T0R4Q50VTMZ8DD:main] Running Firecracker v1.14.4',
  ])('are known: %s', (text) => {
    expect(isFlyWording(text)).toBe(true);
    expect(isProxyError(text)).toBe(false);
  });

  test.each([
    'the machine has reached its max restart count',
    'Main child exited',
    'Starting clean up of /tmp',
    'SSH listening on port 22',
    'waiting for machine',
    'Health check of the cache has failed',
    'Starting machine learning',
    'Machine has reached its max temperature',
    'restart policy set to no',
    'Trial machine stopping by in the shop',
    'Machine stopping',
    'Still waiting for machine parts',
    'Health check status changed',
    'Error: failed to spawn worker',
    '2026/02/03 10:00:30 listening on [::]:22',
    'Starting init',
  ])('are not found in: %s', (text) => {
    expect(isFlyWording(text)).toBe(false);
  });
});
