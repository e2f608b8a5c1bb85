/** Small inputs with what must come out of them, where the folder that holds them lies beside the repository. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { at, HOW_UNCLASSIFIED } from '../../src/core/table/eventTable.ts';
import { readText } from '../support/read/readText.ts';

const CASES = new URL('../../../shared/cases/', import.meta.url);
const INDEX = new URL('INDEX.tsv', CASES);

async function readCodes(file: string): Promise<string> {
  const { table, failure } = await readText(readFileSync(new URL(file, CASES)));
  if (failure !== undefined) return 'refused';
  const counts = new Map<string, number>();
  for (let row = 0; row < table.length; row += 1) {
    const code = at(table.how, row) === HOW_UNCLASSIFIED ? '?' : at(table.codes, at(table.code, row));
    counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  return counts.size === 0
    ? '-'
    : Array.from(counts, ([code, count]) => `${code}:${String(count)}`)
        .sort()
        .join(',');
}

describe('the own codes of small inputs', () => {
  const rows = existsSync(INDEX)
    ? readFileSync(INDEX, 'utf8')
        .split('\n')
        .slice(1)
        .map((line) => line.split('\t'))
        .filter(([file = '', codes = '*']) => file.endsWith('g') || (file.endsWith('n') && codes !== '*'))
    : [];
  it.skipIf(rows.length === 0)('are as their index says, input by input', async () => {
    const read = await Promise.all(rows.map(async ([file = '']) => [file, await readCodes(file)] as const));
    const expected = rows.map(([file = '', codes = '', finding = '']) => [
      file,
      finding === 'refused' ? 'refused' : codes.split(',').sort().join(','),
    ]);
    const judged = expected.filter(([, codes]) => codes !== '*');
    expect(Object.fromEntries(read.filter(([file]) => judged.some(([name]) => name === file)))).toEqual(
      Object.fromEntries(judged),
    );
  });
});
