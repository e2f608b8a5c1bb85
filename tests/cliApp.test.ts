/** `--app`: of several apps in one log, everything is of one. */
import { readFile } from 'node:fs/promises';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import type { AnalysisReport } from '../src/core/report/analysisReport.ts';
import { API_ERRORS, logOfApps, WEB_ERRORS } from './support/logs/twoApps.ts';
import { runWithInput } from './support/run/commandLine.ts';

const LOG = logOfApps();

async function print(...args: readonly string[]): Promise<string> {
  const { exitCode, stdout, stderr } = await runWithInput(LOG, 'analyze', ...args, '-');
  expect([exitCode, stderr]).toEqual([0, '']);
  return stdout;
}

async function analyze(...args: readonly string[]): Promise<AnalysisReport> {
  return JSON.parse(await print('--json', ...args)) as AnalysisReport;
}

describe('postflight analyze --app', () => {
  it('counts and finds in one app what it does in that app among the others', async () => {
    const [all, web, api] = await Promise.all([analyze(), analyze('--app', 'web'), analyze('--app', 'api')]);
    expect([web.app, web.totals.errors]).toEqual(['web', WEB_ERRORS]);
    expect([api.app, api.totals.errors]).toEqual(['api', API_ERRORS]);
    expect([all.app, all.totals.errors]).toEqual([undefined, WEB_ERRORS + API_ERRORS]);
    for (const one of [web, api]) {
      expect(one.findings.length).toBeGreaterThan(0);
      expect(one.findings).toEqual(all.findings.filter(({ app }) => app === one.app));
      expect(one.timeline.counts.flat().reduce((sum, count) => sum + count, 0)).toBe(one.totals.errors);
    }
  });

  it('keeps the other apps out of the JSON, which is valid by the contract', async () => {
    const text = await print('--json', '--app', 'web');
    const schema = JSON.parse(
      await readFile(new URL('./contract/analysis.schema.json', import.meta.url), 'utf8'),
    ) as object;
    const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(schema);
    expect(validate(JSON.parse(text)), JSON.stringify(validate.errors)).toBe(true);
    expect(Object.keys((schema as { properties: object }).properties)).toContain('app');
    expect(text).not.toMatch(/"api"|"b"|9090/);
  });

  it('is said in the summary, in a report and in a table', async () => {
    const [summary, markdown, table] = await Promise.all([
      print('--app', 'web'),
      print('--app', 'web', '--markdown'),
      print('--app', 'web', '--csv'),
    ]);
    expect(summary).toContain('Only the app web: ');
    expect(summary).toContain(`\n${String(WEB_ERRORS)} errors of 1 code`);
    expect(markdown).toContain('Only `app web`.');
    expect(markdown).toContain('Findings are of the chosen app, over the whole log.');
    expect(markdown).toMatch(/^# `Fly Proxy errors of web`\n/);
    expect(table.trimEnd().split('\r\n')).toHaveLength(1 + WEB_ERRORS);
  });

  it('masks the name where names are masked', async () => {
    const masked = await analyze('--app', 'web', '--public');
    expect(masked.app).toMatch(/^app-\d+$/);
    expect(JSON.stringify(masked)).not.toMatch(/"web"/);
  });

  it('takes an app that has no error', async () => {
    expect(await print('--app', 'docs')).toContain('No proxy errors.');
  });

  it('takes the only app of a log as all of it', async () => {
    const { stdout } = await runWithInput(logOfApps(['web']), 'analyze', '--json', '--app', 'web', '-');
    const { app, ...report } = JSON.parse(stdout) as AnalysisReport;
    const all = await runWithInput(logOfApps(['web']), 'analyze', '--json', '-');
    expect(app).toBe('web');
    expect(report).toEqual(JSON.parse(all.stdout));
  });

  it.each([
    ['nobody', LOG, 'There is no app "nobody" in this log. It names: api, docs, web.'],
    ['a\u001bb', LOG, 'There is no app "a\uFFFDb" in this log. It names: api, docs, web.'],
    [
      'web',
      '2026-03-02T08:15:30Z proxy[a1] ams [error][PC01] refused\n',
      'There is no app "web" in this log: it names no app.',
    ],
    ['', LOG, 'Name an app: --app NAME.'],
  ])('says of %j which apps there are', async (name, log, sentence) => {
    const { exitCode, stdout, stderr } = await runWithInput(log, 'analyze', '--app', name, '-');
    expect([exitCode, stdout]).toEqual([2, '']);
    expect(stderr.split('\n')[0]).toBe(sentence);
    expect(stderr).toContain('--app NAME');
  });
});

describe('postflight check --app', () => {
  it('looks at the limits of one app', async () => {
    const check = (app: string): ReturnType<typeof runWithInput> =>
      runWithInput(LOG, 'check', '--app', app, '--fail-on', 'errors>40', '--fail-on', 'wrong-port', '-');
    const [web, api, docs] = await Promise.all([check('web'), check('api'), check('docs')]);
    expect([web.exitCode, web.stdout]).toEqual([0, '']);
    expect(api.exitCode).toBe(1);
    expect(api.stdout).toMatch(/^errors>40: 50\nwrong-port: /);
    expect([docs.exitCode, docs.stdout]).toEqual([0, '']);
  });
});
