/** Real lines from public places, where the folder that holds them lies beside the repository. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { at, HOW_INFERRED, HOW_UNCLASSIFIED } from '../../src/core/eventTable.ts';
import { readText } from '../support/readText.ts';

const CORPUS = new URL('../../../shared/corpus/', import.meta.url);
const INDEX = new URL('INDEX.tsv', CORPUS);

/** The layouts that are read so far; a copy without times is none of them. */
const FORMATS = [
  'flyctl text (RFC3339',
  'dashboard copy / flyctl 2021-22: ms timestamp',
  'NATS/Vector NDJSON (HTTP sink)',
];

interface Snippet {
  readonly file: string;
  /** `written PC01` or `inferred PC01` or `unclassified`, and how many of them. */
  readonly errors: Readonly<Record<string, number>>;
}

function readIndex(): readonly Snippet[] {
  return readFileSync(INDEX, 'utf8')
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t'))
    .filter(
      ([, format = '']) =>
        FORMATS.some((start) => format.startsWith(start)) && !format.includes('timestamp cut'),
    )
    .map(([file = '', , codes = '', codeless = '']) => ({
      file,
      errors: Object.fromEntries(sumUp([...toErrors(codes, 'written'), ...toErrors(codeless, 'inferred')])),
    }));
}

/** `PR03:1,PR03>PC01:1,legacy:retry:2`: a quoted cause is no error of its own, and what has no number no code. */
function toErrors(column: string, how: string): readonly (readonly [string, number])[] {
  return column
    .split(',')
    .filter((entry) => entry !== '-' && entry !== '' && !entry.includes('>'))
    .map((entry) => {
      const end = entry.lastIndexOf(':');
      const name = entry.slice(0, end);
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

if (existsSync(INDEX)) {
  describe('real lines', () => {
    it.each(readIndex())('$file', async ({ file, errors }) => {
      const { table, failure } = await readText(readFileSync(new URL(file, CORPUS)));
      expect(failure).toBeUndefined();
      const read = Array.from({ length: table.length }, (_, row) => {
        const how = at(table.how, row);
        const code = at(table.codes, at(table.code, row));
        return [
          how === HOW_UNCLASSIFIED
            ? 'unclassified'
            : `${how === HOW_INFERRED ? 'inferred' : 'written'} ${code}`,
          1,
        ] as const;
      });
      expect(Object.fromEntries(sumUp(read))).toEqual(errors);
    });
  });
} else {
  describe.skip('real lines (the corpus is not beside this repository)', () => {
    it('are read as the index of the corpus says', () => undefined);
  });
}
