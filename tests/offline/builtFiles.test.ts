import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listBuiltFiles } from '../../scripts/serviceWorker.mjs';

const HEADERS = { 'Content-Security-Policy': "default-src 'none'" };

describe('the list of built files', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'postflight-list-'));
    for (const [path, content] of [
      ['index.html', '<!doctype html>'],
      ['assets/index-1.js', 'start()'],
      ['sample/fly-logs.log', 'a line'],
      ['sw.js', 'the worker'],
      ['_headers', 'of the host'],
      ['.well-known/x', 'of the host'],
    ] as const) {
      write(path, content);
    }
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  function write(path: string, content: string): void {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }

  it('holds everything that a page can ask for, with its hash', () => {
    expect(listBuiltFiles(folder, HEADERS).files).toEqual(
      [
        ['assets/index-1.js', 'start()'],
        ['', '<!doctype html>'],
        ['sample/fly-logs.log', 'a line'],
      ].map(([path, content = '']) => ({
        path,
        integrity: `sha256-${createHash('sha256').update(content).digest('base64')}`,
      })),
    );
  });

  it('is of another version when a file, a name or a header changes, and else of the same', () => {
    const { version } = listBuiltFiles(folder, HEADERS);
    expect(listBuiltFiles(folder, { ...HEADERS }).version).toBe(version);
    expect(listBuiltFiles(folder, { 'Content-Security-Policy': '' }).version).not.toBe(version);
    write('sample/fly-logs.log', 'another line');
    const changed = listBuiltFiles(folder, HEADERS).version;
    expect(changed).not.toBe(version);
    write('assets/more.js', '');
    expect(listBuiltFiles(folder, HEADERS).version).not.toBe(changed);
  });
});
