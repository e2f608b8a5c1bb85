// Who imports whom, of every TypeScript file in some folders: types, lazy imports, glob imports and workers that are
// started by `new URL(…)` among it.
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, sep } from 'node:path';
import ts from 'typescript';
import { toPattern } from './globs.mjs';

/** @typedef {ReadonlyMap<string, ReadonlySet<string>>} Graph Paths from the root, with `/`. */

/**
 * Imports of what is no file among them, a package for example, are left out.
 * @param {string} root
 * @param {readonly string[]} folders
 * @returns {Graph}
 */
export function readImportGraph(root, folders) {
  const paths = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .map((name) => `${folder}/${name.split(sep).join('/')}`)
      .filter((path) => /\.tsx?$/.test(path)),
  );
  return toImportGraph(new Map(paths.map((path) => [path, readFileSync(join(root, path), 'utf8')])));
}

/** @param {ReadonlyMap<string, string>} codeByPath @returns {Graph} */
export function toImportGraph(codeByPath) {
  const paths = [...codeByPath.keys()];
  return new Map(
    [...codeByPath].map(([path, code]) => {
      const folder = posix.dirname(path);
      const targets = listSpecifiers(code).flatMap((pattern) => {
        const target = posix.join(folder, pattern.replace(/\?.*$/, ''));
        if (!target.includes('*')) return codeByPath.has(target) ? [target] : [];
        const matches = toPattern(target);
        return paths.filter((other) => other !== path && matches.test(other));
      });
      return [path, new Set(targets)];
    }),
  );
}

/** Relative ones, however they are imported, in glob imports as patterns. */
function listSpecifiers(/** @type {string} */ code) {
  const imported = ts.preProcessFile(code, true, true).importedFiles.map(({ fileName }) => fileName);
  const globs = [...code.matchAll(/import\.meta\.glob(?:<[^(]*>)?\(([^)]*)\)/g)].flatMap(([, given = '']) =>
    [...given.matchAll(/'([^']+)'/g)].map(([, pattern = '']) => pattern),
  );
  const workers = [...code.matchAll(/new URL\('([^']+)',\s*import\.meta\.url\)/g)].map(
    ([, path = '']) => path,
  );
  return [...imported, ...globs, ...workers].filter((specifier) => specifier.startsWith('.'));
}

/**
 * The same by folder; what a folder imports from itself is left out.
 * @param {Graph} graph @returns {Graph}
 */
export function toFolderGraph(graph) {
  /** @type {Map<string, Set<string>>} */
  const folders = new Map();
  for (const [path, targets] of graph) {
    const folder = posix.dirname(path);
    const imported = folders.get(folder) ?? new Set();
    folders.set(folder, imported);
    for (const target of targets) if (posix.dirname(target) !== folder) imported.add(posix.dirname(target));
  }
  return folders;
}

/**
 * Sets of nodes, each of which leads to all others of its set (Tarjan's algorithm); a node that leads to itself is one.
 * @param {Graph} graph @returns {readonly (readonly string[])[]}
 */
export function findCircles(graph) {
  /** @type {Map<string, number>} */
  const orders = new Map();
  /** @type {Map<string, number>} */
  const lowest = new Map();
  /** @type {string[]} */
  const open = [];
  /** @type {string[][]} */
  const circles = [];
  const visit = (/** @type {string} */ node) => {
    const order = orders.size;
    orders.set(node, order);
    let low = order;
    open.push(node);
    for (const target of graph.get(node) ?? []) {
      if (!orders.has(target)) low = Math.min(low, visit(target));
      else if (open.includes(target)) low = Math.min(low, lowest.get(target) ?? orders.get(target) ?? low);
    }
    lowest.set(node, low);
    if (low < order) return low;
    const circle = open.splice(open.indexOf(node));
    if (circle.length > 1 || graph.get(node)?.has(node) === true) circles.push(circle.sort());
    return low;
  };
  for (const node of graph.keys()) if (!orders.has(node)) visit(node);
  return circles;
}

/**
 * A file and all that it imports, directly or not.
 * @param {Graph} graph @param {string} path @returns {ReadonlySet<string>}
 */
export function reachFrom(graph, path) {
  const reached = new Set([path]);
  for (const node of reached) for (const target of graph.get(node) ?? []) reached.add(target);
  return reached;
}
