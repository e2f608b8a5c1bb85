import js from '@eslint/js';
import jsxA11y from 'eslint-plugin-jsx-a11y';
import reactHooks from 'eslint-plugin-react-hooks';
import { defineConfig, globalIgnores } from 'eslint/config';
import globals from 'globals';
import { posix } from 'node:path';
import ts from 'typescript';
import tseslint from 'typescript-eslint';

/** The flow of data: a room of the core may import those before it. ARCHITECTURE.md says what each is for. */
export const CORE_ROOMS = [
  'bytes',
  'unpack',
  'time',
  'format',
  'scan',
  'table',
  'records',
  'log',
  'bins',
  'search',
  'redact',
  'lives',
  'episodes',
  'diagnosis',
  'report',
];
const CORE_ROOT_FILES = ['src/core/units.ts', 'src/core/ascending.ts', 'src/core/countText.ts'];

/** What grows: a rule explains errors with moments, whose texts the layouts read, and all know the codes. */
export const CATALOG_ROOMS = [
  'redactions',
  'codes',
  'lifecycle',
  'formats',
  'lookAlikes',
  'context',
  'rules',
];

/** From what the threads say to each other to the worker that answers. */
export const ANALYSIS_ROOMS = ['api', 'files', 'ingest', 'findings', 'search', 'queries', 'kept', 'worker'];

/**
 * The import law: what each folder may import besides itself. Where two rows fit a file, the later counts.
 * What no row allows is forbidden, for types too. `tests/`, `scripts/` and the configuration files may
 * import anything.
 *
 * A library in the core needs a row for the one file it stands behind.
 *
 * `src/` never imports from `workers/`: src/analysis/page/workers.ts names the workers' files in a `new URL(…)`.
 *
 * @type {readonly { of: string, mayImport: readonly string[], packages: readonly string[] }[]}
 */
export const IMPORT_LAW = [
  // What stands beside the rooms is known to all of them.
  { of: 'src/core', mayImport: [], packages: [] },
  ...toRooms('src/core', CORE_ROOMS, CORE_ROOT_FILES, []),
  // Each behind one file, so that it can be replaced and its faults be made up for in one place.
  { of: 'src/core/bytes/sha256.ts', mayImport: toEarlierRooms('bytes'), packages: ['@noble/hashes'] },
  { of: 'src/core/unpack/inflate.ts', mayImport: toEarlierRooms('unpack'), packages: ['pako'] },
  { of: 'src/core/unpack/zstdFrame.ts', mayImport: toEarlierRooms('unpack'), packages: ['fzstd'] },
  { of: 'src/core/unpack/xxh64.ts', mayImport: toEarlierRooms('unpack'), packages: ['xxhash-wasm'] },
  { of: 'src/core/diagnosis/flyToml.ts', mayImport: toEarlierRooms('diagnosis'), packages: ['smol-toml'] },
  { of: 'src/catalog', mayImport: ['src/core'], packages: [] },
  ...toRooms('src/catalog', CATALOG_ROOMS, [], ['src/core']),
  ...toRooms('src/analysis', ANALYSIS_ROOMS, [], ['src/core']),
  // The page's side of the threads knows types alone of the other.
  { of: 'src/analysis/page', mayImport: ['src/core', 'src/analysis/api'], packages: ['comlink'] },
  { of: 'src/analysis/worker', mayImport: ['src/core', 'src/analysis'], packages: ['comlink'] },
  { of: 'src/presentation', mayImport: ['src/core', 'src/catalog', 'src/analysis'], packages: [] },
  {
    of: 'src/artefacts',
    mayImport: ['src/core', 'src/catalog', 'src/analysis', 'src/presentation'],
    packages: [],
  },
  {
    of: 'src/cli',
    mayImport: ['src/core', 'src/analysis', 'src/presentation', 'src/artefacts'],
    packages: ['node:', 'comlink'],
  },
  { of: 'src/offline', mayImport: [], packages: [] },
  { of: 'src/protection', mayImport: [], packages: [] },
  { of: 'src/store', mayImport: ['src/core', 'src/analysis', 'src/offline'], packages: ['zustand'] },
  {
    of: 'src/ui',
    mayImport: [
      'src/core',
      'src/catalog',
      'src/presentation',
      'src/artefacts',
      'src/protection',
      'src/store',
    ],
    packages: ['react', 'react-dom', 'recharts'],
  },
  // Files beside the folders are for the two composition roots, which follow.
  { of: 'src/*.ts', mayImport: [], packages: [] },
  { of: 'src/main.tsx', mayImport: ['src'], packages: ['react', 'react-dom', 'zustand', 'comlink'] },
  {
    of: 'src/cli.ts',
    mayImport: ['src/core', 'src/catalog', 'src/analysis', 'src/presentation', 'src/artefacts', 'src/cli'],
    packages: ['node:'],
  },
  {
    of: 'workers',
    mayImport: [
      'src/core',
      'src/catalog',
      'src/analysis',
      'src/presentation',
      'src/artefacts',
      'src/offline',
    ],
    packages: ['comlink'],
  },
];

/** A row for each room: it may import what stands beside the rooms, and the rooms before it. */
function toRooms(folder, rooms, rootFiles, others) {
  return rooms.map((room, i) => ({
    of: `${folder}/${room}`,
    mayImport: [...others, ...rootFiles, ...rooms.slice(0, i).map((earlier) => `${folder}/${earlier}`)],
    packages: [],
  }));
}

/** What a file of a room of the core may import, its own room among it. */
function toEarlierRooms(room) {
  const rooms = CORE_ROOMS.slice(0, CORE_ROOMS.indexOf(room) + 1);
  return [...CORE_ROOT_FILES, ...rooms.map((earlier) => `src/core/${earlier}`)];
}

/** Which compiler settings a file is read with; the first match counts. */
export const ENVIRONMENTS = [
  {
    project: 'tsconfig.worker.json',
    files: ['src/{core,catalog,analysis,presentation,artefacts,offline}/**', 'workers/**', 'src/vite.d.ts'],
  },
  { project: 'tsconfig.cli.json', files: ['src/cli.ts', 'src/cli/**'] },
  { project: 'tsconfig.page.json', files: ['src/**'] },
  { project: 'tsconfig.tests.json', files: ['tests/**', 'vite.config.ts'] },
];

/** What the app's own code must not do, because of what would come of it. */
const UNSAFE_MARKUP = 'Text of a log must never be read as markup. Let React render it.';
const WHOLE_FILE =
  'Text of more than 512 MiB silently becomes the empty string. Read slices (src/core/bytes/bytes.ts).';
const WHOLE_BYTES = 'Files are of any size, and memory is not. Read slices (src/core/bytes/bytes.ts).';
const FORBIDDEN_PROPERTIES = [
  ...['innerHTML', 'outerHTML', 'insertAdjacentHTML'].map((property) => ({
    property,
    message: UNSAFE_MARKUP,
  })),
  ...['write', 'writeln'].map((property) => ({ object: 'document', property, message: UNSAFE_MARKUP })),
  { property: 'readAsText', message: WHOLE_FILE },
  ...['readAsArrayBuffer', 'readAsDataURL'].map((property) => ({ property, message: WHOLE_BYTES })),
];
const FORBIDDEN_SYNTAX = [
  { selector: 'JSXAttribute[name.name="dangerouslySetInnerHTML"]', message: UNSAFE_MARKUP },
  { selector: 'Property[key.name="dangerouslySetInnerHTML"]', message: UNSAFE_MARKUP },
  {
    selector:
      'CallExpression[callee.property.name="text"][arguments.length=0]' +
      ':not([callee.object.callee.property.name="slice"])',
    message: WHOLE_FILE,
  },
  {
    // A response is of the app's own files.
    selector:
      'CallExpression[callee.property.name=/^(?:arrayBuffer|bytes)$/][arguments.length=0]' +
      ':not([callee.object.callee.property.name="slice"]):not([callee.object.name="response"])',
    message: WHOLE_BYTES,
  },
];
const GLOB_IMPORT = 'CallExpression[callee.object.type="MetaProperty"][callee.property.name="glob"]';
const OWN_TIMESTAMPS = 'Date guesses at zones and accepts 30 February. Use src/core/time/timestamp.ts.';

/** Its lint settings; what one forbids speaks of the import law. */
export const LAW_CONFIGS = IMPORT_LAW.flatMap(toLintConfigs);

export default defineConfig(
  globalIgnores([
    '**/*.assembly.ts',
    'dist/',
    'dist-cli/',
    'test-results/',
    'playwright-report/',
    '.tmp/',
    'public/',
  ]),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: true },
      ],
      // An empty string is a text like any other. Numbers pass for the sake of `a - b || c - d` in sorting.
      '@typescript-eslint/strict-boolean-expressions': ['error', { allowString: false }],
      // A number in a text is what most texts here are made of.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // Naming a property next to `...rest` is how an object is copied without it.
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      eqeqeq: 'error',
      'no-console': 'error',
    },
  },
  ...[...ENVIRONMENTS].reverse().map(({ project, files }) => ({
    files: files.map((pattern) => (pattern.endsWith('**') ? `${pattern}/*.{ts,tsx}` : pattern)),
    languageOptions: { parserOptions: { project, tsconfigRootDir: import.meta.dirname } },
  })),
  {
    files: ['src/**/*.{ts,tsx}', 'workers/**/*.ts'],
    plugins: { postflight: { rules: { 'no-date-of-text': createNoDateOfText() } } },
    rules: {
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'no-restricted-properties': ['error', ...FORBIDDEN_PROPERTIES],
      'no-restricted-syntax': ['error', ...FORBIDDEN_SYNTAX],
    },
  },
  { files: ['src/core/**/*.ts'], rules: { 'postflight/no-date-of-text': 'error' } },
  {
    files: ['src/**/*.tsx', 'src/ui/**/*.ts', 'tests/ui/**'],
    extends: [reactHooks.configs.flat.recommended, jsxA11y.flatConfigs.strict],
    // It tells that the React Compiler skips a component. The compiler is not used here.
    rules: { 'react-hooks/incompatible-library': 'off' },
  },
  ...LAW_CONFIGS,
  {
    // Plain scripts: they run as they are written, in Node.
    files: ['**/*.{js,mjs}'],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { globals: globals.node },
    rules: { eqeqeq: 'error' },
  },
  {
    files: ['tests/e2e/probes/*.js'],
    languageOptions: { globals: { ...globals.browser, ...globals.worker } },
  },
);

/**
 * Lint settings for a row of the law. A relative import says how many folders to go up, so each depth below
 * a folder gets settings of its own, in which everything that is allowed is one regular expression.
 */
function toLintConfigs({ of, mayImport, packages }) {
  const isFile = /\.tsx?$/.test(of);
  if (isFile) return [toLintConfig(of, posix.dirname(of), 0, mayImport, packages)];
  return [0, 1, 2, 3].map((depth) => {
    // Deeper files get the last settings, under which they cannot leave their folder.
    const below = depth === 3 ? '**/' : '';
    const files = `${of}/${'*/'.repeat(depth)}${below}*.{ts,tsx}`;
    return toLintConfig(files, of, depth, [of, ...mayImport], packages);
  });
}

function toLintConfig(files, folder, depth, targets, packages) {
  const allowed = [
    ...targets.map((target) => toRelativePattern(target, folder, depth)),
    ...packages.map((name) => (name.endsWith(':') ? name : `${name}(?:/|$)`)),
  ];
  const nothing = '(?!)';
  // Dots only at the start: `./x/../../catalog` would look like a file of the own folder.
  const forbidden = `^(?!(?!.*[^./]/\\.|\\./\\.)(?:${allowed.join('|') || nothing}))`;
  const list = [...targets, ...packages].join(', ') || 'nothing';
  const place = files.replace(/\/\*.*$/, '');
  const message = `${place} may import only: ${list}. See the import law in eslint.config.js.`;
  const selectorPattern = `/${forbidden.replaceAll('/', '\\x2F')}/`;
  return {
    files: [files],
    rules: {
      'no-restricted-imports': ['error', { patterns: [{ regex: forbidden, caseSensitive: true, message }] }],
      'no-restricted-syntax': [
        'error',
        ...FORBIDDEN_SYNTAX,
        // The other ways to import: `import(…)`, the type `import('…').T`, and Vite's glob import.
        { selector: `ImportExpression > Literal.source[value=${selectorPattern}]`, message },
        { selector: 'ImportExpression > :not(Literal).source', message },
        { selector: `TSImportType Literal[value=${selectorPattern}]`, message },
        { selector: `${GLOB_IMPORT} Literal[value=/[.][.]|^!?\\x2F/]`, message },
      ],
    },
  };
}

/** How a relative import of `target` starts in a file that stands `depth` folders below `folder`. */
function toRelativePattern(target, folder, depth) {
  const segments = posix
    .relative(folder, target)
    .split('/')
    .filter((segment) => segment !== '');
  const up = segments.filter((segment) => segment === '..').length;
  const isFile = /\.tsx?$/.test(target);
  const down = segments
    .slice(up)
    .map((segment, i, names) => (isFile && i === names.length - 1 ? `${segment}$` : `${segment}/`));
  if (up > 0) return `(?:\\.\\./){${depth + up}}${down.join('')}`;
  // The own folder, from any of the folders between it and the file.
  const start = depth === 0 ? '\\./' : `(?:\\./|(?:\\.\\./){1,${depth}}(?!\\.))`;
  return start + down.join('');
}

/** Forbids `new Date(text)` and `Date.parse`. Whether an argument is a text is known from its type. */
function createNoDateOfText() {
  return {
    meta: { type: 'problem', schema: [], messages: { guess: OWN_TIMESTAMPS } },
    create(context) {
      return {
        'NewExpression[callee.name="Date"][arguments.length=1]'(node) {
          const type = context.sourceCode.parserServices.getTypeAtLocation(node.arguments[0]);
          const types = type.isUnion() ? type.types : [type];
          if (types.some(isTextType)) context.report({ node, messageId: 'guess' });
        },
        'MemberExpression[object.name="Date"][property.name="parse"]'(node) {
          context.report({ node, messageId: 'guess' });
        },
      };
    },
  };
}

function isTextType(type) {
  return (type.flags & ts.TypeFlags.StringLike) !== 0;
}
