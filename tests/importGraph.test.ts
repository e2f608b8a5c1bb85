/** The tree is the flow of data: nothing imports in a circle, no room imports a later one, and folders can be overlooked. */
import { readdirSync } from 'node:fs';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { ANALYSIS_ROOMS, CORE_ROOMS } from '../eslint.config.js';
import {
  findCircles,
  readImportGraph,
  toFolderGraph,
  toImportGraph,
  type Graph,
} from '../scripts/importGraph.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const MOST_FILES = 25;
/** They grow by a file for each entry. */
const CATALOGS = ['src/catalog/codes', 'src/catalog/redactions', 'src/catalog/rules'];

const app = readImportGraph(ROOT, ['src', 'workers']);
const support = readImportGraph(ROOT, ['tests/support']);

/** Imports of one room of a folder from one that stands behind it in the list, as `from -> to`. */
function findImportsBack(graph: Graph, folder: string, rooms: readonly string[]): readonly string[] {
  const roomOf = (path: string): number => rooms.indexOf(posix.relative(folder, path).split('/')[0] ?? '');
  return [...graph].flatMap(([path, targets]) =>
    [...targets]
      .filter((target) => roomOf(path) !== -1 && roomOf(target) > roomOf(path))
      .map((target) => `${path} -> ${target}`),
  );
}

describe('imports', () => {
  it('go in no circle, by file', () => {
    expect(app.size).toBeGreaterThan(400);
    expect(findCircles(app)).toEqual([]);
    expect(findCircles(support)).toEqual([]);
  });

  it('go in no circle, by folder', () => {
    expect(findCircles(toFolderGraph(app))).toEqual([]);
    expect(findCircles(toFolderGraph(support))).toEqual([]);
  });

  it('never go back against the rooms of the core and of the analysis', () => {
    expect(findImportsBack(app, 'src/core', CORE_ROOMS)).toEqual([]);
    expect(findImportsBack(app, 'src/analysis', ANALYSIS_ROOMS)).toEqual([]);
  });

  it('are seen where there are any, by pattern and of workers too', () => {
    expect([...app.values()].filter(({ size }) => size > 0).length).toBeGreaterThan(350);
    expect(app.get('src/analysis/page/workers.ts')).toContain('workers/analysis.worker.ts');
    expect(app.get('src/catalog/codes/index.ts')).toContain('src/catalog/codes/PC01.ts');
  });
});

describe('a drawn graph', () => {
  const drawn = toImportGraph(
    new Map([
      ['src/core/bytes/a.ts', `import type { B } from './b.ts';\nexport type A = B;`],
      ['src/core/bytes/b.ts', `export type B = import('../scan/c.ts').C;`],
      ['src/core/scan/c.ts', `export { d } from './d.ts';\nexport interface C { readonly c: number }`],
      ['src/core/scan/d.ts', `export const d = () => import('../table/e.ts');`],
      [
        'src/core/table/e.ts',
        `export const all = import.meta.glob<object>(['./f*.ts', '!./e.ts'], { eager: true });`,
      ],
      [
        'src/core/table/f1.ts',
        `export const start = () => new Worker(new URL('../bytes/a.ts', import.meta.url));`,
      ],
      ['src/core/table/g.ts', `import '../bytes/a.ts';`],
    ]),
  );

  it('has its circle found, by file and by folder', () => {
    expect(findCircles(drawn)).toEqual([[...drawn.keys()].filter((path) => !path.endsWith('/g.ts'))]);
    expect(findCircles(toFolderGraph(drawn))).toEqual([
      ['src/core/bytes', 'src/core/scan', 'src/core/table'],
    ]);
  });

  it('has its imports against the flow found', () => {
    expect(findImportsBack(drawn, 'src/core', ['bytes', 'scan', 'table'])).toEqual([
      'src/core/bytes/b.ts -> src/core/scan/c.ts',
      'src/core/scan/d.ts -> src/core/table/e.ts',
    ]);
  });

  it('has a file that imports itself found', () => {
    expect(findCircles(toImportGraph(new Map([['a.ts', `import './a.ts';`]])))).toEqual([['a.ts']]);
  });
});

describe('folders', () => {
  const sizes = ['src', 'workers', 'scripts', 'tests/support'].flatMap(listFolderSizes);

  it('hold no more files than can be overlooked, but for what grows by a file for each entry', () => {
    expect(sizes.length).toBeGreaterThan(50);
    expect(sizes.filter(([folder, size]) => size > MOST_FILES && !CATALOGS.includes(folder))).toEqual([]);
  });

  it('that may hold more do', () => {
    const large = sizes.filter(([, size]) => size > MOST_FILES).map(([folder]) => folder);
    expect(large.sort()).toEqual(CATALOGS);
  });
});

/** Each folder in a folder, itself among them, and how many files stand in it. */
function listFolderSizes(folder: string): readonly (readonly [folder: string, files: number])[] {
  const entries = readdirSync(posix.join(ROOT, folder), { withFileTypes: true });
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => `${folder}/${name}`);
  return [[folder, entries.length - folders.length], ...folders.flatMap(listFolderSizes)];
}
