import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ESLint } from 'eslint';
import ts from 'typescript';
import tseslint from 'typescript-eslint';
import { describe, expect, it } from 'vitest';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

describe('the import law', () => {
  // The files need not exist, so the rules that need a compiled program are left out.
  const eslint = new ESLint({
    cwd: ROOT,
    overrideConfig: [tseslint.configs.disableTypeChecked, { rules: { 'postflight/no-date-of-text': 'off' } }],
  });

  async function breaksLaw(file: string, code: string): Promise<boolean> {
    const [outcome] = await eslint.lintText(`${code}\n`, { filePath: join(ROOT, file) });
    const messages = outcome?.messages ?? [];
    expect(messages.filter(({ fatal }) => fatal)).toEqual([]);
    return messages.some(({ message }) => message.includes('import law'));
  }

  it.each([
    ['src/core/x.ts', '../catalog/codes/index.ts'],
    ['src/core/x.ts', '../analysis/api/api.ts'],
    ['src/core/x.ts', '../protection/securityHeaders.ts'],
    ['src/core/bytes/x.ts', '../records/records.ts'],
    ['src/core/scan/x.ts', '../log/gaps.ts'],
    ['src/core/unpack/x.ts', '../records/sourceReport.ts'],
    ['src/analysis/api/x.ts', '../files/source.ts'],
    ['src/analysis/page/x.ts', '../queries/analysis.ts'],
    ['src/analysis/queries/x.ts', 'comlink'],
    ['src/analysis/queries/x.ts', '../worker/createAnalysisApi.ts'],
    ['src/core/x.ts', './../catalog/codes/index.ts'],
    ['src/core/x.ts', './formats/../../catalog/codes/index.ts'],
    ['src/core/x.ts', '../core/../catalog/codes/index.ts'],
    ['src/core/x.ts', 'react'],
    ['src/core/x.ts', 'comlink'],
    ['src/core/x.ts', 'node:fs'],
    ['src/core/x.ts', 'pako'],
    ['src/core/bytes/x.ts', '@noble/hashes/sha2.js'],
    ['src/core/unpack/inflate.ts', 'fzstd'],
    ['src/core/unpack/inflate.ts', '../../analysis/api/api.ts'],
    ['src/core/deep/x.ts', '../../catalog/codes/index.ts'],
    ['src/core/deep/x.ts', '../../main.tsx'],
    ['src/core/a/b/c/d/x.ts', '../../../../../catalog/codes/index.ts'],
    ['src/catalog/codes/PC01.ts', '../../analysis/api/api.ts'],
    ['src/catalog/codes/PC01.ts', '../../store/session.ts'],
    ['src/catalog/codes/PC01.ts', 'comlink'],
    ['src/catalog/codes/PC01.ts', '../rules/index.ts'],
    ['src/catalog/lifecycle/x.ts', '../rules/parts/boots.ts'],
    ['src/catalog/lifecycle/x.ts', '../formats/index.ts'],
    ['src/catalog/formats/x.ts', '../rules/index.ts'],
    ['src/catalog/redactions/x.ts', '../codes/index.ts'],
    ['src/analysis/files/x.ts', '../../store/session.ts'],
    ['src/analysis/files/x.ts', '../../catalog/codes/index.ts'],
    ['src/analysis/files/x.ts', '../../../workers/analysis.worker.ts'],
    ['src/analysis/files/x.ts', 'react'],
    ['src/offline/x.ts', '../core/units.ts'],
    ['src/offline/x.ts', '../store/session.ts'],
    ['src/offline/x.ts', 'comlink'],
    ['src/protection/x.ts', '../trustedTypes.ts'],
    ['src/protection/x.ts', '../store/session.ts'],
    ['src/ui/X.tsx', '../offline/messages.ts'],
    ['src/ui/X.tsx', '../vite.ts'],
    ['src/store/x.ts', '../ui/App.tsx'],
    ['src/store/x.ts', '../catalog/codes/index.ts'],
    ['src/store/x.ts', 'react'],
    ['src/ui/chart/X.tsx', '../../analysis/api/api.ts'],
    ['src/ui/X.tsx', '../analysis/api/api.ts'],
    ['src/ui/X.tsx', '../main.tsx'],
    ['src/ui/X.tsx', 'comlink'],
    ['src/ui/X.tsx', 'node:fs'],
    ['src/main.tsx', '../workers/analysis.worker.ts'],
    ['src/main.tsx', 'node:fs'],
    ['src/cli.ts', './ui/App.tsx'],
    ['src/cli.ts', './store/session.ts'],
    ['src/cli.ts', 'react'],
    ['src/trustedTypes.ts', './core/units.ts'],
    ['workers/x.worker.ts', '../src/store/session.ts'],
    ['workers/x.worker.ts', '../src/ui/App.tsx'],
    ['workers/x.worker.ts', 'react'],
  ])('forbids %s to import %s', async (file, specifier) => {
    expect(await breaksLaw(file, `import { x } from '${specifier}';\nx();`)).toBe(true);
  });

  it.each([
    ['src/core/x.ts', './units.ts'],
    ['src/core/bytes/sha256.ts', '@noble/hashes/sha2.js'],
    ['src/core/unpack/inflate.ts', 'pako'],
    ['src/core/unpack/inflate.ts', './zip.ts'],
    ['src/core/unpack/zstdFrame.ts', 'fzstd'],
    ['src/core/unpack/xxh64.ts', 'xxhash-wasm'],
    ['src/core/deep/x.ts', '../units.ts'],
    ['src/core/deep/x.ts', './y.ts'],
    ['src/catalog/codes/PC01.ts', './parts/docsLinks.ts'],
    ['src/catalog/codes/PC01.ts', '../../core/format/errorCode.ts'],
    ['src/catalog/formats/parts/x.ts', '../../lifecycle/lifecycle.ts'],
    ['src/catalog/rules/x.ts', '../formats/index.ts'],
    ['src/core/scan/x.ts', '../bytes/bytes.ts'],
    ['src/core/records/x.ts', '../unpack/sourceNotes.ts'],
    ['src/core/scan/x.ts', '../units.ts'],
    ['src/core/report/x.ts', '../diagnosis/finding.ts'],
    ['src/analysis/queries/x.ts', '../../core/units.ts'],
    ['src/analysis/queries/x.ts', '../files/source.ts'],
    ['src/analysis/worker/x.ts', 'comlink'],
    ['src/analysis/page/x.ts', 'comlink'],
    ['src/analysis/page/x.ts', '../api/api.ts'],
    ['src/store/x.ts', '../analysis/api/api.ts'],
    ['src/offline/x.ts', './routes.ts'],
    ['src/protection/x.ts', './securityHeaders.ts'],
    ['src/ui/X.tsx', '../protection/requestsMade.ts'],
    ['src/store/x.ts', '../offline/messages.ts'],
    ['workers/x.worker.ts', '../src/offline/keepOffline.ts'],
    ['src/store/x.ts', 'zustand/middleware'],
    ['src/ui/chart/X.tsx', '../../store/session.ts'],
    ['src/ui/chart/X.tsx', '../../catalog/codes/index.ts'],
    ['src/ui/chart/X.tsx', '../App.tsx'],
    ['src/ui/X.tsx', 'recharts'],
    ['src/ui/X.tsx', 'react-dom/client'],
    ['src/main.tsx', './ui/App.tsx'],
    ['src/main.tsx', './analysis/page/connect.ts'],
    ['src/main.tsx', './trustedTypes.ts'],
    ['src/cli.ts', './analysis/ingest/ingest.ts'],
    ['src/cli.ts', 'node:fs'],
    ['workers/x.worker.ts', '../src/catalog/codes/index.ts'],
    ['workers/x.worker.ts', 'comlink'],
    ['tests/core/x.test.ts', '../../src/ui/App.tsx'],
  ])('lets %s import %s', async (file, specifier) => {
    expect(await breaksLaw(file, `import { x } from '${specifier}';\nx();`)).toBe(false);
  });

  it.each([
    ['a type', `import type { X } from '../catalog/x.ts';\nexport type Y = X;`],
    ['a type named in place', `export type Y = import('../catalog/x.ts').X;`],
    ['a re-export', `export { x } from '../catalog/x.ts';`],
    ['an import for its effect', `import '../catalog/x.ts';`],
    ['a dynamic import', `export const x = import('../catalog/x.ts');`],
    ['a computed dynamic import', `export const load = (name: string) => import(name);`],
    ['a glob import', `export const x = import.meta.glob(['./*.ts', '../catalog/*.ts'], { eager: true });`],
  ])('holds for %s', async (_what, code) => {
    expect(await breaksLaw('src/core/x.ts', code)).toBe(true);
  });

  it('lets a folder name its own files in a dynamic and in a glob import', async () => {
    expect(await breaksLaw('src/ui/X.tsx', `export const load = () => import('./chart/Timeline.tsx');`)).toBe(
      false,
    );
    const glob = `export const x = import.meta.glob(['./P*.ts', '!./index.ts'], { eager: true, import: 'default' });`;
    expect(await breaksLaw('src/catalog/codes/index.ts', glob)).toBe(false);
  });
});

describe('the worker environment', () => {
  const failuresByFile = compileForWorkers({
    'src/core/probeControl.ts': `export const size = (blob: Blob): number => blob.size;`,
    'src/core/probeDocument.ts': `export const size = (): number => document.title.length;`,
    'workers/probeControl.worker.ts': `self.postMessage(1);`,
    'workers/probeWindow.worker.ts': `window.postMessage(1);`,
  });

  it('compiles code that needs neither page nor Node', () => {
    expect(failuresByFile.get('src/core/probeControl.ts')).toEqual([]);
    expect(failuresByFile.get('workers/probeControl.worker.ts')).toEqual([]);
  });

  it('has no document in the core', () => {
    expect(failuresByFile.get('src/core/probeDocument.ts')).toEqual([
      expect.stringContaining(`Cannot find name 'document'`),
    ]);
  });

  it('has no window in workers', () => {
    expect(failuresByFile.get('workers/probeWindow.worker.ts')).toEqual([
      expect.stringContaining(`Cannot find name 'window'`),
    ]);
  });
});

/** What the compiler says of files that exist only here, under the settings of tsconfig.worker.json. */
function compileForWorkers(codeByFile: Readonly<Record<string, string>>): ReadonlyMap<string, string[]> {
  const settings = ts.getParsedCommandLineOfConfigFile(join(ROOT, 'tsconfig.worker.json'), undefined, {
    ...ts.sys,
    onUnRecoverableConfigFileDiagnostic: ({ messageText }) => {
      throw new Error(ts.flattenDiagnosticMessageText(messageText, '\n'));
    },
  });
  if (settings === undefined) throw new Error('tsconfig.worker.json cannot be read');
  const codeByPath = new Map(Object.entries(codeByFile).map(([file, code]) => [join(ROOT, file), code]));
  const host = ts.createCompilerHost(settings.options);
  const readFile = host.readFile.bind(host);
  const fileExists = host.fileExists.bind(host);
  host.readFile = (path) => codeByPath.get(path) ?? readFile(path);
  host.fileExists = (path) => codeByPath.has(path) || fileExists(path);
  const program = ts.createProgram(
    [...codeByPath.keys(), join(ROOT, 'src/vite.d.ts')],
    settings.options,
    host,
  );
  return new Map(
    Object.keys(codeByFile).map((file) => [
      file,
      ts
        .getPreEmitDiagnostics(program, program.getSourceFile(join(ROOT, file)))
        .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n')),
    ]),
  );
}
