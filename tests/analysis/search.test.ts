/** Searches in what was read: the texts themselves say what has to be found. */
import { File } from 'node:buffer';
import { appendFileSync, mkdtempSync, openAsBlob, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expose, proxy, releaseProxy, transfer, wrap } from 'comlink';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createAnalysis, type Analysis } from '../../src/analysis/queries/analysis.ts';
import type { AnalysisApi, EventLine } from '../../src/analysis/api/api.ts';
import { createAnalysisApi } from '../../src/analysis/worker/createAnalysisApi.ts';
import { createSearchApi } from '../../src/analysis/worker/createSearchApi.ts';
import { toFileId } from '../../src/analysis/api/ids.ts';
import { ingestFile } from '../../src/analysis/ingest/ingestFile.ts';
import { findPlaces, MAX_HITS, runSearch } from '../../src/analysis/search/search.ts';
import type {
  SearchApi,
  SearchPattern,
  SearchProgress,
  SearchResult,
  SearchScope,
} from '../../src/analysis/api/searchApi.ts';
import { readChunks } from '../../src/core/bytes/bytes.ts';
import { encode, makeZip } from '../support/logs/archives.ts';
import { generateText } from '../support/logs/generateLog.ts';
import { catalog } from '../support/read/readText.ts';

const FIRST = toFileId('opened', 0);

function toFile(content: string | Uint8Array, name: string): globalThis.File {
  return new File([content], name) as unknown as globalThis.File;
}

async function open(...files: readonly globalThis.File[]): Promise<Analysis> {
  const analysis = createAnalysis(() => undefined);
  for (const [index, file] of files.entries()) {
    const id = toFileId('opened', index);
    analysis.addFile(id, file);
    const source = { name: file.name, size: file.size, chunks: readChunks(file) };
    const news = ingestFile(source, catalog, { keepsDecoded: true });
    for (let step = await news.next(); step.done !== true; step = await news.next()) {
      analysis.updateFile(id, step.value.update, step.value.entry);
    }
    analysis.endFile(id, 'done');
  }
  return analysis;
}

function toPattern(text: string, kind: SearchPattern['kind'] = 'text'): SearchPattern {
  return { text, kind, ignoreCase: false };
}

async function search(
  analysis: Analysis,
  scope: SearchScope,
  pattern: SearchPattern,
): Promise<{ result: SearchResult; progress: SearchProgress[]; lines: readonly EventLine[] }> {
  const progress: SearchProgress[] = [];
  const result = await runSearch(pattern, analysis.openSearch(scope), {
    onProgress: (news) => progress.push(news),
  });
  const { lines } = await analysis.getHits(false, 0, 10_000);
  return { result, progress, lines };
}

function describeLine({ sourceName, lineNumber, code }: EventLine): string {
  return `${sourceName}:${String(lineNumber)}${code === '' ? '' : ` ${code}`}`;
}

const ONE = `not a line of a log: refused
2026-03-02T08:15:29Z app[a1] ams [info]refused by nobody
2026-03-02T08:15:30Z proxy[a1] ams [error][PC01] refused
2026-03-02T08:15:31Z app[a1] ams [info]GET /
  Host: refused.example
2026-03-02T08:17:01Z proxy[b2] lhr [error][PM05] failed to connect
`;
const TWO = '2026-03-02T08:16:00Z proxy[c3] sin [error][PR03] no candidate. last error: [PC01] refused\n';

describe('a search in all lines', () => {
  it('finds lines in the order of the files, and tells what stands there', async () => {
    const analysis = await open(toFile(ONE, 'one.log'), toFile(TWO, 'two.log'));
    const { result, lines } = await search(analysis, { kind: 'lines' }, toPattern('refused'));
    expect(result).toEqual({ matches: 5, unreadable: [] });
    expect(lines.map(describeLine)).toEqual([
      'one.log:1',
      'one.log:2',
      'one.log:3 PC01',
      'one.log:5',
      'two.log:1 PR03',
    ]);
    expect(lines[0]).toMatchObject({ how: 'none', time: undefined });
    expect(lines[1]).toMatchObject({
      how: 'none',
      time: Date.UTC(2026, 2, 2, 8, 15, 29),
      text: ONE.split('\n')[1],
    });
    expect(lines[2]).toMatchObject({ how: 'written', machine: 'a1', region: 'ams' });
  });

  it('gives pages from either end', async () => {
    const analysis = await open(toFile(ONE, 'one.log'), toFile(TWO, 'two.log'));
    await search(analysis, { kind: 'lines' }, toPattern('refused'));
    const page = await analysis.getHits(true, 1, 2);
    expect(page.total).toBe(5);
    expect(page.lines.map(describeLine)).toEqual(['one.log:5', 'one.log:3 PC01']);
    expect((await analysis.getHits(false, 4, 9)).lines.map(describeLine)).toEqual(['two.log:1 PR03']);
    expect((await analysis.getHits(true, 7, 9)).lines).toEqual([]);
  });

  it('finds what a plain search in the text finds, as text and as expression, packed or not', async () => {
    const { text } = generateText({ seed: 71, layout: 'mixed', lines: 3000, errorShare: 0.3 });
    const expected = text
      .split('\n')
      .flatMap((line, i) => (line.includes('GET') ? [`a.log:${String(i + 1)}`] : []));
    for (const kind of ['text', 'regex'] as const) {
      const plain = await open(toFile(text, 'a.log'));
      const found = await search(plain, { kind: 'lines' }, toPattern('GET', kind));
      expect(found.result.matches).toBe(expected.length);
      expect(found.lines.map((line) => `a.log:${String(line.lineNumber)}`)).toEqual(expected);
      const zip = makeZip([{ name: 'a.log', content: encode(text) }]);
      const packed = await open(toFile(zip, 'a.zip'));
      const inZip = await search(packed, { kind: 'lines' }, toPattern('GET', kind));
      expect(inZip.lines.map(({ lineNumber, text: line }) => [lineNumber, line])).toEqual(
        found.lines.map(({ lineNumber, text: line }) => [lineNumber, line]),
      );
    }
  });

  it('counts what is beyond the places that it keeps', async () => {
    const lines = MAX_HITS + 500;
    const analysis = await open(toFile(`${ONE}${'x\n'.repeat(lines)}`, 'long.log'));
    const { result } = await search(analysis, { kind: 'lines' }, toPattern('x'));
    expect(result.matches).toBe(lines + 3);
    expect((await analysis.getHits(false, 0, 1)).total).toBe(MAX_HITS);
  });

  it('says which files could not be read, and searches the others', async () => {
    const gone = toFile(ONE, 'gone.log');
    const analysis = await open(gone, toFile(TWO, 'two.log'));
    vi.spyOn(gone, 'slice').mockImplementation(() => {
      throw new DOMException('changed', 'NotReadableError');
    });
    const { result } = await search(analysis, { kind: 'lines' }, toPattern('refused'));
    expect(result).toEqual({ matches: 1, unreadable: ['gone.log'] });
  });

  it('reads on in a file that has grown, and not in another one in its place', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'postflight-'));
    const path = join(folder, 'app.log');
    const onDisk = async (): Promise<globalThis.File> =>
      new globalThis.File([await openAsBlob(path)], 'app.log');
    try {
      const { text } = generateText({ seed: 74, layout: 'live', lines: 500, errorShare: 0.3 });
      writeFileSync(path, text);
      const analysis = createAnalysis(() => undefined);
      const file = await onDisk();
      analysis.addFile(FIRST, file, { handle: { getFile: onDisk } });
      const source = { name: file.name, size: file.size, chunks: readChunks(file) };
      const news = ingestFile(source, catalog, {});
      for (let step = await news.next(); step.done !== true; step = await news.next())
        analysis.updateFile(FIRST, step.value.update, step.value.entry);
      analysis.endFile(FIRST, 'done');
      const before = await search(analysis, { kind: 'lines' }, toPattern('PC01'));
      expect(before.result.matches).toBeGreaterThan(0);

      appendFileSync(path, text);
      const grown = await search(analysis, { kind: 'lines' }, toPattern('PC01'));
      expect(grown.result).toEqual(before.result);

      writeFileSync(path, `another ${text.repeat(3)}`);
      const replaced = await search(analysis, { kind: 'lines' }, toPattern('PC01'));
      expect(replaced.result).toEqual({ matches: 0, unreadable: ['app.log'] });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('a search in events', () => {
  it('finds those whose records hold it, in the order of time', async () => {
    const analysis = await open(toFile(ONE, 'one.log'), toFile(TWO, 'two.log'));
    const { result, lines } = await search(analysis, { kind: 'events', selection: {} }, toPattern('refused'));
    expect(result.matches).toBe(2);
    expect(lines.map(describeLine)).toEqual(['one.log:3 PC01', 'two.log:1 PR03']);
    expect((await analysis.getHits(true, 0, 1)).lines.map(describeLine)).toEqual(['two.log:1 PR03']);
  });

  it('looks at nothing but the selection', async () => {
    const analysis = await open(toFile(ONE, 'one.log'), toFile(TWO, 'two.log'));
    const selection = { filters: { machine: { exclude: ['a1'] } } };
    const { lines } = await search(
      analysis,
      { kind: 'events', selection },
      toPattern('\\[P.0\\d\\]', 'regex'),
    );
    expect(lines.map(describeLine)).toEqual(['two.log:1 PR03', 'one.log:6 PM05']);
  });

  it('finds exactly the events that hold it', async () => {
    const { text } = generateText({ seed: 72, layout: 'mixed', lines: 4000, errorShare: 0.4 });
    const analysis = await open(toFile(text, 'a.log'));
    const all = await analysis.getLines({}, false, 0, 10_000);
    const expected = all.lines.filter((line) => line.text?.includes('attempts') ?? false);
    const { lines } = await search(analysis, { kind: 'events', selection: {} }, toPattern('attempts'));
    expect(expected.length).toBeGreaterThan(10);
    expect(lines).toEqual(expected);
  });

  it('goes on with what it knew when files go', async () => {
    const analysis = await open(toFile(ONE, 'one.log'), toFile(TWO, 'two.log'));
    await search(analysis, { kind: 'events', selection: {} }, toPattern('refused'));
    analysis.removeFile(FIRST);
    expect((await analysis.getHits(false, 0, 9)).total).toBe(2);
    analysis.closeSearch();
    expect(await analysis.getHits(false, 0, 9)).toEqual({ total: 0, first: 0, lines: [] });
  });
});

describe('news of a search', () => {
  it('come while an expression is tried, and what was found is kept before each', async () => {
    const analysis = await open(toFile(ONE.repeat(50), 'one.log'));
    const source = analysis.openSearch({ kind: 'lines' });
    const kept: number[] = [];
    let clock = 0;
    const numbers: number[] = [];
    const result = await runSearch(
      toPattern('refused', 'regex'),
      source,
      {
        onProgress: () => {
          numbers.push(-1);
        },
        onLine: (lineNumber) => {
          if (numbers.at(-1) === -1) void analysis.getHits(false, 0, 1).then(({ total }) => kept.push(total));
          numbers.push(lineNumber);
        },
      },
      () => (clock += 30),
    );
    await Promise.resolve();
    expect(numbers.filter((n) => n > 0)).toEqual(Array.from({ length: 300 }, (_, i) => i + 1));
    expect(numbers.filter((n) => n === -1).length).toBeGreaterThan(50);
    expect(result.matches).toBe(200);
    expect((await analysis.getHits(false, 0, 1)).total).toBe(200);
  });

  it('tell how far it is', async () => {
    const analysis = await open(toFile(ONE, 'one.log'), toFile(TWO, 'two.log'));
    const { progress } = await search(analysis, { kind: 'lines' }, toPattern('refused'));
    expect(progress.map(({ share }) => share)).toEqual(progress.map(({ share }) => share).toSorted());
    expect(new Set(progress.map(({ fileName }) => fileName))).toEqual(new Set(['one.log', 'two.log']));
    expect(progress.some(({ isWaiting }) => isWaiting)).toBe(true);
    expect(progress.slice(-1)).toMatchObject([{ isWaiting: false }]);
  });
});

describe('places to mark', () => {
  it.each<[SearchPattern, string, number[][]]>([
    [
      toPattern('a'),
      'banana',
      [
        [1, 2],
        [3, 4],
        [5, 6],
      ],
    ],
    [
      toPattern('a.', 'regex'),
      'banana',
      [
        [1, 3],
        [3, 5],
      ],
    ],
    [toPattern('x*', 'regex'), 'axxb', [[1, 3]]],
    [toPattern('^', 'regex'), 'abc', []],
  ])('of %j in %j', (pattern, text, expected) => {
    expect(findPlaces(pattern, text)).toEqual(expected);
  });
});

const ports: MessagePort[] = [];
afterEach(() => {
  for (const port of ports.splice(0)) port.close();
});

function connect(): { near: MessagePort; far: MessagePort } {
  const { port1, port2 } = new MessageChannel();
  ports.push(port1, port2);
  return { near: port1, far: port2 };
}

it('goes between real threads’ ports', async () => {
  const [toAnalysis, toSearch, between, toSink] = [connect(), connect(), connect(), connect()];
  expose(createAnalysisApi(), toAnalysis.far);
  expose(createSearchApi(), toSearch.far);
  const analysis = wrap<AnalysisApi>(toAnalysis.near);
  const worker = wrap<SearchApi>(toSearch.near);
  const { text, truth } = generateText({ seed: 73, layout: 'live', lines: 2000, errorShare: 0.3 });
  const file = toFile(text, 'a.log');
  await analysis.addFile(FIRST, file, transfer(toSink.near, [toSink.near]));
  const sink = wrap<{ update(update: unknown, entry: number): void }>(toSink.far);
  const news = ingestFile({ name: 'a.log', size: file.size, chunks: readChunks(file) }, catalog, {});
  for (let step = await news.next(); step.done !== true; step = await news.next()) {
    await sink.update(step.value.update, step.value.entry);
  }

  await analysis.openSearch({ kind: 'events', selection: {} }, transfer(between.near, [between.near]));
  const onProgress = vi.fn();
  const result = await worker.search(
    toPattern('[PC01]'),
    transfer(between.far, [between.far]),
    proxy(onProgress),
    new SharedArrayBuffer(8),
  );
  expect(result.matches).toBeGreaterThanOrEqual(truth.codes.get('PC01')?.count ?? Infinity);
  const page = await analysis.getHits(false, 0, 1000);
  expect(page.total).toBe(result.matches);
  expect(page.lines.every((line) => (line.text ?? '').includes('[PC01]'))).toBe(true);
  expect(onProgress).toHaveBeenCalled();
  expect(await worker.findPlaces(toPattern('b'), ['abc'])).toEqual([[[1, 2]]]);
  analysis[releaseProxy]();
  worker[releaseProxy]();
});
