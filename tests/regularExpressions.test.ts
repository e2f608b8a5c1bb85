/**
 * No expression of ours may run away: visitors choose what stands in a log. Every one of the sources, literal or
 * composed of constants, is looked at for ways to backtrack that take more than linear time, and meets texts of 160 kB
 * that make backtracking expensive, among them its own characters over and over.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { analyse } from 'scslre';
import ts from 'typescript';
import { expect, it } from 'vitest';
import { measureProcessorMs } from './support/run/processorTime.ts';

const SRC = fileURLToPath(new URL('../src/', import.meta.url));
const LENGTH = 160_000;
/** A text that is meant to be slow takes less than 50 ms; this is for machines that are busy besides. */
const MOST_MS = 400;

/** Composed of more than constants, by file: what can come out; nothing where it is a person's own. */
const COMPOSED: Readonly<Record<string, readonly RegExp[]>> = {
  'core/unpack/tar.ts': [/^\d+ path=/, /^\d+ size=/],
  // It only runs where it can be ended.
  'core/search/searchPattern.ts': [],
};

interface Expression {
  readonly place: string;
  readonly expression: RegExp;
}

function listExpressions(): readonly Expression[] {
  return readdirSync(SRC, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.assembly.ts'))
    .flatMap((name) => findExpressions(name, readFileSync(join(SRC, name), 'utf8')));
}

/** Throws where an expression is composed of what the file does not say, and `COMPOSED` does not either. */
function findExpressions(name: string, text: string): readonly Expression[] {
  const source = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true);
  const found: Expression[] = [];
  const visit = (node: ts.Node): void => {
    const { line } = source.getLineAndCharacterOfPosition(node.getStart());
    const place = `${name}:${String(line + 1)} ${node.getText()}`;
    if (ts.isRegularExpressionLiteral(node)) found.push({ place, expression: readLiteral(node) });
    else if (isRegExpCall(node)) {
      const expression = compose(node);
      if (expression === undefined && COMPOSED[name] === undefined)
        throw new Error(`${place} is composed of more than constants, and not listed in this test.`);
      for (const possible of expression === undefined ? (COMPOSED[name] ?? []) : [expression])
        found.push({ place, expression: possible });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** Whether a file composes an expression of more than constants. */
function composes(name: string, text: string): boolean {
  const visit = (node: ts.Node): boolean =>
    (isRegExpCall(node) && compose(node) === undefined) || (ts.forEachChild(node, visit) ?? false);
  return visit(ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true));
}

function readLiteral({ text }: ts.RegularExpressionLiteral): RegExp {
  const end = text.lastIndexOf('/');
  return new RegExp(text.slice(1, end), text.slice(end + 1));
}

function isRegExpCall(node: ts.Node): node is ts.NewExpression | ts.CallExpression {
  return (ts.isNewExpression(node) || ts.isCallExpression(node)) && node.expression.getText() === 'RegExp';
}

/** Undefined where not all of it stands in the file. */
function compose({ arguments: given }: ts.NewExpression | ts.CallExpression): RegExp | undefined {
  const [pattern, flags] = (given ?? []).map(readConstant);
  const source = pattern instanceof RegExp ? pattern.source : pattern;
  if (source === undefined || flags instanceof RegExp) return undefined;
  return new RegExp(source, flags);
}

/** What a constant of the file is, where it is a text or an expression. */
function readConstant(node: ts.Node): string | RegExp | undefined {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isRegularExpressionLiteral(node)) return readLiteral(node);
  if (isRegExpCall(node)) return compose(node);
  if (ts.isIdentifier(node)) {
    const declaration = node
      .getSourceFile()
      .statements.filter(ts.isVariableStatement)
      .flatMap(({ declarationList }) => declarationList.declarations)
      .find(({ name }) => name.getText() === node.text);
    return declaration?.initializer && readConstant(declaration.initializer);
  }
  if (ts.isTaggedTemplateExpression(node) && node.tag.getText() === 'String.raw')
    return readTemplate(node.template, ({ rawText = '' }) => rawText);
  if (ts.isTemplateExpression(node)) return readTemplate(node, ({ text }) => text);
  return undefined;
}

function readTemplate(
  node: ts.TemplateLiteral,
  readPiece: (piece: ts.TemplateLiteralLikeNode) => string,
): string | undefined {
  if (ts.isNoSubstitutionTemplateLiteral(node)) return readPiece(node);
  return node.templateSpans.reduce<string | undefined>((before, { expression, literal }) => {
    const filled = readConstant(expression);
    if (before === undefined || typeof filled !== 'string') return undefined;
    return before + filled + readPiece(literal);
  }, readPiece(node.head));
}

/** Plain pumps, and one of what the expression itself is made of. */
function* toPumps({ source }: RegExp): Generator<string> {
  const own = source.replace(/\\[a-zA-Z]|[\\^$.*+?()[\]{}|]/g, '').slice(0, 40);
  for (const unit of ['a', '0', ' ', '1.', 'a1-', '"\\', '://a@', '::1:', `${own}a`, own])
    if (unit !== '') yield unit.repeat(Math.ceil(LENGTH / unit.length)).slice(0, LENGTH);
}

it('finds what is composed, and takes none that it cannot read', () => {
  const read = (text: string): readonly string[] =>
    findExpressions('core/any.ts', text).map(({ expression }) => String(expression));
  expect(
    read(
      "const A = 'a+'; const B = String.raw`\\d${A}`; const C = new RegExp(`^(${B}\\\\s)$`, 'i'); new RegExp(C, 'g')",
    ),
  ).toEqual(['/^(\\da+\\s)$/i', '/^(\\da+\\s)$/g']);
  expect(() => read('function f(name: string) { return new RegExp(`^${name}=`); }')).toThrow(/any\.ts:1/);
  expect(() => read('const f = (name: string) => RegExp(name)')).toThrow('is composed of more');
  expect(
    listExpressions().filter(({ place }) => place.startsWith('catalog/formats/flyctlText.ts')),
  ).toContainEqual(
    expect.objectContaining({ expression: expect.objectContaining({ flags: 'g' }) as RegExp }),
  );
});

it('lists no file whose expressions it reads by itself, and none that is gone', () => {
  for (const name of Object.keys(COMPOSED))
    expect(composes(name, readFileSync(join(SRC, name), 'utf8')), name).toBe(true);
});

it('has no expression that can take more than linear time to give up', () => {
  const found = listExpressions().flatMap(({ place, expression: { source, flags } }) =>
    analyse({ source, flags }).reports.map(
      ({ type, character }) => `${place}: ${type} on ${character.literal.source}`,
    ),
  );
  expect(found).toEqual([]);
  // What the analysis finds where there is something.
  expect(analyse({ source: '(?:a+)+$', flags: '' }).reports).not.toEqual([]);
  expect(analyse({ source: 'a*$', flags: '' }).reports).not.toEqual([]);
});

it('stays fast in every one of its expressions', () => {
  const expressions = listExpressions();
  expect(expressions.length).toBeGreaterThan(150);
  const slow = expressions.flatMap(({ place, expression }) =>
    [...toPumps(expression)].flatMap((pump) => {
      const ms = measureProcessorMs(() => {
        for (let tries = 0; tries < 1000; tries += 1) {
          // A global expression goes on where it was; one that is not would only start once.
          if (!expression.global || expression.exec(pump) === null) break;
        }
        expression.lastIndex = 0;
        pump.search(expression);
      }, MOST_MS);
      return ms > MOST_MS ? [`${place} on ${pump.slice(0, 20)}…: ${String(Math.round(ms))} ms`] : [];
    }),
  );
  expect(slow).toEqual([]);
});
