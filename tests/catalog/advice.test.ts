/** Advice is about this log: what it names stands in the advice, and what an app answered or printed is said. */
import { describe, expect, it, test } from 'vitest';
import type { Finding } from '../../src/core/diagnosis/finding.ts';
import { diagnoseText } from '../support/read/diagnoseText.ts';

const CHECK = "Health check 'servicecheck-00-http-8080' on port 8080";
const FAILED = `${CHECK} has failed. Your app is not responding properly. Services exposed on ports [80, 443] will have intermittent failures until the health check passes.`;

const MACHINES = ['148e21ea7d9d68', '3d8d9d1f43e789', '6e82d44f6d0587'];

/** Lines of `fly logs`, ten seconds apart. */
function toLog(lines: readonly (readonly [header: string, message: string])[]): string {
  return lines
    .map(([header, message], i) => {
      const time = new Date(Date.UTC(2026, 2, 2, 8, 0, 0) + i * 10_000).toISOString().slice(0, 19);
      return `${time}Z ${header}${message}\n`;
    })
    .join('');
}

async function findFirst(log: string): Promise<Finding> {
  const [first] = await diagnoseText(log);
  if (first === undefined) throw new Error('Nothing was found.');
  return first;
}

describe('a health check that fails', () => {
  const app = `app[${MACHINES[0] ?? ''}] ams [info]`;
  const traffic = [app, 'GET / 200 in 3ms'] as const;
  const health = `health[${MACHINES[0] ?? ''}] ams [error]`;

  test.each<[printed: string, title: RegExp, advice: RegExp]>([
    ['GET /healthz 404 in 2ms', /answers it with 404\.$/, /no page at the path of the check/],
    [
      '10.0.0.9 - - [02/Mar/2026:08:00:10 +0000] "GET / HTTP/1.1" 503 12 "-" "Consul Health Check"',
      /answers it with 503\.$/,
      /fly checks list/,
    ],
    [
      '10.0.0.9 - - [02/Mar/2026:08:00:10 +0000] "GET / HTTP/1.1" 301 0 "-" "Consul Health Check"',
      /redirect to https/,
      /X-Forwarded-Proto/,
    ],
    [
      'Error: connect ECONNREFUSED 10.0.0.7:5432',
      /failed on 1 machine\.$/,
      /What the app needs could not be reached/,
    ],
  ])('beside %s', async (printed, title, advice) => {
    const found = await findFirst(toLog([traffic, [app, printed], [health, FAILED], traffic, traffic]));
    expect(found).toMatchObject({ rule: 'health-check-failing' });
    expect(found.title).toMatch(title);
    expect(found.advice.join('\n')).toMatch(advice);
    expect(found.evidence.map(({ text }) => text)).toContainEqual(expect.stringContaining(printed));
  });

  it('explains no other errors of a start, and those of unknown wording', async () => {
    const refused =
      '[PC01] instance refused connection. is your app listening on 0.0.0.0:8080? make sure it is not only listening on 127.0.0.1';
    const proxy = `proxy[${MACHINES[0] ?? ''}] ams [error]`;
    const toLogOf = (message: string): string =>
      toLog([
        ...Array.from({ length: 9 }, () => traffic),
        [health, FAILED],
        [proxy, message],
        [proxy, message],
        [app.replace('app', 'health'), `${CHECK} is now passing.`],
        ...Array.from({ length: 9 }, () => traffic),
      ]);
    const rules = (await diagnoseText(toLogOf(refused))).map(({ rule }) => rule);
    expect(rules).not.toContain('health-check-failing');
    expect(await findFirst(toLogOf('the connection went away'))).toMatchObject({
      ...{ rule: 'health-check-failing', errors: 2 },
    });
  });

  it('is named by its port where it has no name', async () => {
    const said = 'Health check on port 8080 has failed. Your app is not responding properly.';
    const found = await findFirst(toLog([traffic, [health, said], traffic]));
    expect(found.title).toMatch(/^The health check on port 8080 failed on 1 machine/);
  });
});

describe('machines', () => {
  it('are one more than take requests', async () => {
    const traffic = MACHINES.map((id) => [`app[${id}] ams [info]`, 'GET / 200 in 3ms'] as const);
    const limit =
      'Instance reached hard limit of 25 concurrent requests. This usually indicates your app is not closing connections properly or is not closing them fast enough for the traffic levels it is handling.';
    const limited = MACHINES.flatMap((id) =>
      Array.from({ length: 5 }, () => [`proxy[${id}] ams [error]`, `[PL02] ${limit}`] as const),
    );
    const found = await findFirst(toLog([...traffic, ...limited]));
    expect(found).toMatchObject({ rule: 'concurrency-limit' });
    expect(found.advice.join('\n')).toContain('`fly scale count 4`');
  });

  it('of another region are named, and cloned there', async () => {
    const [a = '', b = ''] = MACHINES;
    const lines = [
      [`app[${a}] ams [info]`, 'GET / 200 in 3ms'],
      [`app[${b}] fra [info]`, 'GET / 200 in 3ms'],
      ...Array.from(
        { length: 8 },
        (_, i) => [`proxy[${i % 2 === 0 ? a : b}] ams [error]`, '[PP01] internal proxy error'] as const,
      ),
    ] as const;
    const found = await findFirst(toLog(lines));
    expect(found).toMatchObject({ rule: 'platform-incident' });
    expect(found.advice.join('\n')).toContain(`\`fly machine clone ${a} --region fra\``);
  });
});

describe('a few lines that somebody chose', () => {
  const refused =
    'instance refused connection. is your app listening on 0.0.0.0:8080? make sure it is not only listening on 127.0.0.1';

  it.each([
    ['with a time', toLog([[`proxy[${MACHINES[0] ?? ''}] ams [error]`, `[PC01] ${refused}`]])],
    ['without one', `error.message="${refused}"\n`],
  ])('can be one, %s', async (_how, log) => {
    const found = await findFirst(log);
    expect(found).toMatchObject({ rule: 'not-listening', confidence: 'possible' });
    expect(found.title).toContain('port 8080');
  });

  it('are not one among many', async () => {
    const traffic = Array.from({ length: 20 }, () => ['app[a] ams [info]', 'GET / 200 in 3ms'] as const);
    const log = toLog([...traffic, ['proxy[a] ams [error]', `[PC01] ${refused}`], ...traffic]);
    expect(await diagnoseText(log)).toEqual([]);
  });
});

describe('a trouble that the app names', () => {
  const [a = '', b = ''] = MACHINES;
  const traffic = [`app[${b}] ams [info]`, 'GET / 200 in 3ms'] as const;

  it('is said first, with the machine that has it', async () => {
    const printed = 'ERROR lookup shop-db.internal on [fdaa::3]:53: i/o timeout';
    const failed = Array.from({ length: 4 }, () => [`app[${a}] ams [info]`, printed] as const);
    const found = await findFirst(toLog([traffic, ...failed, traffic]));
    expect(found).toMatchObject({
      ...{ rule: 'app-errors', owner: 'platform', isOngoing: true, errors: 0 },
      title: 'Fly’s name server does not answer the app, and the app logs 4 errors.',
      machines: [{ name: a, count: 4 }],
    });
    expect(found.advice[0]).toContain(`\`fly machine restart ${a}\``);
    expect(found.steps[0]?.words).toContain(printed);
  });

  it('comes before the answers that it leads to, and makes a check fail', async () => {
    const found = await diagnoseText(
      toLog([
        traffic,
        [`app[${a}] ams [info]`, 'FATAL: sorry, too many clients already'],
        [`app[${a}] ams [info]`, 'GET /boats 500 in 3ms'],
        [`health[${a}] ams [error]`, FAILED],
        [`app[${a}] ams [info]`, 'FATAL: sorry, too many clients already'],
        [`app[${a}] ams [info]`, 'GET /boats 500 in 3ms'],
        [`app[${a}] ams [info]`, 'FATAL: sorry, too many clients already'],
        traffic,
      ]),
    );
    expect(found.map(({ title }) => title)).toEqual([
      'There are not enough connections to the database, and the app logs 5 errors.',
    ]);
  });

  it('needs no name where a log is full of answers 5xx', async () => {
    const answers = Array.from(
      { length: 7 },
      () => [`app[${a}] ams [info]`, 'GET /boats 500 in 3ms'] as const,
    );
    const found = await findFirst(toLog([traffic, traffic, ...answers, traffic]));
    expect(found.title).toMatch(/^The app itself logs 7 errors, such as “GET \/boats 500 in 3ms”/);
  });

  it('is read in copies without a date, and in JSON over several lines', async () => {
    const said = 'FATAL: sorry, too many clients already';
    const clocks = ['08:00:00', '08:00:10', '08:00:20'].map((clock) => `${clock} ${said}\n`).join('');
    const start = '08:00:00 [PT04] tls handshake failed\n';
    const rows = Array.from({ length: 4 }, (_, i) => ({
      line: said,
      timestamp: `177243933${String(i)}250000000`,
      fields: { 'event.provider': 'app', 'fly.app.name': 'shop', 'fly.app.instance': a },
    }));
    for (const log of [start + clocks, JSON.stringify(rows, undefined, 2)])
      expect((await diagnoseText(log)).map(({ title }) => title)).toContainEqual(
        expect.stringContaining('There are not enough connections to the database'),
      );
  });
});
