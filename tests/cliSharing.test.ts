/** What the command line prints to be passed on: what it is, that it is masked, and what it refuses. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AnalysisReport } from '../src/core/report/analysisReport.ts';
import { run } from './support/run/commandLine.ts';
import { parsePicture } from './support/page/drawnPicture.ts';
import { LIVE_LOG } from './support/logs/liveLog.ts';

const SECRETS = ['jane.doe@northwind.example', '93.184.216.34', 'hunter2secret', 'northwind-traders'];
const APP = 'shop-of-jane';
/** Names that a team knows and the public need not; only JSON of the shipper has the app. */
const PLACES = [APP, 'shop-of-jane.fly.dev'];

let folder = '';
let live = '';
let shipped = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'postflight-sharing-'));
  const [email, address, password] = SECRETS;
  live = join(folder, 'northwind-traders.log');
  await writeFile(
    live,
    `2026-03-02T11:59:59Z proxy[${address ?? ''}] ams [error][PC01] refused ${email ?? ''} postgres://app:${password ?? ''}@db/main\n${LIVE_LOG}`,
  );
  shipped = join(folder, 'northwind-traders.ndjson');
  const toLine = (second: number): string =>
    JSON.stringify({
      event: { provider: 'proxy' },
      fly: { app: { instance: `https://${PLACES[1] ?? ''}/a`, name: APP }, region: 'ams' },
      log: { level: 'error' },
      message: '[PC01] instance refused connection',
      timestamp: new Date(Date.UTC(2026, 2, 2, 12, 0, second)).toISOString(),
    });
  await writeFile(shipped, `${[1, 2, 3].map(toLine).join('\n')}\n`);
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

async function print(...args: readonly string[]): Promise<string> {
  const { exitCode, stdout, stderr } = await run('analyze', ...args);
  expect([exitCode, stderr]).toEqual([0, '']);
  return stdout;
}

function findSecrets(text: string): readonly string[] {
  return SECRETS.filter((secret) => text.includes(secret));
}

describe('what is passed on', () => {
  it('is Markdown', async () => {
    const markdown = await print('--markdown', live);
    expect(markdown).toMatch(
      /^# `Fly Proxy errors`\n\n\*\*Fly Proxy asks for port 8080, and the app listens on 3000\.\*\*/,
    );
    expect(markdown).toContain('6 errors of 4 codes since 11:59:59 UTC.');
    expect(markdown).toMatch(/\n1\. [\d:-]+ (?:[\d:]+ )?the first of \d+ requests fails.*\n2\. /);
    expect(markdown).toContain('- **PC01** Machine refused connection on port');
    expect(markdown).toContain('- Time: 2026-03-02 11:59:59–12:00:40 UTC.\n- Covers all of the file.\n');
    expect(markdown).toContain('`ip-1`');
    expect(markdown).toContain('- `file-1.log`: ');
  });

  it('is one HTML file, with the picture for after the incident', async () => {
    const html = await print('--html', live);
    expect(html).toMatch(/^<!doctype html>\n/);
    const pictures = html.match(/<svg .*?<\/svg>/gs) ?? [];
    expect(pictures.map((svg) => parsePicture(svg).getAttribute('width'))).toEqual(['1600', '1600']);
  });

  it.each([
    [[], '1200'],
    [['--preset', 'chat', '--theme', 'dark'], '1200'],
    [['--preset', 'slide'], '1920'],
    [['--preset', 'post-mortem', '--theme', 'light'], '1600'],
  ])('is a picture %j', async (options, width) => {
    const svg = await print('--svg', ...options, live);
    const picture = parsePicture(svg);
    expect(picture.getAttribute('width')).toBe(width);
    expect(picture.textContent).toContain('Connection');
    expect(picture.querySelector('desc')?.textContent).toContain('6 errors');
  });

  it('is a picture in the colours that are asked for', async () => {
    const [unasked, light, dark] = await Promise.all([
      print('--svg', live),
      print('--svg', '--theme', 'light', live),
      print('--svg', '--theme', 'dark', live),
    ]);
    expect(unasked).toBe(light);
    expect(dark).not.toBe(light);
  });

  it('is a table of errors, or of bars', async () => {
    const errors = (await print('--csv', live)).split('\r\n');
    expect(errors).toHaveLength(1 + 6 + 1);
    expect(errors[1]).toBe('"2026-03-02T11:59:59.000Z","PC01","written","","","ip-1","ams","file-1.log",1');
    const bars = (await print('--csv-bars', live)).split('\r\n');
    expect(bars[0]).toMatch(/^"start \(ISO 8601, UTC; .*"width \(seconds\)",.*"all \(errors\)","records"$/);
    expect(bars[1]).toMatch(/^"2026-03-02T11:59:59\.000Z",1,/);
  });

  it.each(['--markdown', '--html', '--svg', '--csv', '--csv-bars'])('is masked: %s', async (form) => {
    const text = await print(form, live);
    expect(text.length).toBeGreaterThan(100);
    expect(findSecrets(text)).toEqual([]);
    const ofPublic = await print(form, '--public', shipped);
    expect(PLACES.filter((place) => ofPublic.includes(place))).toEqual([]);
  });

  it('names apps and hosts to a team only', async () => {
    expect(await print('--markdown', shipped)).toMatch(/^# `Fly Proxy errors of shop-of-jane`/);
    const ofPublic = await print('--markdown', '--public', shipped);
    expect(ofPublic).toMatch(/^# `Fly Proxy errors of app-1`/);
    expect(ofPublic).toContain('`https://host-1/a`');
  });

  it('has the title that somebody wrote, masked too', async () => {
    const title = 'Refused <by> jane.doe@northwind.example';
    expect(await print('--markdown', '--title', title, live)).toMatch(/^# `Refused <by> email-1`\n/);
    expect(await print('--html', '--title', title, live)).toContain('<bdi>Refused &lt;by&gt; email-1</bdi>');
    const svg = await print('--svg', '--title', title, live);
    expect(parsePicture(svg).querySelector('title')?.textContent).toBe('Refused <by> email-1');
  });
});

describe('the analysis', () => {
  it('is masked where that is asked for', async () => {
    const plain = JSON.parse(await print('--json', live)) as AnalysisReport;
    const text = await print('--json', '--redact', live);
    const masked = JSON.parse(text) as AnalysisReport;
    expect(plain.sources[0]?.name).toBe('northwind-traders.log');
    expect(masked.sources[0]?.name).toBe('file-1.log');
    expect(findSecrets(text)).toEqual([]);
    expect(masked.totals).toEqual(plain.totals);
    expect(masked.timeline).toEqual(plain.timeline);
    expect(findSecrets(await print('--redact', live))).toEqual([]);
  });

  it('keeps the names of apps and hosts from the public', async () => {
    expect(await print('--json', '--redact', shipped)).toContain(APP);
    for (const options of [['--json', '--public'], ['--public'], ['--json', '--redact', '--public']]) {
      const text = await print(...options, shipped);
      expect(PLACES.filter((place) => text.includes(place))).toEqual([]);
    }
  });
});

describe('what does not go together', () => {
  it.each([
    [['--markdown', '--html'], 'Choose one thing to print.'],
    [['--json', '--svg'], 'Choose one thing to print.'],
    [['--csv', '--csv-bars'], 'Choose one thing to print.'],
    [['--svg', '--preset', 'poster'], 'Name a preset: chat, slide or post-mortem.'],
    [['--svg', '--theme', 'sepia'], 'Name a theme: light or dark.'],
    [['--html', '--preset', 'chat'], '--preset and --theme are for --svg.'],
    [['--theme', 'dark'], '--preset and --theme are for --svg.'],
    [['--title', 'A'], '--title is for --svg, --markdown and --html.'],
    [['--csv', '--title', 'A'], '--title is for --svg, --markdown and --html.'],
  ])('%j', async (options, sentence) => {
    const { exitCode, stdout, stderr } = await run('analyze', ...options, live);
    expect([exitCode, stdout]).toEqual([2, '']);
    expect(stderr.split('\n')[0]).toBe(sentence);
    expect(stderr).toContain('Usage:');
  });

  it('nothing is printed of files that could not be read', async () => {
    const { exitCode, stdout, stderr } = await run('analyze', '--markdown', join(folder, 'missing.log'));
    expect([exitCode, stdout]).toEqual([2, '']);
    expect(stderr).toContain('missing.log');
  });
});
