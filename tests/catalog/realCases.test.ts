/** Small logs from real life, kept beside the repository: what must be said of each, where the folder exists. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readFlyToml } from '../../src/core/diagnosis/flyToml.ts';
import { diagnoseText } from '../support/read/diagnoseText.ts';

const FOLDER = process.env['CASES'] ?? join(dirname(fileURLToPath(import.meta.url)), '../../../shared/cases');

interface CaseRow {
  readonly file: string;
  readonly first: string;
}

/** Rows that name a rule, or `-` for nothing. */
function listRows(): readonly CaseRow[] {
  if (!existsSync(join(FOLDER, 'INDEX.tsv'))) return [];
  const [head = '', ...lines] = readFileSync(join(FOLDER, 'INDEX.tsv'), 'utf8').split('\n');
  const names = head.split('\t');
  return lines.flatMap((line) => {
    const values = line.split('\t');
    const first = values[names.findIndex((name) => name.startsWith('first finding'))] ?? '';
    return /^[a-z|-]+$/.test(first) && first !== 'refused' ? [{ file: values[0] ?? '', first }] : [];
  });
}

/** What else must be said of some, or must not. */
const SAID: Readonly<Record<string, readonly RegExp[]>> = {
  'trial-machine-stopping.log': [/"owner":"app"/, /five minutes|5 minutes/, /credit card/],
  'deploy-60-errors-in-3-seconds-of-an-hour.log': [/^(?!.*at no time more than)/],
  'crash-loop-with-8-errors-beside-it.log': [/"errors":8,/, /^(?!.*no proxy error)/i],
  'crash-loop-in-a-chatty-log.log': [/"errors":72,/, /\b12 times\b/],
  'memory-of-one-worker-of-many.log': [/held 234 MB/, /one of several workers/, /twice/, /^(?!.*\b512\b)/],
  'five-exits-no-visitor.log': [/ModuleNotFoundError/],
  'release-command-fails.log': [/the app prints `django/],
  'health-check-redirected.log': [/redirect to https/, /X-Forwarded-Proto/],
  'node-heap-out-of-memory.log': [/FATAL ERROR/, /limit of its own heap/],
  'exec-format-error.log': [/\b5 times\b/, /linux\/amd64/],
  'cross-network-replay.log': [/fly orgs cross-network-replays enable/],
  'replay-to-another-organization.log': [/fly orgs replay-sources add/],
  'slow-start-of-35-seconds.log': [/takes 35 seconds/, /"isOngoing":false/],
};

const rows = listRows();

describe.runIf(rows.length > 0)('real cases', () => {
  it.each(rows)('$file: $first', async ({ file, first }) => {
    const text = readFileSync(join(FOLDER, file), 'utf8');
    const tomlFile = join(FOLDER, file.replace(/\.[a-z]+$/, '.toml'));
    const toml = existsSync(tomlFile) ? readFlyToml('fly.toml', readFileSync(tomlFile, 'utf8')) : undefined;
    const findings = await diagnoseText(text, toml);
    expect(first.split('|')).toContain(findings[0]?.rule ?? '-');
    for (const said of SAID[file] ?? []) expect(JSON.stringify(findings[0])).toMatch(said);
  });
});
