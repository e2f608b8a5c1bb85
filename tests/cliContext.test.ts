/** Files beside a log, as further arguments of the command line. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AnalysisReport } from '../src/core/report/analysisReport.ts';
import { logFromDrawing } from './support/logs/drawnLog.ts';
import { MACHINE_A, OUTPUTS, printJson } from './support/logs/flyctlOutputs.ts';
import { run } from './support/run/commandLine.ts';

const LOG = logFromDrawing(
  `10:00:00 *40/60s ${MACHINE_A} app GET / 200
   10:20:00 ${MACHINE_A} app Out of memory: Killed process 641 (node) total-vm:1104944kB, anon-rss:214004kB
   10:20:01 *30/1s ${MACHINE_A} proxy [PU02] could not complete HTTP request to instance: connection closed before message completed`,
);

let folder = '';
let files: readonly string[] = [];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'postflight-'));
  const write = async (name: string, text: string): Promise<string> => {
    const path = join(folder, name);
    await writeFile(path, text);
    return path;
  };
  const outputs = Object.entries(OUTPUTS).map(([id, output]) => write(`${id}.txt`, printJson(output)));
  files = await Promise.all([write('app.log', LOG), ...outputs]);
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

it('are used, named with what for, and are no logs', async () => {
  const { exitCode, stdout, stderr } = await run('analyze', ...files);
  expect([exitCode, stderr]).toEqual([0, '']);
  expect(stdout).toContain('releases.txt: fly releases --json; deploys are on the timeline');
  expect(stdout).toContain('fly scale memory 1024');
  expect(stdout).toContain('Release v3 (deployment-03) was made 2 minutes before this began.');
  const { sources } = JSON.parse((await run('analyze', '--json', folder)).stdout) as AnalysisReport;
  expect(sources).toHaveLength(1);
});

it('name no app where apps are masked', async () => {
  const { stdout } = await run('analyze', '--json', '--public', ...files);
  expect(stdout).toContain('Release v3 (deployment-03) was made');
  expect(stdout).toMatch(/fly deploy --image registry\.fly\.io\/app-\d+:deployment-02/);
  expect(stdout).not.toMatch(/shop|jane@|fdaa:/);
});

it('put deploys on the timeline of a picture', async () => {
  const [log = '', ...beside] = files;
  const [withDeploys, without] = await Promise.all([
    run('analyze', '--svg', log, ...beside),
    run('analyze', '--svg', log),
  ]);
  expect(without.stdout).not.toContain('Deploy');
  expect(withDeploys.stdout).toContain('Deploy');
});

it('say so where there is no log', async () => {
  const [, path = ''] = files;
  const { exitCode, stdout, stderr } = await run('analyze', path);
  expect([exitCode, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(/^releases\.txt: This is what fly releases --json prints\. Name a log as well;/);
});
