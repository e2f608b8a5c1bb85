/** Paths in settings and in texts, where no compiler looks: each names what is there, and every test has somebody to run it. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { posix, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import lintConfigs, { ENVIRONMENTS, IMPORT_LAW, LAW_CONFIGS } from '../eslint.config.js';
import { toPattern } from '../scripts/globs.mjs';
import viteConfig from '../vite.config.ts';
import engines from './engines/vitest.config.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const FOLDERS = ['src', 'workers', 'tests', 'scripts', 'docs', 'public'];
/** What recipes call a file that is to be written. */
const EXAMPLE = /\/(?:name|PX01)\.tsx?$/;

const files = [
  ...listNames('.', false),
  ...FOLDERS.flatMap((folder) => listNames(folder, true).map((name) => `${folder}/${name}`)),
];

function listNames(folder: string, recursive: boolean): readonly string[] {
  return readdirSync(posix.join(ROOT, folder), { recursive, encoding: 'utf8' }).map((name) =>
    name.split(sep).join('/'),
  );
}

function isThere(glob: string): boolean {
  const pattern = toPattern(glob);
  return files.some((path) => pattern.test(path));
}

describe('a path in settings fits something', () => {
  it('in the rows of the import law, whom they are for and what they let in', () => {
    const paths = IMPORT_LAW.flatMap(({ of, mayImport }) => [of, ...mayImport]);
    expect(paths.filter((path) => !isThere(path))).toEqual([]);
  });

  it('in the settings of the linter', () => {
    // Rows of the law come once for each depth; what the linter's own presets name is not ours.
    const rows = new Set<unknown>(LAW_CONFIGS);
    const globs = lintConfigs
      .filter((config) => !rows.has(config))
      .flatMap(({ files: own = [] }) =>
        own.flat().filter((glob) => typeof glob === 'string' && /^(?:src|tests|workers|scripts)/.test(glob)),
      );
    expect(globs.length).toBeGreaterThan(5);
    expect(globs.filter((glob) => !isThere(glob))).toEqual([]);
    const environments = ENVIRONMENTS.flatMap(({ project, files: own }) => [project, ...own]);
    expect(environments.filter((glob) => !isThere(glob))).toEqual([]);
  });

  it('in the settings of the compiler', () => {
    const named = files
      .filter((path) => /^tsconfig.*\.json$/.test(path))
      .flatMap((path) => {
        const { config } = ts.readConfigFile(posix.join(ROOT, path), (place) => ts.sys.readFile(place)) as {
          readonly config: {
            readonly include?: readonly string[];
            readonly exclude?: readonly string[];
            readonly references?: readonly { readonly path: string }[];
          };
        };
        const { include = [], exclude = [], references = [] } = config;
        return [...include, ...exclude, ...references.map((reference) => posix.normalize(reference.path))];
      });
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter((glob) => !isThere(glob))).toEqual([]);
  });

  it('in what starts a worker or reads a file beside the code', () => {
    const named = files
      .filter((path) => /^(?:src|workers|scripts)\/.*\.(?:tsx?|mjs)$/.test(path))
      .flatMap((path) =>
        [...readFileSync(posix.join(ROOT, path), 'utf8').matchAll(NEW_URL)].map(([, target = '']) =>
          posix.join(posix.dirname(path), target.replace(/\?.*$/, '')),
        ),
      );
    expect(named).toContain('workers/analysis.worker.ts');
    expect(named.filter((path) => !existsSync(posix.join(ROOT, path)))).toEqual([]);
  });
});

const NEW_URL = /new URL\(\s*'(\.[^']*)',\s*import\.meta\.url/g;

describe('every file of tests', () => {
  const { test } = viteConfig({ command: 'serve', mode: 'test' });
  const projects = (test?.projects ?? []).flatMap((project) =>
    typeof project === 'object' && 'test' in project ? [project.test] : [],
  );
  const includes = projects.map(({ include = [] }) => include);
  const inEngines = (engines.test?.include ?? []).map((glob) => `tests/engines/${glob}`);
  const runners = [
    ...includes,
    inEngines,
    ['tests/e2e/*.spec.ts'],
    ['tests/bench/*.bench.ts'],
    ['tests/soak/*.soak.ts'],
  ];

  it('is run by one runner', () => {
    const tests = files.filter((path) => /^tests\/.*\.(?:test|spec|bench|soak)\.[a-z]+$/.test(path));
    expect(tests.length).toBeGreaterThan(100);
    const patterns = runners.map((globs) => globs.map(toPattern));
    const toRunners = (path: string): number =>
      patterns.filter((own) => own.some((pattern) => pattern.test(path))).length;
    expect(tests.filter((path) => toRunners(path) !== 1)).toEqual([]);
  });

  it('is set up by files that are there', () => {
    const setups = projects.flatMap(({ setupFiles = [] }) => setupFiles);
    expect(setups.length).toBeGreaterThan(2);
    expect(setups.filter((path) => !isThere(path))).toEqual([]);
  });

  it('is looked for in places that are there', () => {
    // One by one, as in tests/{core,ui}/**.
    const places = runners.flat().flatMap((glob) => {
      const [all = '', choices] = /\{([^}]*)\}/.exec(glob) ?? [];
      return choices === undefined ? [glob] : choices.split(',').map((choice) => glob.replace(all, choice));
    });
    expect(places.length).toBeGreaterThan(10);
    expect(places.filter((glob) => !isThere(glob))).toEqual([]);
  });
});

describe('a path in a text', () => {
  const texts = ['.', ...FOLDERS].flatMap((folder) =>
    files.filter(
      (path) =>
        path.endsWith('.md') && (folder === '.' ? !path.includes('/') : path.startsWith(`${folder}/`)),
    ),
  );

  it('is there', () => {
    const named = texts.flatMap((text) =>
      [...readFileSync(posix.join(ROOT, text), 'utf8').matchAll(/`([\w./*{},-]+)`/g)]
        .map(([, path = '']) => path.replace(/\/$/, ''))
        .filter((path) => FOLDERS.some((folder) => path.startsWith(`${folder}/`)))
        .map((path) => [text, EXAMPLE.test(path) ? posix.dirname(path) : path] as const),
    );
    expect(named.length).toBeGreaterThan(40);
    expect(named.filter(([, path]) => !isThere(path))).toEqual([]);
  });
});

describe('a glob', () => {
  it('fits what it says', () => {
    expect(['src/a/b.ts', 'src/b.ts'].map((path) => toPattern('src/**/*.{ts,tsx}').test(path))).toEqual([
      true,
      true,
    ]);
    expect(
      ['src/b.tsx', 'src/a/b.ts', 'src/b.js'].map((path) => toPattern('src/*.{ts,tsx}').test(path)),
    ).toEqual([true, false, false]);
    expect(isThere('src/core/**')).toBe(true);
    expect(isThere('src/gone/**')).toBe(false);
  });
});
