/** A check that breaks off is named, the others still speak, and nothing of the fault is kept. */
import { expect, it } from 'vitest';
import { toFileId } from '../../src/analysis/api/ids.ts';
import { createAnalysis, type Analysis } from '../../src/analysis/queries/analysis.ts';
import { ingest } from '../../src/analysis/ingest/ingest.ts';
import type { LoadDiagnosisTools } from '../../src/analysis/findings/tools.ts';
import { diagnosisCatalog } from '../../src/catalog/rules/diagnosisCatalog.ts';
import type { DiagnosisRule } from '../../src/core/diagnosis/diagnosis.ts';
import { logFromDrawing } from '../support/logs/drawnLog.ts';
import { catalog } from '../support/read/readText.ts';
import crashLoop from '../catalog/rules/crashLoop.ts';

const FILE = toFileId('opened', 0);
const [CRASHES] = crashLoop.fires;

const brokenRule: DiagnosisRule = {
  id: 'broken-rule',
  label: 'Broken rule',
  of: ['ended'],
  explain: () => {
    throw new Error('no such place');
  },
};

async function openLog(loadDiagnosisTools: LoadDiagnosisTools): Promise<Analysis> {
  const analysis = createAnalysis(() => undefined, { loadDiagnosisTools });
  const bytes = new TextEncoder().encode(logFromDrawing(CRASHES));
  analysis.addFile(FILE, new File([bytes], 'app.log'));
  const source = { name: 'app.log', size: bytes.length, chunks: [bytes] };
  for await (const update of ingest(source, catalog)) analysis.updateFile(FILE, update);
  analysis.endFile(FILE, 'done');
  return analysis;
}

it('names the check, behind what the others say', async () => {
  const rules = [brokenRule, ...diagnosisCatalog.rules];
  const analysis = await openLog(() => Promise.resolve({ ...diagnosisCatalog, rules }));
  const findings = await analysis.getFindings();
  expect(findings[0]?.rule).toBe('crash-loop');
  expect(findings.filter(({ rule }) => rule === 'failed-check').map(({ title }) => title)).toEqual([
    'The check “Broken rule” could not be made: Postflight failed in it.',
  ]);
});

it('says so where nothing could be checked, and looks again when it is asked again', async () => {
  let asked = 0;
  const analysis = await openLog(() => {
    asked += 1;
    return asked === 1 ? Promise.reject(new Error('not loaded')) : Promise.resolve(diagnosisCatalog);
  });
  expect((await analysis.getFindings()).map(({ rule }) => rule)).toEqual(['failed-check']);
  expect((await analysis.getFindings())[0]?.rule).toBe('crash-loop');
});
