/**
 * No expression of ours may run away: visitors choose what stands in a log. Every literal of the sources is looked at
 * for ways to backtrack that take more than linear time, and meets texts of 160 kB that make backtracking expensive,
 * among them its own characters over and over.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { analyse } from 'scslre';
import ts from 'typescript';
import { expect, it } from 'vitest';

const SRC = fileURLToPath(new URL('../src/', import.meta.url));
const LENGTH = 160_000;
/** A text that is meant to be slow takes less than 50 ms; this is for machines that are busy besides. */
const MOST_MS = 400;

interface Literal {
  readonly place: string;
  readonly expression: RegExp;
}

function listLiterals(): readonly Literal[] {
  return readdirSync(SRC, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.assembly.ts'))
    .flatMap((name) => {
      const path = join(SRC, name);
      const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true);
      const literals: Literal[] = [];
      const visit = (node: ts.Node): void => {
        if (ts.isRegularExpressionLiteral(node)) {
          const end = node.text.lastIndexOf('/');
          const { line } = source.getLineAndCharacterOfPosition(node.getStart());
          literals.push({
            place: `${relative(SRC, path)}:${String(line + 1)} ${node.text}`,
            expression: new RegExp(node.text.slice(1, end), node.text.slice(end + 1)),
          });
        }
        ts.forEachChild(node, visit);
      };
      visit(source);
      return literals;
    });
}

/** Plain pumps, and one of what the expression itself is made of. */
function* toPumps({ source }: RegExp): Generator<string> {
  const own = source.replace(/\\[a-zA-Z]|[\\^$.*+?()[\]{}|]/g, '').slice(0, 40);
  for (const unit of ['a', '0', ' ', '1.', 'a1-', '"\\', '://a@', '::1:', `${own}a`, own])
    if (unit !== '') yield unit.repeat(Math.ceil(LENGTH / unit.length)).slice(0, LENGTH);
}

it('has no expression that can take more than linear time to give up', { timeout: 300_000 }, () => {
  const found = listLiterals().flatMap(({ place, expression: { source, flags } }) =>
    analyse({ source, flags }).reports.map(
      ({ type, character }) => `${place}: ${type} on ${character.literal.source}`,
    ),
  );
  expect(found).toEqual([]);
  // What the analysis finds where there is something.
  expect(analyse({ source: '(?:a+)+$', flags: '' }).reports).not.toEqual([]);
  expect(analyse({ source: 'a*$', flags: '' }).reports).not.toEqual([]);
});

it('stays fast in every one of its expressions', { timeout: 300_000 }, () => {
  const literals = listLiterals();
  expect(literals.length).toBeGreaterThan(150);
  const slow = literals.flatMap(({ place, expression }) =>
    [...toPumps(expression)].flatMap((pump) => {
      const start = performance.now();
      for (let tries = 0; tries < 1000; tries += 1) {
        // A global expression goes on where it was; one that is not would only start once.
        if (!expression.global || expression.exec(pump) === null) break;
      }
      expression.lastIndex = 0;
      pump.search(expression);
      const ms = performance.now() - start;
      return ms > MOST_MS ? [`${place} on ${pump.slice(0, 20)}…: ${String(Math.round(ms))} ms`] : [];
    }),
  );
  expect(slow).toEqual([]);
});
