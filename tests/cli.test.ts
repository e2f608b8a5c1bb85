/** The command line as people run it: the built program in a process of its own. */
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { gzipSync } from 'node:zlib';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AnalysisReport } from '../src/core/report/analysisReport.ts';
import { encode, makeZip, toUtf16 } from './support/logs/archives.ts';
import { PROGRAM, run, runIn, runWithInput, type Run } from './support/run/commandLine.ts';
import { logFromDrawing } from './support/logs/drawnLog.ts';
import { generateText } from './support/logs/generateLog.ts';
import { DOCUMENTED_CODES } from './catalog/documentedCodes.ts';

const SCHEMA = new URL('./contract/analysis.schema.json', import.meta.url);
const HISTORY_LINE =
  'error.message="machines API returned an error: "rate limit exceeded"" 2026-03-02T08:15:32Z proxy[148e21ea7d9d68] ams [error]';

let folder = '';
async function writeFixture(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'postflight-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

describe('postflight analyze --json', () => {
  it('prints one object that is valid by the contract and true to the log', async () => {
    const { text, truth } = generateText({ seed: 7, layout: 'mixed', bytes: 1 << 20 });
    const { exitCode, stdout } = await run('analyze', '--json', await writeFixture('mixed.log', text));
    expect(exitCode).toBe(0);
    const report = JSON.parse(stdout) as AnalysisReport;
    const validate = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true }).compile(
      JSON.parse(await readFile(SCHEMA, 'utf8')) as object,
    );
    expect(validate(report), JSON.stringify(validate.errors)).toBe(true);
    expect(report.totals).toEqual({
      lines: truth.lines,
      records: truth.records,
      errors: truth.errors,
      inferred: truth.inferred,
      unclassified: truth.unclassified,
    });
    expect(new Map(report.codes.map(({ code, count }) => [code, count]))).toEqual(
      new Map([...truth.codes].map(([code, { count }]) => [code, count])),
    );
    expect(new Map(report.causes.map(({ code, cause, count }) => [`${code}>${cause}`, count]))).toEqual(
      truth.causes,
    );
    const charted = report.timeline.counts.flat().reduce((sum, count) => sum + count, 0);
    expect(charted).toBe(truth.errors);
    expect(report.timeline.lines.reduce((sum, count) => sum + count, 0)).toBe(truth.records);
  });

  it('tells of each finding what happened, step by step, as the contract has it', async () => {
    const crashing = logFromDrawing(
      `10:00:00 *40/60s a app GET / 200
       10:20:00 *8/20s a app  INFO Main child exited normally with code: 1
       10:20:05 *30/5s a proxy [PC01] instance refused connection. is your app listening on 0.0.0.0:8080?`,
    );
    const { stdout } = await runWithInput(crashing, 'analyze', '--json', '-');
    const { findings } = JSON.parse(stdout) as AnalysisReport;
    const [finding] = findings;
    const schema = JSON.parse(await readFile(SCHEMA, 'utf8')) as {
      properties: { findings: { items: { properties: object } } };
    };
    const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(schema);
    expect(validate(JSON.parse(stdout)), JSON.stringify(validate.errors)).toBe(true);
    expect(Object.keys(schema.properties.findings.items.properties)).toEqual(
      expect.arrayContaining(Object.keys(finding ?? {})),
    );
    expect(finding?.steps.map(({ time }) => time)).toContain('2026-03-02T10:20:00.000Z');
    expect(finding?.steps.every(({ evidence }) => evidence[0]?.text !== '')).toBe(true);
    expect(finding?.episodes.reduce((sum, { errors }) => sum + errors, 0)).toBe(finding?.errors);
    expect(finding?.episodes.every((one) => one.ongoing === (one.quietSince === null))).toBe(true);
    // What is no step is not taken for one.
    expect(validate({ ...JSON.parse(stdout), findings: [{ ...finding, steps: [{ time: null }] }] })).toBe(
      false,
    );
  });

  it('has no findings and no secrets of its own: only the properties of the contract', async () => {
    const schema = JSON.parse(await readFile(SCHEMA, 'utf8')) as { properties: object };
    const { stdout } = await runWithInput(HISTORY_LINE, 'analyze', '--json', '-');
    // Only where one app was chosen is it named.
    const names = Object.keys(schema.properties).filter((name) => name !== 'app');
    expect(Object.keys(JSON.parse(stdout) as object).sort()).toEqual(names.sort());
  });

  it('reads standard input, and a code that is not written is inferred', async () => {
    const { stdout } = await runWithInput(HISTORY_LINE, 'analyze', '--json', '-');
    const report = JSON.parse(stdout) as AnalysisReport;
    expect(report.sources[0]?.name).toBe('standard input');
    expect(report.codes).toMatchObject([
      { code: 'PM01', count: 1, inferred: 1, machines: [{ name: '148e21ea7d9d68', count: 1 }] },
    ]);
  });

  it('merges several files and keeps their accounts apart', async () => {
    const a = await writeFixture('a.log', '2026-03-02T08:15:31Z proxy[aaaaaaaa] ams [error][PC01] x\n');
    const b = await writeFixture('b.log', '2026-03-02T08:15:30Z proxy[bbbbbbbb] iad [error][PR04] x\n\n');
    const report = JSON.parse((await run('analyze', '--json', a, b)).stdout) as AnalysisReport;
    expect(report.sources.map(({ name, lines }) => [name, lines])).toEqual([
      ['a.log', 1],
      ['b.log', 2],
    ]);
    expect(report.range).toEqual({ start: '2026-03-02T08:15:30.000Z', end: '2026-03-02T08:15:31.000Z' });
    expect(report.totals.errors).toBe(2);
  });

  it('reads times without a zone in the one that is named', async () => {
    const copy = await writeFixture(
      'copy.log',
      '2026-03-02 08:15:31.000\t\n[PC01] instance refused connection\n',
    );
    const inUtc = JSON.parse((await run('analyze', '--json', copy)).stdout) as AnalysisReport;
    expect(inUtc.range.start).toBe('2026-03-02T08:15:31.000Z');
    const args = ['analyze', '--json', '--zone', 'Asia/Kolkata', copy];
    const inKolkata = JSON.parse((await run(...args)).stdout) as AnalysisReport;
    expect(inKolkata.range.start).toBe('2026-03-02T02:45:31.000Z');
    expect(await run('analyze', '--zone', 'Mars/Base', copy)).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('There is no time zone "Mars/Base".') as unknown,
    });
  });

  it.each(['UTC', 'America/New_York', 'Asia/Kolkata', 'Pacific/Apia'])(
    'gives the same in the computer’s zone %s',
    async (zone) => {
      const { text } = generateText({ seed: 9, layout: 'mixed', bytes: 1 << 16 });
      const paths = [
        await writeFixture('zones.log', text),
        await writeFixture(
          'zones-copy.log',
          '2026-03-29 02:30:31.000\t\n[PC01] instance refused connection\n',
        ),
        await writeFixture('zones-clock.log', '23:59:59 [PC01] instance refused connection\n'),
      ];
      const args = ['analyze', '--json', ...paths];
      const here = await run(...args);
      const there = await runIn({ TZ: zone }, ...args);
      expect(there.stdout).toBe(here.stdout);
    },
  );

  it('says of times of day that they are that', async () => {
    const copy = await writeFixture(
      'clock.log',
      '23:59:59 [PC01] instance refused connection\n00:00:02 [PC01] instance refused connection\n',
    );
    const report = JSON.parse((await run('analyze', '--json', copy)).stdout) as AnalysisReport;
    expect(report.range).toMatchObject({ isTimeOfDay: true });
    const { stdout } = await run('analyze', copy);
    expect(stdout).toContain('23:59:59 to day 2 00:00:02, times of day without a date');
    expect(stdout).not.toContain('1970');
  });
});

describe('postflight analyze with packed and differently encoded files', () => {
  const { text, truth } = generateText({ seed: 8, layout: 'live', bytes: 1 << 20 });

  async function readSources(run: Promise<Run>): Promise<AnalysisReport> {
    const { stdout, stderr } = await run;
    expect(stderr).toBe('');
    const report = JSON.parse(stdout) as AnalysisReport;
    const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(
      JSON.parse(await readFile(SCHEMA, 'utf8')) as object,
    );
    expect(validate(report), JSON.stringify(validate.errors)).toBe(true);
    return report;
  }

  it.each([
    ['gzip', 'utf-8', gzipSync(text)],
    ['gzip', 'utf-16be', gzipSync(toUtf16(text, 'be'))],
    ['none', 'utf-16le', toUtf16(text, 'le')],
  ])(
    'reads %s in %s from a file of any name and from standard input',
    async (compression, encoding, bytes) => {
      const fromFile = await readSources(run('analyze', '--json', await writeFixture('any.name', bytes)));
      const fromInput = await readSources(runWithInput(bytes, 'analyze', '--json', '-'));
      for (const report of [fromFile, fromInput]) {
        expect(report.sources).toMatchObject([
          { bytes: bytes.length, compression, encoding, lines: truth.lines, coverage: 1, problems: [] },
        ]);
        expect(report.totals.errors).toBe(truth.errors);
      }
    },
  );

  it('reads every log in an archive', async () => {
    const zip = makeZip(['a.log', 'b.log'].map((name) => ({ name, content: encode(text) })));
    const report = await readSources(run('analyze', '--json', await writeFixture('logs.zip', zip)));
    expect(report.sources.map(({ name }) => name)).toEqual(['logs.zip › a.log', 'logs.zip › b.log']);
    expect(report.totals.errors).toBe(2 * truth.errors);
  });

  it('keeps what it read of an archive that is cut short, and says so', async () => {
    const packed = gzipSync(text);
    const half = await writeFixture('half.gz', packed.subarray(0, packed.length / 2));
    const { exitCode, stdout, stderr } = await run('analyze', '--json', half);
    expect(exitCode).toBe(0);
    expect(stderr).toContain('The gzip archive is cut short');
    expect(stderr).toMatch(/What was read before is in the result: [\d,]+ lines\. Get the whole file/);
    const [source] = (JSON.parse(stdout) as AnalysisReport).sources;
    expect(source?.coverage).toBeLessThan(1);
    expect(source?.problems).toMatchObject([{ kind: 'truncated' }]);
  });
});

describe('postflight analyze with an archive that unpacks to very much', () => {
  const line = '2026-03-02T08:15:31Z proxy[aaaaaaaa] ams [error][PC01] x\n';
  const bomb = gzipSync(`${line}${'\n'.repeat(110_000_000)}${line}`);

  it('stops, keeps what was read and names the option that goes on', async () => {
    const path = await writeFixture('bomb.gz', bomb);
    const stopped = await run('analyze', '--json', path);
    expect(stopped.exitCode).toBe(0);
    expect(stopped.stderr).toMatch(/was read in part: its first [\d,]+ bytes unpacked to 10\d,[\d,]+\./);
    expect(stopped.stderr).toContain('What was read before is in the result: ');
    expect(stopped.stderr).toContain('--no-limit');
    const part = JSON.parse(stopped.stdout) as AnalysisReport;
    expect(part.totals.errors).toBe(1);
    expect(part.sources[0]?.coverage).toBeLessThan(1);
    expect(part.sources[0]?.problems).toMatchObject([{ kind: 'tooLarge' }]);
    const whole = await run('analyze', '--json', '--no-limit', path);
    expect(whole.stderr).toBe('');
    expect((JSON.parse(whole.stdout) as AnalysisReport).totals).toMatchObject({
      errors: 2,
      lines: 110_000_002,
    });
    expect((await run('--help')).stdout).toContain('--no-limit');
  });
});

describe('postflight analyze in little memory', () => {
  const LIMIT = '--max-old-space-size=64';
  const good =
    '{"level":"error","instance":"a1","message":"[PC01] x","region":"ams",' +
    '"timestamp":"2026-03-02T08:15:31Z","meta":{"Event":{"Provider":"proxy"}}}\n';

  function* repeat(text: string, count: number): Generator<string> {
    for (let i = 0; i < count; i += 1) yield text;
  }

  function* writeMachines(count: number): Generator<string> {
    let lines = '';
    for (let i = 0; i < count; i += 1) {
      lines += `2026-03-02T08:15:31Z proxy[${(0x10000000000000 + i).toString(16)}] ams [error][PC01] x\n`;
      if (i % 1000 === 999 || i === count - 1) {
        yield lines;
        lines = '';
      }
    }
  }

  async function readStream(chunks: Iterable<string>): Promise<AnalysisReport & { peakBytes: number }> {
    const child = spawn(process.execPath, [LIMIT, '--import', MEASURE, PROGRAM, 'analyze', '--json', '-']);
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (text: Buffer) => (stdout += text.toString()));
    child.stderr.on('data', (text: Buffer) => (stderr += text.toString()));
    const closed = once(child, 'close');
    await pipeline(Readable.from(chunks), child.stdin);
    expect(await closed, stderr.slice(0, 500)).toEqual([0, null]);
    const peakBytes = Number(/peak (\d+)/.exec(stderr)?.[1]) * 1024;
    return { ...(JSON.parse(stdout) as AnalysisReport), peakBytes };
  }
  const MEASURE = `data:text/javascript,${encodeURIComponent(
    "process.on('exit', () => process.stderr.write('peak ' + process.resourceUsage().maxRSS))",
  )}`;

  it.each([
    [
      'text',
      '2026-03-02T08:15:31Z proxy[a1] ams [error][PC01] ',
      '\n2026-03-02T08:15:31Z app[a1] ams [info]x\n',
    ],
    ['JSON', `${good}{"a":"`, `"}\n${good}`],
    [
      'CSV',
      'Time,Line,fly.app.name\n1772439331250,[PC01] x,shop\n1772439331250,"',
      '\n1772439331250,x,shop\n',
    ],
  ])(
    'a line of 300 MB of %s is cut or given up, and what stands around it is read',
    async (_, before, after) => {
      const mega = 'x'.repeat(1 << 20);
      const chunks = function* (): Generator<string> {
        yield before;
        yield* repeat(mega, 300);
        yield after;
      };
      const { sources, peakBytes } = await readStream(chunks());
      expect(sources[0]?.bytes).toBeGreaterThan(300 << 20);
      expect(sources[0]?.records).toBe(2);
      expect(sources[0]?.problems).toHaveLength(1);
      expect(peakBytes).toBeLessThan(200e6);
    },
  );

  it('counts every event of 300,000 machines', async () => {
    const { totals, codes } = await readStream(writeMachines(300_000));
    expect(totals.errors).toBe(300_000);
    const machines = codes[0]?.machines ?? [];
    expect(machines.length).toBeLessThan(100);
    expect(machines.reduce((sum, { count }) => sum + count, 0)).toBe(300_000);
  });
});

describe('postflight analyze wherever it runs', () => {
  it('prints the same in every time zone', async () => {
    const { text } = generateText({ seed: 9, layout: 'mixed', lines: 300 });
    const logs = [
      await writeFixture('full.log', text),
      await writeFixture('copy.log', '2026-03-29 02:30:00.000\t\n[PC01] instance refused connection\n'),
    ];
    const outputs = ['UTC', 'America/New_York', 'Asia/Kolkata', 'Pacific/Apia'].map(
      (TZ) =>
        new Promise((resolve) => {
          execFile(
            process.execPath,
            [PROGRAM, 'analyze', '--json', ...logs],
            { maxBuffer: 1 << 26, env: { ...process.env, TZ } },
            (_, stdout) => {
              resolve(stdout);
            },
          );
        }),
    );
    const [first, ...others] = await Promise.all(outputs);
    expect(first).toContain('copy.log');
    for (const other of others) expect(other).toBe(first);
  });
});

describe('postflight analyze with bad input', () => {
  it('reads what looks like a binary file when it is told to', async () => {
    const line = '2026-03-02T08:15:31Z proxy[aaaaaaaa] ams [error][PC01] x\n';
    const padded = await writeFixture('padded.log', `${line}${'\0'.repeat(4096)}`);
    const refused = await run('analyze', padded);
    expect(refused).toMatchObject({ exitCode: 2, stdout: '' });
    expect(refused.stderr).toContain('a binary file');
    expect(refused.stderr).toContain('--text');
    expect((await run('analyze', '--text', padded)).stdout).toContain('1 error of 1 code');
  });

  it('prints no control character of a name in an archive', async () => {
    const bytes = makeZip([
      { name: '\u001b[31mred\u202e.log', content: encode('x'), isEncrypted: true },
      { name: 'a.log', content: encode('2026-03-02T08:15:31Z proxy[aaaaaaaa] ams [error][PC01] x\n') },
    ]);
    const whole = await run('analyze', await writeFixture('names.zip', bytes));
    expect(whole.stdout).toContain('is encrypted');
    const cut = await run('analyze', await writeFixture('cut.zip', bytes.subarray(0, 60)));
    expect(cut.stderr).toContain('cut short');
    for (const text of [whole.stdout, whole.stderr, cut.stderr])
      // eslint-disable-next-line no-control-regex -- that is what must not be there
      expect(text).not.toMatch(/[\u001b\u202e]/);
  });

  it.each([
    ['empty.log', '', 'The file is empty'],
    ['blank.log', '\n \n\n', 'only blank lines (3)'],
    ['photo.png', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a), 'a PNG picture'],
    ['notes.txt', 'Dear diary,\ntoday nothing failed.\n', 'looks like a Fly.io log'],
  ])('says what is wrong with %s and exits with 2', async (name, content, sentence) => {
    const { exitCode, stdout, stderr } = await run('analyze', await writeFixture(name, content));
    expect(exitCode).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(sentence);
  });

  it('says that a file does not exist, and that a word is no command', async () => {
    expect(await run('analyze', join(folder, 'nothing.log'))).toMatchObject({ exitCode: 2, stdout: '' });
    expect(await run('analyse')).toMatchObject({ exitCode: 2 });
    expect(await run('analyze', '--jsn', 'x')).toMatchObject({ exitCode: 2 });
  });

  it('says that a folder is empty', async () => {
    const empty = join(folder, 'empty');
    await mkdir(empty);
    expect(await run('analyze', empty)).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('There is no file to read in this folder') as unknown,
    });
  });

  it('reads the good files beside a bad one, and exits with 0', async () => {
    const good = await writeFixture('good.log', '2026-03-02T08:15:31Z proxy[aaaaaaaa] ams [error][PC01] x\n');
    const { exitCode, stdout, stderr } = await run('analyze', '--json', join(folder, 'nothing.log'), good);
    expect(exitCode).toBe(0);
    expect((JSON.parse(stdout) as AnalysisReport).totals.errors).toBe(1);
    expect(stderr).toContain('There is no such file');
  });
});

describe('postflight analyze with a folder', () => {
  it('reads all files in it, and the same content once', async () => {
    const logs = join(folder, 'logs');
    await mkdir(join(logs, 'ams'), { recursive: true });
    const one = '2026-03-02T08:15:31Z proxy[aaaaaaaa] ams [error][PC01] x\n';
    const two = '2026-03-02T08:15:32Z proxy[bbbbbbbb] ams [error][PC02] x\n';
    await writeFixture('logs/b.log', one);
    await writeFixture('logs/ams/a.log', two);
    await writeFixture('logs/c.log', one);
    await writeFixture('logs/.hidden', one);
    await writeFixture('logs/nothing.log', '');
    const { exitCode, stdout, stderr } = await run('analyze', '--json', logs);
    expect(exitCode).toBe(0);
    const report = JSON.parse(stdout) as AnalysisReport;
    expect(report.sources.map(({ name, problems }) => [name, problems.map(({ kind }) => kind)])).toEqual([
      ['logs/ams/a.log', []],
      ['logs/b.log', ['sameContent']],
    ]);
    expect(report.totals.errors).toBe(2);
    expect(stderr).toContain('c.log: This has the same content as logs/b.log, and is counted once.');
  });
});

describe('postflight analyze, to be passed on', () => {
  const log = logFromDrawing(
    `10:00:00 *240/60s a app GET / 200
     11:20:00 *8/20s a app  INFO Main child exited normally with code: 1
     11:20:05 *30/5s a proxy [PC01] instance refused connection. is your app listening on 0.0.0.0:8080?`,
  );

  it('tells findings in reports and pictures, and where they are seen, but not the lines', async () => {
    const path = await writeFixture('crash.log', log);
    const { stdout: markdown } = await run('analyze', '--markdown', path);
    expect(markdown).toContain('### The app exits again and again: 8 times on 1 machine');
    expect(markdown).toMatch(/- Seen in `file-1\.log`, line 82; /);
    expect(markdown).not.toContain('exited normally with code: 1');
    const { stdout: html } = await run('analyze', '--html', path);
    expect(html).toContain('<h2>Findings</h2>');
    expect(html).not.toContain('exited normally with code: 1');
    const { stdout: svg } = await run('analyze', '--svg', path);
    expect(svg).toContain('>Crash loop</text>');
  });
});

describe('postflight analyze without --json', () => {
  it('prints a summary that fits on a screen', async () => {
    const log = [
      '2026-03-02T08:15:30Z app[148e21ea7d9d68] ams [info]Listening on port 3000',
      '2026-03-02T08:15:31Z proxy[148e21ea7d9d68] ams [error][PC01] instance refused connection',
      '2026-03-02T08:15:35Z proxy[148e21ea7d9d68] ams [error][PR03] could not find a good candidate within 1 attempts at load balancing. last error: [PC01] x',
      HISTORY_LINE,
    ].join('\n');
    const { stdout } = await runWithInput(log, 'analyze', '-');
    expect(stdout).toMatchInlineSnapshot(`
      "standard input: flyctlText, 438 bytes, 4 lines, 4 records

      ! Fly’s Machines API turned requests to start machines away: too many came in a short time.
        3 errors; 1 machine; since 2026-03-02 08:15:31 UTC, still on at the end; to fix: yours; sure
        2026-03-02 08:15:31  the first of 3 requests fails, PC01
        2026-03-02 08:15:35  the last of them fails, PR03 behind PC01
        - Find what starts machines over and over: machines that stop at once, a script that calls the API, very many machines that wake at a time.
        - Keep machines running through the rush: \`min_machines_running\` under \`[http_service]\` in fly.toml.
        - See which machines go up and down: \`fly machine list\`.
        New 1 s before the first error: Listening on port {n}
        Seen in standard input, line 4: machines API returned an error: "rate limit exceeded"

      3 errors of 3 codes (1 inferred from the text). 2026-03-02 08:15:30 to 2026-03-02 08:15:35 UTC

       ██  █
      from 2026-03-02 08:15:30 UTC, 1 s a column, at most 1 error

      PC01  1   █            yours    2026-03-02 08:15:31  Machine refused connection on port, quoted 1×
      PM01  1    █           unclear  2026-03-02 08:15:32  Machines API error, inferred
      PR03  1       █        yours    2026-03-02 08:15:35  No candidate machines found after retries

      Last errors that these quote:
        PR03 ← PC01  1
      "
    `);
  });

  it('keeps control characters of names out of the terminal', async () => {
    const log =
      '2026-03-02T08:15:31Z proxy[\u001b]0;x\u0007] ams [error][PC01] x\n2026-03-02T08:15:31Z proxy[aaaaaaaa] ams [error][PC01] x';
    const path = await writeFixture('\u001b[31mred\u202e.log', log);
    const { stdout } = await run('analyze', path);
    // eslint-disable-next-line no-control-regex -- that is what must not be there
    expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
  });
});

describe('postflight codes', () => {
  it('lists every code, and as JSON with what the contract names', async () => {
    expect((await run('codes')).stdout.trimEnd().split('\n')).toHaveLength(DOCUMENTED_CODES.length);
    const entries = JSON.parse((await run('codes', '--json')).stdout) as object[];
    expect(entries).toHaveLength(DOCUMENTED_CODES.length);
    for (const entry of entries) {
      expect(Object.keys(entry)).toEqual(
        expect.arrayContaining([
          'code',
          'title',
          'category',
          'owner',
          'ownerIsJudgement',
          'section',
          'meaning',
          'checks',
          'docsUrl',
        ]),
      );
    }
  });

  it('explains one code, however it is written', async () => {
    const { stdout } = await run('codes', 'pc01');
    expect(stdout).toContain('PC01  Machine refused connection on port');
    expect(stdout).toContain('0.0.0.0');
    expect(stdout).toContain('#pc01-machine-refused-connection-on-port');
    expect(JSON.parse((await run('codes', '--json', 'PC01')).stdout)).toMatchObject([{ code: 'PC01' }]);
  });

  it('says that a code is not documented', async () => {
    expect(await run('codes', 'PU05')).toMatchObject({ exitCode: 2, stdout: '' });
  });
});
