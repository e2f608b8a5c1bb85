/** What is exported is imported somewhere, every file is reached, and no imports run in a circle. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** What knip finds in a folder, by the rules of knip.json there. */
function runKnip(folder: string): string {
  const options = ['--directory', folder, '--reporter', 'compact', '--no-exit-code', '--no-config-hints'];
  return execFileSync(process.execPath, [join(ROOT, 'node_modules/knip/bin/knip.js'), ...options], {
    encoding: 'utf8',
  }).trim();
}

describe('the files of src and workers', () => {
  it('export nothing that nobody imports, and import in no circle', () => {
    expect(runKnip(ROOT)).toBe('');
  });
});

describe('the check', () => {
  const folder = mkdtempSync(join(tmpdir(), 'postflight-exports-'));
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it('finds an export, a type and a file that nobody needs, and a circle', () => {
    const texts = {
      'package.json': '{ "name": "probe", "type": "module" }',
      'knip.json': JSON.stringify({ include: ['files', 'exports', 'types', 'cycles'], entry: ['main.ts'] }),
      'main.ts': `import { a } from './a.ts';\nconsole.log(a());\n`,
      'a.ts': `import { b } from './b.ts';\nexport const a = (): number => b;\nexport const lonelyValue = 1;\n`,
      'b.ts': `import { a } from './a.ts';\nexport const b = a.length;\nexport type LonelyType = string;\n`,
      'lonelyFile.ts': 'export const c = 1;\n',
    };
    for (const [name, text] of Object.entries(texts)) writeFileSync(join(folder, name), text);
    const found = runKnip(folder);
    for (const name of ['lonelyValue', 'LonelyType', 'lonelyFile.ts', 'b.ts']) expect(found).toContain(name);
  });
});
