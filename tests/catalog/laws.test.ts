/** What holds for the diagnosis of every log: errors are counted once, and lines that say nothing change nothing. */
import { describe, expect, it } from 'vitest';
import { AppDiagnosis } from '../../src/analysis/findings/appDiagnosis.ts';
import type { Explained } from '../../src/analysis/findings/foundEpisodes.ts';
import { at } from '../../src/core/table/eventTable.ts';
import { listRows } from '../../src/core/table/rows.ts';
import { recordsFromDrawing, toFlyLogs, type DrawnRecord } from '../support/logs/drawnLog.ts';
import type { RuleProof } from '../support/proofs.ts';
import { diagnoseText, readParts } from '../support/read/diagnoseText.ts';

const proofs = import.meta.glob<RuleProof>('./rules/*.ts', { eager: true, import: 'default' });
const DRAWINGS = Object.entries(proofs).flatMap(([file, { fires, staysQuiet }]) =>
  [...fires, ...staysQuiet].map((drawing, index) => ({ name: `${file} ${String(index)}`, drawing })),
);
/** Of two incidents in one log. */
const PAIRS = DRAWINGS.map(({ name, drawing }, index) => {
  const other = DRAWINGS[(index + 7) % DRAWINGS.length];
  return { name: `${name} and ${other?.name ?? ''}`, drawing: `${drawing}\n${other?.drawing ?? ''}` };
});

async function explain(text: string): Promise<{ explained: readonly Explained[]; errors: number }> {
  const parts = await readParts(text);
  const explained = await new AppDiagnosis(parts, undefined, (rule, error) => {
    throw new Error(`The rule ${rule.id} failed`, { cause: error });
  }).find();
  return { explained, errors: parts.merged.table.length };
}

describe.each([...DRAWINGS, ...PAIRS])('$name', ({ drawing }) => {
  const records = recordsFromDrawing(drawing);

  it('has every error in one episode at most, and all in one finding or none', async () => {
    const text = toFlyLogs(records);
    const { explained, errors } = await explain(text);
    const rows = explained.flatMap(({ aCase }) => [...listRows(aCase.episode.rows)]);
    expect(new Set(rows).size).toBe(rows.length);
    expect(rows.every((row) => row < errors)).toBe(true);
    const findings = await diagnoseText(text);
    expect(findings.reduce((sum, finding) => sum + finding.errors, 0)).toBe(rows.length);
    for (const finding of findings)
      expect(finding.episodes.reduce((sum, episode) => sum + episode.errors, 0)).toBe(finding.errors);
  });

  it('says the same with one more line that says nothing', async () => {
    const middle = records[Math.floor(records.length / 2)];
    if (middle === undefined) throw new Error('Nothing was drawn');
    const line: DrawnRecord = { ...middle, provider: 'app', message: 'GET /about 200' };
    const more = [...records, line].sort((a, b) => a.time - b.time);
    expect(await summarise(more)).toEqual(await summarise(records));
  });
});

it('has no end without errors while errors of its machine are unexplained', async () => {
  for (const { name, drawing } of PAIRS) {
    const text = toFlyLogs(recordsFromDrawing(drawing));
    const { merged } = await readParts(text);
    const { table } = merged;
    const { explained } = await explain(text);
    const told = new Set(explained.flatMap(({ aCase }) => [...listRows(aCase.episode.rows)]));
    for (const { aCase } of explained) {
      const { kind, rows, phases } = aCase.episode;
      if (rows.length > 0 || (kind !== 'ended' && kind !== 'memory')) continue;
      for (let row = 0; row < table.length; row += 1)
        for (const { machine, begin, last } of phases) {
          const isOwn = at(table.machines, at(table.machine, row)) === machine;
          const isMeanwhile = at(table.time, row) >= begin && at(table.time, row) <= last;
          expect(isOwn && isMeanwhile && !told.has(row), `${name}, error ${String(row)}`).toBe(false);
        }
    }
  }
});

/** What is found, from when until when. */
async function summarise(records: readonly DrawnRecord[]): Promise<readonly object[]> {
  const findings = await diagnoseText(toFlyLogs(records));
  return findings.map(({ rule, start, last, errors, isOngoing }) => ({
    rule,
    start,
    last,
    errors,
    isOngoing,
  }));
}
