/** Which machines have a lane, in which order, and which errors count on it. */
import { describe, expect, it } from 'vitest';
import { toFileId } from '../../src/analysis/api/ids.ts';
import { ingest } from '../../src/analysis/ingest/ingest.ts';
import { createAnalysis, type Analysis } from '../../src/analysis/queries/analysis.ts';
import { diagnosisCatalog } from '../../src/catalog/rules/diagnosisCatalog.ts';
import { logFromDrawing } from '../support/logs/drawnLog.ts';
import { drawLives } from '../support/logs/livesLog.ts';
import { catalog } from '../support/read/readText.ts';

const FILE = toFileId('opened', 0);

async function openLog(text: string): Promise<Analysis> {
  const analysis = createAnalysis(() => undefined, {
    loadDiagnosisTools: () => Promise.resolve(diagnosisCatalog),
  });
  const bytes = new TextEncoder().encode(text);
  analysis.addFile(FILE, new File([bytes], 'app.log'));
  const source = { name: 'app.log', size: bytes.length, chunks: [bytes] };
  for await (const update of ingest(source, catalog)) analysis.updateFile(FILE, update);
  analysis.endFile(FILE, 'done');
  return analysis;
}

function at(clock: string): number {
  return Date.parse(`2026-03-02T${clock}Z`);
}

const RANGE = { start: at('10:00:00'), end: at('10:30:00') };

describe('the order', () => {
  it('is that of findings, then of errors, then of the log', async () => {
    // More errors than any other, of which nothing is said but that they are there.
    const noise = logFromDrawing(
      `10:00:00 busy app Listening on http://0.0.0.0:8080
       10:00:01 *200/8s busy proxy [PR03] could not find a good candidate within 40 attempts at load balancing
       10:25:00 some app Listening on http://0.0.0.0:8080
       10:25:01 some proxy [PR03] could not find a good candidate within 40 attempts at load balancing`,
    );
    const analysis = await openLog(drawLives(2) + noise);
    const { lanes } = await analysis.getLanes(RANGE, 20);
    const found = lanes.filter(({ isFound }) => isFound).map(({ machine }) => machine);
    expect(found).toContain('crash');
    expect(lanes.slice(0, found.length).every(({ isFound }) => isFound)).toBe(true);
    const others = lanes.filter(({ isFound }) => !isFound);
    expect(others.map(({ errors }) => errors)).toEqual(
      others.map(({ errors }) => errors).toSorted((a, b) => b - a),
    );
    expect(others.filter(({ errors }) => errors === 0).map(({ machine }) => machine)).toEqual([
      'quiet0',
      'idle',
      'quiet1',
      'swap',
    ]);
  });

  it('leaves out findings that are about another part of the log', async () => {
    const analysis = await openLog(drawLives());
    const range = { start: at('10:20:00'), end: at('10:30:00') };
    const { lanes } = await analysis.getLanes(range, 20);
    expect(lanes.find(({ machine }) => machine === 'check')?.isFound).toBe(false);
  });
});

it('folds the rest with its errors, and says nothing of machines without a life', async () => {
  const analysis = await openLog(
    drawLives(30) + logFromDrawing('10:01:00 *9/1s ghost proxy [PM05] failed to connect to machine: gave up'),
  );
  const { lanes, folded, deploys } = await analysis.getLanes(RANGE, 1);
  expect(lanes.map(({ machine }) => machine)).toEqual(['crash']);
  expect(folded).toEqual({ machines: 33, errors: 30 });
  expect(deploys).toEqual([at('10:20:00')]);
});

describe('errors', () => {
  it('are counted in parts of the range, each once', async () => {
    const analysis = await openLog(drawLives());
    const { lanes } = await analysis.getLanes(RANGE, 20, { binCount: 30 });
    const bins = lanes.find(({ machine }) => machine === 'crash')?.errorBins;
    expect(bins).toHaveLength(30);
    // From 10:08:01 twelve, from 10:12:01 six, from 10:15:01 twenty.
    expect(bins?.slice(7, 20)).toEqual([0, 12, 0, 0, 0, 6, 0, 0, 6, 6, 6, 2, 0]);
    for (const { errors, errorBins } of lanes)
      expect(errorBins.reduce((sum, count) => sum + count, 0)).toBe(errors);
  });

  it('are those of the selection', async () => {
    const analysis = await openLog(drawLives());
    const countAll = async (selection: object): Promise<readonly (readonly [string, number])[]> => {
      const { lanes } = await analysis.getLanes(RANGE, 20, { selection });
      return lanes.filter(({ errors }) => errors > 0).map(({ machine, errors }) => [machine, errors]);
    };
    expect(await countAll({ filters: { code: { include: ['PU02'] } } })).toEqual([['check', 30]]);
    const range = { start: at('10:15:00'), end: at('10:15:30') };
    expect(await countAll({ range })).toEqual([['crash', 3]]);
  });

  it('never come in more parts than a screen is wide', async () => {
    const analysis = await openLog(drawLives());
    const { lanes } = await analysis.getLanes(RANGE, 1, { binCount: 1e7 });
    expect(lanes[0]?.errorBins.length).toBeLessThanOrEqual(1000);
  });
});

it('is empty for a log that tells of no life', async () => {
  const analysis = await openLog(
    logFromDrawing('10:00:00 *20/1s a proxy [PC01] instance refused connection'),
  );
  expect((await analysis.getLanes(RANGE, 8)).lanes).toEqual([]);
});
