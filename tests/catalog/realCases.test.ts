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

const rows = listRows();

describe.runIf(rows.length > 0)('real cases', () => {
  it.each(rows)('$file: $first', async ({ file, first }) => {
    const text = readFileSync(join(FOLDER, file), 'utf8');
    const tomlFile = join(FOLDER, file.replace(/\.[a-z]+$/, '.toml'));
    const toml = existsSync(tomlFile) ? readFlyToml('fly.toml', readFileSync(tomlFile, 'utf8')) : undefined;
    const findings = await diagnoseText(text, toml);
    expect(first.split('|')).toContain(findings[0]?.rule ?? '-');
  });
});
