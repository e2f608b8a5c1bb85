/** `postflight check`, as a script runs it. */
import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { logFromDrawing } from './support/logs/drawnLog.ts';
import { PROGRAM } from './support/run/commandLine.ts';

const LOG = logFromDrawing(`
  10:00:00 *60/60s a app GET / 200
  10:20:00 *8/20s a app  INFO Main child exited normally with code: 1
  10:20:05 *30/5s a proxy [PC01] instance refused connection. is your app listening on 0.0.0.0:8080?`);

function check(log: string, ...args: readonly string[]): { status: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, 'check', ...args], {
    input: log,
    encoding: 'utf8',
  });
  return { status, out: stdout, err: stderr };
}

it('ends with 0 and says nothing within its limits', () => {
  expect(check(LOG, '--fail-on', 'PC01>12/min', '--fail-on', 'errors>30', '-')).toEqual({
    status: 0,
    out: '',
    err: '',
  });
});

it('ends with 1 and names each limit that the log is beyond of', () => {
  const { status, out } = check(
    LOG,
    '--fail-on',
    'PC01>11/min',
    '--fail-on',
    'errors>30',
    '--fail-on',
    'crash-loop',
    '-',
  );
  expect(status).toBe(1);
  expect(out.split('\n')).toEqual([
    'PC01>11/min: 12, from 2026-03-02T10:20:05.000Z on',
    expect.stringMatching(/^crash-loop: The app exits again and again: 8 times/),
    '',
  ]);
});

it('ends with 2 where nothing is asked, or nothing can be read', () => {
  expect(check(LOG, '-').status).toBe(2);
  expect(check(LOG, '--fail-on', 'a lot', '-').err).toContain('"a lot" is no limit');
  expect(check('', '--fail-on', 'errors>0', '-').status).toBe(2);
  expect(check(LOG, '--fail-on', 'errors>0').status).toBe(2);
});
