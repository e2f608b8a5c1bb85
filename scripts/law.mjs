// `npm run law`: the import law alone, which needs no types and so takes seconds.
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { LAW_CONFIGS } from '../eslint.config.js';
import { findCircles, readImportGraph, toFolderGraph } from './importGraph.mjs';
import { ROOT } from './setup.mjs';

const FOLDERS = ['src', 'workers'];
const eslint = new ESLint({
  cwd: ROOT,
  allowInlineConfig: false,
  overrideConfigFile: true,
  overrideConfig: [
    { ignores: ['**/*.assembly.ts'] },
    { files: ['**/*.{ts,tsx}'], languageOptions: { parser: tseslint.parser } },
    ...LAW_CONFIGS,
  ],
});
const outcomes = await eslint.lintFiles(FOLDERS.map((folder) => `${folder}/**/*.{ts,tsx}`));
const breaches = outcomes.flatMap(({ filePath, messages }) =>
  messages
    .filter(({ fatal, message }) => fatal === true || message.includes('import law'))
    .map(({ line, message }) => `${filePath}:${line} ${message}`),
);
const graph = readImportGraph(ROOT, FOLDERS);
const circles = [...findCircles(graph), ...findCircles(toFolderGraph(graph))].map(
  (circle) => `Imports in a circle: ${circle.join(', ')}`,
);
const failures = [...breaches, ...circles];
console.log(failures.length > 0 ? failures.join('\n') : `${graph.size} files keep the import law.`);
if (failures.length > 0) process.exitCode = 1;
