/** What the lint rules forbid the app's own code, each with a text that breaks it, and what they let pass. */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { describe, expect, it } from 'vitest';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
/** One of each kind: the import law gives folders settings of their own. */
const FILES = [
  'src/core/x.ts',
  'src/core/unpack/inflate.ts',
  'src/analysis/files/x.ts',
  'src/ui/X.tsx',
  'workers/x.ts',
];

// The files need not exist, so the rules that need a compiled program are left out.
const eslint = new ESLint({
  cwd: ROOT,
  overrideConfig: [tseslint.configs.disableTypeChecked, { rules: { 'postflight/no-date-of-text': 'off' } }],
});

async function listForbidden(file: string, code: string): Promise<readonly string[]> {
  const [outcome] = await eslint.lintText(`${code}\n`, { filePath: join(ROOT, file) });
  const messages = outcome?.messages ?? [];
  expect(messages.filter(({ fatal }) => fatal)).toEqual([]);
  return messages
    .filter(({ ruleId }) => ruleId === 'no-restricted-syntax' || ruleId === 'no-restricted-properties')
    .map(({ message }) => message);
}

describe.each(FILES)('in %s', (file) => {
  it.each([
    ['node.innerHTML = text;', 'markup'],
    ['node.outerHTML = text;', 'markup'],
    ["node.insertAdjacentHTML('beforeend', text);", 'markup'],
    ['document.write(text);', 'markup'],
    ['document.writeln(text);', 'markup'],
    ["h('p', { dangerouslySetInnerHTML: { __html: text } });", 'markup'],
    ['await file.text();', 'empty string'],
    ['await new Response(stream).text();', 'empty string'],
    ['reader.readAsText(file);', 'empty string'],
    ['reader.readAsArrayBuffer(file);', 'Read slices'],
    ['reader.readAsDataURL(file);', 'Read slices'],
    ['await file.arrayBuffer();', 'Read slices'],
    ['await file.bytes();', 'Read slices'],
    ['await opened.file.arrayBuffer();', 'Read slices'],
    ['await new Response(file).arrayBuffer();', 'Read slices'],
  ])('%s is forbidden', async (code, says) => {
    expect(await listForbidden(file, code)).toEqual([expect.stringContaining(says)]);
  });

  it.each([
    'node.textContent = text;',
    'stream.write(text);',
    'await file.slice(0, 64).text();',
    'await file.slice(start, end).arrayBuffer();',
    'await response.arrayBuffer();',
    'new TextDecoder().decode(bytes);',
    'table.bytes(3);',
  ])('%s is not', async (code) => {
    expect(await listForbidden(file, code)).toEqual([]);
  });
});

it('forbids markup as an attribute', async () => {
  const code = 'export const X = () => <p dangerouslySetInnerHTML={{ __html: text }} />;';
  expect(await listForbidden('src/ui/X.tsx', code)).toEqual([expect.stringContaining('markup')]);
});
