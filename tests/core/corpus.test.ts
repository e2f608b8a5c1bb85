/** Real lines from public places, where the folder that holds them lies beside the repository. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { at, HOW_INFERRED, HOW_UNCLASSIFIED, NONE } from '../../src/core/table/eventTable.ts';
import { readText } from '../support/read/readText.ts';

const CORPUS = new URL('../../../shared/corpus/', import.meta.url);
const INDEX = new URL('INDEX.tsv', CORPUS);

interface Snippet {
  readonly file: string;
  /** `written PC01` or `inferred PC01` or `unclassified` or `cause PC01`, and how many of them. */
  readonly errors: Readonly<Record<string, number>>;
}

function readIndex(): readonly Snippet[] {
  return readFileSync(INDEX, 'utf8')
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t'))
    .filter(([file = '']) => file !== '')
    .map(([file = '', , codes = '', codeless = '']) => ({
      file,
      errors: Object.fromEntries(sumUp([...toErrors(codes, 'written'), ...toErrors(codeless, 'inferred')])),
    }));
}

/** `PR03:1,PR03>PC01:1,legacy:retry:2`: a quoted cause is no error of its own, and what has no number no code. */
function toErrors(column: string, how: string): readonly (readonly [string, number])[] {
  return column
    .split(',')
    .filter((entry) => entry !== '-' && entry !== '')
    .map((entry) => {
      const end = entry.lastIndexOf(':');
      const name = entry.slice(0, end);
      const cause = name.split('>')[1];
      if (cause !== undefined) return [`cause ${cause}`, Number(entry.slice(end + 1))] as const;
      return [
        /^P[A-Z]\d\d$/.test(name) ? `${how} ${name}` : 'unclassified',
        Number(entry.slice(end + 1)),
      ] as const;
    });
}

function sumUp(counts: readonly (readonly [string, number])[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const [name, count] of counts) sums.set(name, (sums.get(name) ?? 0) + count);
  return sums;
}

describe('real lines', () => {
  it.skipIf(!existsSync(INDEX))('are read as the index of the corpus says, snippet by snippet', async () => {
    const snippets = readIndex();
    expect(snippets.length).toBeGreaterThan(0);
    const read = await Promise.all(snippets.map(async ({ file }) => [file, await readErrors(file)] as const));
    expect(Object.fromEntries(read)).toEqual(
      Object.fromEntries(snippets.map(({ file, errors }) => [file, { isRefused: false, errors }])),
    );
  });
});

/** A snippet without any error may also be too little to be recognised: then it is not refused either. */
async function readErrors(file: string): Promise<{ isRefused: boolean; errors: Snippet['errors'] }> {
  const { table, failure } = await readText(readFileSync(new URL(file, CORPUS)));
  const own = Array.from({ length: table.length }, (_, row) => {
    const how = at(table.how, row);
    const code = at(table.codes, at(table.code, row));
    const name =
      how === HOW_UNCLASSIFIED ? 'unclassified' : `${how === HOW_INFERRED ? 'inferred' : 'written'} ${code}`;
    return [name, 1] as const;
  });
  const causes = Array.from(table.cause)
    .filter((cause) => cause !== NONE)
    .map((cause) => [`cause ${at(table.codes, cause)}`, 1] as const);
  const errors = Object.fromEntries(sumUp([...own, ...causes]));
  return { isRefused: failure !== undefined && own.length > 0, errors };
}
