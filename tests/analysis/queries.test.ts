/** What the page asks of the analysis for a selection: overview, groups and comparison. */
import { describe, expect, it } from 'vitest';
import { toFileId, toTextId } from '../../src/analysis/api/ids.ts';
import { createAnalysis, type Analysis } from '../../src/analysis/queries/analysis.ts';
import { toDistinctNames } from '../../src/core/log/distinctNames.ts';
import { ingest } from '../../src/analysis/ingest/ingest.ts';
import type { Selection } from '../../src/core/table/selection.ts';
import { flyLogs } from '../support/logs/flyLogs.ts';
import { catalog } from '../support/read/readText.ts';

async function open(...files: readonly (readonly [string, string])[]): Promise<Analysis> {
  const analysis = createAnalysis(() => undefined, {
    toOwner: (code) => (code === 'PC01' ? 'app' : 'platform'),
  });
  for (const [index, [name, drawing]] of files.entries()) {
    const id = toFileId('opened', index);
    const bytes = new TextEncoder().encode(flyLogs(drawing));
    analysis.addFile(id, new File([bytes], name));
    for await (const update of ingest({ name, size: bytes.length, chunks: [bytes] }, catalog)) {
      analysis.updateFile(id, update);
    }
  }
  return analysis;
}

const MORNING = `
  10:00:00 PC01 a
  10:00:10 PC01 b
  10:00:20 PM05 b
  10:00:30 unclassified a
  10:01:00 app
`;
const NOON = `
  12:00:00 PC01 a
  12:00:30 PR03 c
  12:02:00 app
`;

function at(clock: string): number {
  return Date.parse(`2026-03-02T${clock}Z`);
}

describe('the overview of a selection', () => {
  it('counts everything of what is chosen, and keeps the totals', async () => {
    const analysis = await open(['app.log', MORNING]);
    const overview = analysis.getOverview({ filters: { machine: { include: ['b'] } } }, 100);
    expect(overview.totals.errors).toBe(3);
    expect(overview.inRange).toEqual({ errors: 2, inferred: 0, unclassified: 0 });
    expect(overview.codes.map(({ code, machineCount }) => [code, machineCount])).toEqual([
      ['PC01', 1],
      ['PM05', 1],
    ]);
    expect([...overview.sparklines.keys()]).toEqual(['PC01', 'PM05']);
    expect(overview.timeline?.counts.flat().reduce((sum, count) => sum + count, 0)).toBe(2);
    expect(overview.timeline?.stack.groups.map(({ name }) => name)).toEqual(['connection', 'machine']);
  });

  it('stacks its bars by what is asked for', async () => {
    const analysis = await open(['app.log', MORNING]);
    const groups = (groupBy: 'owner' | 'machine'): unknown =>
      analysis
        .getOverview({}, 100, groupBy)
        .timeline?.stack.groups.map(({ name, total }) => `${name} ${String(total)}`);
    expect(groups('owner')).toEqual(['app 2', 'platform 2']);
    expect(groups('machine')).toEqual(['a 2', 'b 2']);
  });

  it('takes files by their names, numbered where they are the same', async () => {
    const analysis = await open(['app.log', MORNING], ['app.log', NOON]);
    const codes = (selection: Selection): unknown =>
      analysis.getOverview(selection, 100).codes.map(({ code }) => code);
    expect(codes({ filters: { file: { include: ['app.log (2)'] } } })).toEqual(['PC01', 'PR03']);
    expect(codes({ filters: { file: { exclude: ['app.log (2)'] } } })).toEqual(['PC01', 'PM05']);
    const { lines } = await analysis.getLines({ codes: ['PR03'] }, true, 0, 1);
    expect(lines).toMatchObject([{ sourceName: 'app.log (2)', textId: toTextId(toFileId('opened', 1), 0) }]);
  });
});

describe('a comparison', () => {
  it('of two ranges goes by the minutes that the files cover in each', async () => {
    const analysis = await open(['app.log', MORNING], ['noon.log', NOON]);
    const comparison = analysis.compare(
      { range: { start: at('10:00:00'), end: at('11:00:00') } },
      { range: { start: at('12:00:00'), end: at('12:01:00') } },
    );
    expect(comparison.before).toEqual({ errors: 4, coveredMs: 60_001 });
    expect(comparison.after).toEqual({ errors: 2, coveredMs: 60_000 });
    expect(comparison.codes.map(({ code, change }) => `${code} ${change}`)).toEqual([
      'PR03 unclear',
      ' unclear',
      'PM05 unclear',
      'PC01 unclear',
    ]);
  });

  it('of two files takes the time that each of them covers', async () => {
    const analysis = await open(['app.log', MORNING], ['noon.log', NOON]);
    const file = (name: string): Selection => ({ filters: { file: { include: [name] } } });
    const { before, after } = analysis.compare(file('app.log'), file('noon.log'));
    expect([before.coveredMs, after.coveredMs]).toEqual([60_001, 120_001]);
  });
});

describe('names of files', () => {
  it('stay as they are but for those that are there already', () => {
    expect(toDistinctNames(['a', 'b', 'a', 'a (2)', 'a'])).toEqual(['a', 'b', 'a (3)', 'a (2)', 'a (4)']);
  });
});
