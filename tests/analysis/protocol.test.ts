/** The two workers' sides over real message channels: every answer has to survive a structured clone. */
import { File } from 'node:buffer';
import { proxy, releaseProxy, transfer, wrap } from 'comlink';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { AnalysisApi, IngestApi } from '../../src/analysis/api.ts';
import { exposeAnalysis, exposeIngest } from '../../src/analysis/expose.ts';
import { generateText } from '../support/generateLog.ts';
import { catalog } from '../support/readText.ts';

const ports: MessagePort[] = [];

/** Two ends that are closed behind the test, or Node waits for them. */
function connect(): { near: MessagePort; far: MessagePort } {
  const { port1, port2 } = new MessageChannel();
  ports.push(port1, port2);
  return { near: port1, far: port2 };
}

afterEach(() => {
  for (const port of ports.splice(0)) port.close();
});

function start(): {
  analysis: ReturnType<typeof wrap<AnalysisApi>>;
  ingest: ReturnType<typeof wrap<IngestApi>>;
} {
  const toAnalysis = connect();
  const toIngest = connect();
  exposeAnalysis(toAnalysis.far);
  exposeIngest(catalog, toIngest.far);
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
    await analysis.addSource(0, file, transfer(near, [near]));
    expect(await ingest.ingest(file, transfer(far, [far]))).toBeUndefined();

    const overview = await analysis.getOverview(undefined, 200);
    // Not its name: Node clones a File as a Blob.
    expect(overview.sources).toMatchObject([
      { id: 0, state: 'done', lines: truth.lines, records: truth.records },
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
    expect(await analysis.getContext({}, true, 0)).toBeDefined();
    await vi.waitFor(() => {
      expect(onChange).toHaveBeenCalled();
    });
    analysis[releaseProxy]();
    ingest[releaseProxy]();
  });

  it('carry failures as values', async () => {
    const { analysis, ingest } = start();
    const { near, far } = connect();
    const file = toFile('no log at all');
    await analysis.addSource(0, file, transfer(near, [near]));
    expect(await ingest.ingest(file, transfer(far, [far]))).toEqual({ kind: 'unrecognised' });
    await analysis.endSource(0, 'failed');
    expect((await analysis.getOverview(undefined, 10)).sources).toEqual([]);
  });
});
