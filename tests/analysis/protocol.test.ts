/** The two workers' sides over real message channels: every answer has to survive a structured clone. */
import { File } from 'node:buffer';
import { gzipSync } from 'node:zlib';
import { expose, proxy, releaseProxy, transfer, wrap } from 'comlink';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { AnalysisApi } from '../../src/analysis/api/api.ts';
import { toFileId } from '../../src/analysis/api/ids.ts';
import type { IngestApi } from '../../src/analysis/api/ingestApi.ts';
import { createAnalysisApi } from '../../src/analysis/worker/createAnalysisApi.ts';
import { createIngestApi } from '../../src/analysis/worker/createIngestApi.ts';
import { encode, makeZip, toUtf16 } from '../support/logs/archives.ts';
import { generateText } from '../support/logs/generateLog.ts';
import { catalog } from '../support/read/readText.ts';
import { waitUntil } from '../support/run/waitUntil.ts';

const FIRST = toFileId('opened', 0);
const ports: MessagePort[] = [];

/** Two ends that are closed behind the test, or Node waits for them. */
function connect(): { near: MessagePort; far: MessagePort } {
  const { port1, port2 } = new MessageChannel();
  ports.push(port1, port2);
  return { near: port1, far: port2 };
}

afterEach(() => {
  for (const port of ports.splice(0)) port.close();
  vi.unstubAllGlobals();
});

function start(): {
  analysis: ReturnType<typeof wrap<AnalysisApi>>;
  ingest: ReturnType<typeof wrap<IngestApi>>;
} {
  const toAnalysis = connect();
  const toIngest = connect();
  expose(createAnalysisApi(), toAnalysis.far);
  expose(createIngestApi(catalog), toIngest.far);
  return { analysis: wrap<AnalysisApi>(toAnalysis.near), ingest: wrap<IngestApi>(toIngest.near) };
}

function toFile(text: string): globalThis.File {
  return new File([text], 'shop.log') as unknown as globalThis.File;
}

describe('the threads', () => {
  it('read a file into the analysis, tell the page, and answer its questions', async () => {
    const { text, truth } = generateText({ seed: 51, layout: 'mixed', lines: 3000, errorShare: 0.3 });
    const { analysis, ingest } = start();
    const onChange = vi.fn();
    await analysis.subscribe(proxy(onChange));
    const { near, far } = connect();
    const file = toFile(text);
    await analysis.addFile(FIRST, file, transfer(near, [near]));
    expect(await ingest.ingest(file, transfer(far, [far]))).toEqual({ kind: 'log' });

    const overview = await analysis.getOverview(undefined, 200);
    // Not its name: Node clones a File as a Blob.
    expect(overview.sources).toMatchObject([
      { fileId: FIRST, state: 'done', lines: truth.lines, records: truth.records },
    ]);
    expect(overview.totals).toEqual({
      errors: truth.errors,
      inferred: truth.inferred,
      unclassified: truth.unclassified,
      untimed: 0,
    });
    const page = await analysis.getLines({ codes: ['PC01'] }, true, 0, 3);
    expect(page.total).toBe(truth.codes.get('PC01')?.count);
    expect(page.lines.every((line) => (line.text ?? '').includes('instance refused connection'))).toBe(true);
    expect(page.lines[0] && (await analysis.getContext(page.lines[0]))).toBeDefined();
    await waitUntil(() => {
      expect(onChange).toHaveBeenCalled();
    });
    analysis[releaseProxy]();
    ingest[releaseProxy]();
  });

  it('carry failures as values', async () => {
    const { analysis, ingest } = start();
    const { near, far } = connect();
    const file = toFile('no log at all');
    await analysis.addFile(FIRST, file, transfer(near, [near]));
    expect(await ingest.ingest(file, transfer(far, [far]))).toMatchObject({
      kind: 'failure',
      failure: { kind: 'unrecognised' },
    });
    await analysis.endFile(FIRST, 'failed');
    expect((await analysis.getOverview(undefined, 10)).sources).toEqual([]);
  });

  it('read an archive into a source for each log in it, with the texts of its lines', async () => {
    const one = generateText({ seed: 52, layout: 'live', lines: 300, errorShare: 0.3 });
    const two = generateText({ seed: 53, layout: 'ndjson', lines: 200, errorShare: 0.3 });
    const zip = makeZip([
      { name: 'one.log', content: encode(one.text) },
      { name: 'two.log', content: toUtf16(two.text, 'le') },
    ]);
    const { analysis, ingest } = start();
    const { near, far } = connect();
    const file = new File([zip], 'logs.zip') as unknown as globalThis.File;
    await analysis.addFile(FIRST, file, transfer(near, [near]));
    expect(await ingest.ingest(file, transfer(far, [far]))).toEqual({ kind: 'log' });
    const overview = await analysis.getOverview(undefined, 200);
    expect(overview.sources).toMatchObject([
      { state: 'done', records: one.truth.records, compression: 'zip', encoding: 'utf-8' },
      { state: 'done', records: two.truth.records, compression: 'zip', encoding: 'utf-16le' },
    ]);
    // Node clones a File as a Blob, which has no name.
    expect(overview.sources.map(({ name }) => name.replace(/^.* › /, ''))).toEqual(['one.log', 'two.log']);
    expect(overview.sources.map(({ fileId }) => fileId)).toEqual([FIRST, FIRST]);
    expect(overview.files).toEqual([
      { id: FIRST, bytesRead: overview.sources[1]?.fileBytesRead, isArchive: true },
    ]);
    expect(overview.totals.errors).toBe(one.truth.errors + two.truth.errors);

    const page = await analysis.getLines({}, false, 0, 1000);
    expect(new Set(page.lines.map(({ sourceName }) => sourceName)).size).toBe(2);
    const texts = { 'one.log': one.text.split('\n'), 'two.log': two.text.split('\n') };
    for (const { sourceName, lineNumber, text } of page.lines) {
      const lines = sourceName.endsWith('one.log') ? texts['one.log'] : texts['two.log'];
      expect(text?.split('\n')[0]).toBe(lines[lineNumber - 1]);
    }
    const context = page.lines[0] && (await analysis.getContext(page.lines[0]));
    expect(context?.some(({ isHit }) => isHit)).toBe(true);

    // One of them goes, then the whole file.
    const [first] = overview.sources;
    if (first === undefined) throw new Error('Nothing was read');
    await analysis.removeText(first.id);
    expect((await analysis.getOverview(undefined, 200)).sources).toHaveLength(1);
    await analysis.removeFile(FIRST);
    expect((await analysis.getOverview(undefined, 200)).sources).toEqual([]);
  });

  it('share a packed file: one unpacks it, the other one reads', async () => {
    const { text, truth } = generateText({ seed: 55, layout: 'live', bytes: 3e6, errorShare: 0.1 });
    const { analysis, ingest } = start();
    const { near, far } = connect();
    // Stored, not packed: large enough to be worth a second thread.
    const file = new File([gzipSync(text, { level: 0 })], 'shop.log.gz') as unknown as globalThis.File;
    vi.stubGlobal('navigator', { hardwareConcurrency: 2 });
    const startHelper = vi.fn(() => {
      const helper = connect();
      const worker = connect();
      expose(createIngestApi(catalog), worker.far);
      void wrap<IngestApi>(worker.near).helpThrough(transfer(helper.far, [helper.far]));
      return transfer(helper.near, [helper.near]);
    });
    await analysis.addFile(FIRST, file, transfer(near, [near]));
    const outcome = await ingest.ingest(file, transfer(far, [far]), {}, undefined, proxy(startHelper));
    expect(outcome).toEqual({ kind: 'log' });
    expect(startHelper).toHaveBeenCalledTimes(1);
    const overview = await analysis.getOverview(undefined, 200);
    expect(overview.sources).toMatchObject([
      { state: 'done', compression: 'gzip', lines: truth.lines, records: truth.records, problems: [] },
    ]);
    expect(overview.totals.errors).toBe(truth.errors);
    expect(overview.sources[0]?.bytesRead).toBe(file.size);
    const { lines } = await analysis.getLines({}, false, 0, 1);
    expect(lines[0]?.text).toBe(text.split('\n')[(lines[0]?.lineNumber ?? 0) - 1]);
  });

  it('tell of an archive that was not read to its end', async () => {
    const { text } = generateText({ seed: 54, layout: 'live', lines: 500, errorShare: 0.3 });
    const { analysis, ingest } = start();
    const { near, far } = connect();
    const zip = makeZip(['a', 'b'].map((name) => ({ name, content: encode(text) })));
    const file = new File([zip.subarray(0, zip.length * 0.4)], 'logs.zip') as unknown as globalThis.File;
    await analysis.addFile(FIRST, file, transfer(near, [near]));
    expect(await ingest.ingest(file, transfer(far, [far]))).toMatchObject({
      kind: 'failure',
      failure: { kind: 'unreadable', container: { kind: 'truncated', container: 'zip' } },
    });
    await analysis.endFile(FIRST, 'failed');
    const { sources } = await analysis.getOverview(undefined, 10);
    expect(sources).toMatchObject([{ state: 'failed', isCutShort: true }]);
    expect(sources.flatMap(({ problems }) => problems.map(({ kind }) => kind))).toContain('truncated');
    expect(sources.flatMap(({ problems }) => problems.map(({ kind }) => kind))).not.toContain('partial');
  });
});
