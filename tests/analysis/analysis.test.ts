import { File } from 'node:buffer';
import { describe, expect, it, vi } from 'vitest';
import { createAnalysis, type Analysis } from '../../src/analysis/queries/analysis.ts';
import { toFileId, toTextId, type FileId } from '../../src/analysis/api/ids.ts';
import { ingest } from '../../src/analysis/ingest/ingest.ts';
import { readChunks } from '../../src/core/bytes/bytes.ts';
import { catalog } from '../support/read/readText.ts';

const ONE = `2026-03-02T08:15:29Z app[a1] ams [info]ready
2026-03-02T08:15:30Z proxy[a1] ams [error][PC01] refused
2026-03-02T08:15:31Z app[a1] ams [info]GET /
  Host: a.example
error.message="machine was recently stopped and is unavailable to service request" 2026-03-02T08:17:00Z proxy[b2] lhr [error]
2026-03-02T08:17:01Z proxy[b2] lhr [error]what is this
`;
const TWO =
  '2026-03-02T08:16:00Z proxy[c3] sin [error][PR03] could not find a good candidate. last error: [PC01] refused\n';

const [FIRST, SECOND, OTHER] = [toFileId('opened', 0), toFileId('opened', 1), toFileId('opened', 7)];

async function read(analysis: Analysis, id: FileId, name: string, text: string): Promise<void> {
  const file = new File([text], name) as unknown as globalThis.File;
  analysis.addFile(id, file);
  for await (const update of ingest({ name, size: file.size, chunks: readChunks(file) }, catalog)) {
    analysis.updateFile(id, update);
  }
}

async function openBoth(): Promise<Analysis> {
  const analysis = createAnalysis(() => undefined);
  await read(analysis, FIRST, 'one.log', ONE);
  await read(analysis, SECOND, 'two.log', TWO);
  return analysis;
}

describe('the overview', () => {
  it('of nothing is empty', () => {
    expect(createAnalysis(() => undefined).getOverview(undefined, 100)).toEqual({
      lifecycle: [],
      files: [],
      sources: [],
      span: undefined,
      isTimeOfDay: false,
      gaps: [],
      totals: { errors: 0, inferred: 0, unclassified: 0, untimed: 0 },
      inRange: { errors: 0, inferred: 0, unclassified: 0 },
      timeline: undefined,
      codes: [],
      apps: [],
      sparklines: new Map(),
    });
  });

  it('puts all files together, in the order in which they were opened', async () => {
    const overview = (await openBoth()).getOverview(undefined, 100);
    expect(
      overview.sources.map(({ fileId, name, state, records }) => ({ fileId, name, state, records })),
    ).toEqual([
      { fileId: FIRST, name: 'one.log', state: 'done', records: 5 },
      { fileId: SECOND, name: 'two.log', state: 'done', records: 1 },
    ]);
    expect(overview.totals).toEqual({ errors: 3, inferred: 1, unclassified: 1, untimed: 0 });
    expect(
      overview.codes.map(({ code, count, asCause }) => `${code} ${String(count)} ${String(asCause)}`),
    ).toEqual(['PC01 1 1', 'PM11 1 0', 'PR03 1 0']);
    expect(overview.span).toEqual({
      start: Date.UTC(2026, 2, 2, 8, 15, 29),
      end: Date.UTC(2026, 2, 2, 8, 17, 1) + 1,
    });
  });

  it('has a timeline of errors and of all records', async () => {
    const { timeline } = (await openBoth()).getOverview(undefined, 5);
    expect(timeline).toMatchObject({ start: Date.UTC(2026, 2, 2, 8, 15), stepMs: 30_000 });
    const errors = timeline?.counts.map((counts) => counts.reduce((sum, count) => sum + count, 0));
    expect(errors).toEqual([0, 1, 1, 0, 2]);
    expect(timeline?.records).toEqual([1, 2, 1, 0, 2]);
  });

  it('of a range keeps the totals', async () => {
    const range = { start: Date.UTC(2026, 2, 2, 8, 16), end: Date.UTC(2026, 2, 2, 8, 17) };
    const { totals, inRange, codes, timeline } = (await openBoth()).getOverview({ range }, 100);
    expect(totals.errors).toBe(3);
    expect(inRange).toEqual({ errors: 1, inferred: 0, unclassified: 0 });
    expect(codes.map(({ code }) => code)).toEqual(['PR03']);
    expect(timeline?.start).toBe(range.start);
  });
});

describe('another reading of a file', () => {
  const COPY = '2026-03-02 08:15:31.000\t\n[PC01] instance refused connection\n';
  const file = new File([COPY], 'copy.log') as unknown as globalThis.File;

  async function readAgain(analysis: Analysis, id: FileId, replaces: FileId): Promise<void> {
    analysis.addFile(id, file, { replaces });
    const source = { name: 'copy.log', size: file.size, chunks: readChunks(file), zone: 'Asia/Kolkata' };
    for await (const update of ingest(source, catalog)) analysis.updateFile(id, update);
  }

  function describeSources(analysis: Analysis): readonly string[] {
    const { sources, codes } = analysis.getOverview(undefined, 100);
    return [...sources.map(({ fileId, zone }) => `${fileId} ${zone}`), `${String(codes[0]?.count)} errors`];
  }

  it('takes the place of the earlier one when all of it is read', async () => {
    const analysis = createAnalysis(() => undefined);
    await read(analysis, FIRST, 'copy.log', COPY);
    await readAgain(analysis, OTHER, FIRST);
    expect(describeSources(analysis)).toEqual(['opened-0 UTC', '1 errors']);
    analysis.endFile(OTHER, 'done');
    expect(describeSources(analysis)).toEqual(['opened-0 Asia/Kolkata', '1 errors']);
    const { lines } = await analysis.getLines({}, false, 0, 1);
    expect(lines).toMatchObject([{ textId: toTextId(FIRST, 0), time: Date.UTC(2026, 2, 2, 2, 45, 31) }]);
  });

  it.each(['failed', 'cancelled'] as const)('leaves the earlier one where it %s', async (state) => {
    const analysis = createAnalysis(() => undefined);
    await read(analysis, FIRST, 'copy.log', COPY);
    await readAgain(analysis, OTHER, FIRST);
    analysis.endFile(OTHER, state);
    expect(describeSources(analysis)).toEqual(['opened-0 UTC', '1 errors']);
  });

  it('is forgotten where the file was removed meanwhile', async () => {
    const analysis = createAnalysis(() => undefined);
    await read(analysis, FIRST, 'copy.log', COPY);
    await readAgain(analysis, OTHER, FIRST);
    analysis.removeFile(FIRST);
    analysis.endFile(OTHER, 'done');
    expect(analysis.getOverview(undefined, 100).sources).toEqual([]);
  });
});

describe('times of day', () => {
  const COPY = '23:59:59 [PC01] instance refused connection\n00:00:02 [PC01] instance refused connection\n';

  it('stand on an axis of their own, over midnight', async () => {
    const analysis = createAnalysis(() => undefined);
    await read(analysis, FIRST, 'copy.log', COPY);
    const { isTimeOfDay, span, timeline } = analysis.getOverview(undefined, 100);
    expect(isTimeOfDay).toBe(true);
    expect(span).toEqual({ start: 86_399_000, end: 86_402_001 });
    expect(timeline?.records.reduce((sum, count) => sum + count, 0)).toBe(2);
  });

  it('are no times beside full ones', async () => {
    const analysis = await openBoth();
    const before = analysis.getOverview(undefined, 100);
    await read(analysis, OTHER, 'copy.log', COPY);
    const after = analysis.getOverview(undefined, 100);
    expect(after.isTimeOfDay).toBe(false);
    expect(after.span).toEqual(before.span);
    expect(after.timeline?.records).toEqual(before.timeline?.records);
    expect(after.totals).toEqual({ ...before.totals, errors: before.totals.errors + 2, untimed: 2 });
  });
});

describe('the lines', () => {
  it('come with their text, oldest or newest first', async () => {
    const analysis = await openBoth();
    const oldest = await analysis.getLines({}, false, 0, 10);
    const shown = oldest.lines.map(({ sourceName, lineNumber, code, how, cause }) =>
      [sourceName, lineNumber, code, how, cause].join(' '),
    );
    expect(shown).toEqual([
      'one.log 2 PC01 written ',
      'two.log 1 PR03 written PC01',
      'one.log 5 PM11 inferred ',
      'one.log 6  unclassified ',
    ]);
    expect(oldest.lines.map(({ text }) => text)).toEqual(
      [1, 4, 5].map((line) => ONE.split('\n')[line]).toSpliced(1, 0, TWO.trimEnd()),
    );
    const newest = await analysis.getLines({}, true, 0, 10);
    expect(newest.lines).toEqual(oldest.lines.toReversed());
  });

  it('come in pages', async () => {
    const analysis = await openBoth();
    const numbers = async (first: number, count: number): Promise<readonly number[]> =>
      (await analysis.getLines({}, true, first, count)).lines.map(({ lineNumber }) => lineNumber);
    expect(await numbers(0, 2)).toEqual([6, 5]);
    expect(await numbers(2, 2)).toEqual([1, 2]);
    expect(await numbers(3, 9)).toEqual([2]);
    expect(await numbers(4, 9)).toEqual([]);
  });

  it('are those that are selected', async () => {
    const page = await (await openBoth()).getLines({ codes: ['PM11', 'PR03'] }, true, 0, 1);
    expect(page).toMatchObject({
      total: 2,
      first: 0,
      lines: [{ code: 'PM11', machine: 'b2', region: 'lhr', textId: toTextId(FIRST, 0) }],
    });
  });

  it('have neighbours', async () => {
    const analysis = await openBoth();
    const [line] = (await analysis.getLines({ codes: ['PM11'] }, true, 0, 1)).lines;
    if (line === undefined) throw new Error('No line');
    const context = await analysis.getContext(line);
    expect(context?.map(({ lineNumber, isHit }) => `${String(lineNumber)}${isHit ? '!' : ''}`)).toEqual([
      '1',
      '2',
      '3',
      '4',
      '5!',
      '6',
    ]);
    expect(context?.map(({ text }) => text)).toEqual(ONE.trimEnd().split('\n'));
    expect(await analysis.getContext({ ...line, textId: toTextId(OTHER, 0) })).toBeUndefined();
  });

  it('have no text where the file cannot be read any more', async () => {
    const analysis = await openBoth();
    vi.spyOn(Blob.prototype, 'arrayBuffer').mockRejectedValue(new DOMException('gone', 'NotReadableError'));
    try {
      const page = await analysis.getLines({}, true, 0, 1);
      expect(page).toMatchObject({ total: 4, lines: [{ lineNumber: 6, text: undefined }] });
      expect(page.lines[0] && (await analysis.getContext(page.lines[0]))).toBeUndefined();
    } finally {
      vi.restoreAllMocks();
    }
  });

  it('longer than what fits on a screen are cut', async () => {
    const analysis = createAnalysis(() => undefined);
    await read(
      analysis,
      FIRST,
      'long.log',
      `2026-03-02T08:15:30Z proxy[a1] ams [error][PC01] ${'x'.repeat(50_000)}\n`,
    );
    const text = (await analysis.getLines({}, true, 0, 1)).lines[0]?.text;
    expect(text?.length).toBeLessThan(20_000);
    expect(text).toMatch(/cut; 50049 bytes/);
  });
});

describe('a file', () => {
  it('that is removed takes its events along', async () => {
    const analysis = await openBoth();
    analysis.removeFile(FIRST);
    const overview = analysis.getOverview(undefined, 100);
    expect(overview.totals.errors).toBe(1);
    expect((await analysis.getLines({}, false, 0, 9)).lines.map(({ sourceName }) => sourceName)).toEqual([
      'two.log',
    ]);
  });

  it('whose reading was cancelled keeps what was read, and says so', async () => {
    const analysis = createAnalysis(() => undefined);
    const many = ONE.repeat(400);
    const file = new File([many], 'one.log') as unknown as globalThis.File;
    const half = new TextEncoder().encode(many);
    let clock = 0;
    const news = ingest(
      { name: 'one.log', size: half.length * 2, chunks: [half, half] },
      catalog,
      () => (clock += 1000),
    );
    analysis.addFile(FIRST, file);
    const first = await news.next();
    const second = await news.next();
    if (first.done === true || second.done === true) throw new Error('No news');
    analysis.updateFile(FIRST, first.value);
    analysis.endFile(FIRST, 'cancelled');
    // This was on its way when the reading was stopped.
    analysis.updateFile(FIRST, second.value);
    const { sources, totals } = analysis.getOverview(undefined, 100);
    expect(sources).toMatchObject([
      { state: 'cancelled', problems: [{ kind: 'disorder' }, { kind: 'partial' }] },
    ]);
    // The last record may still go on, so it is not read before the next one starts.
    expect(totals).toMatchObject({ errors: 800, unclassified: 399 });
  });

  it('of which nothing was read disappears, and so does late news of it', async () => {
    const analysis = createAnalysis(() => undefined);
    await read(analysis, FIRST, 'empty.log', '');
    analysis.endFile(FIRST, 'failed');
    expect(analysis.getOverview(undefined, 100).sources).toEqual([]);
    analysis.endFile(OTHER, 'failed');
  });

  it('tells of every change', async () => {
    const onChange = vi.fn();
    const analysis = createAnalysis(onChange);
    await read(analysis, FIRST, 'one.log', ONE);
    const news = onChange.mock.calls.length;
    expect(news).toBeGreaterThanOrEqual(1);
    analysis.removeFile(FIRST);
    expect(onChange).toHaveBeenCalledTimes(news + 1);
  });
});
