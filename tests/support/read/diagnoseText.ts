/** The text of a log goes in, what the real rules find in it comes out, by way of a whole reading. */
import { diagnoseLog, type Finding } from '../../../src/analysis/findings/diagnosing.ts';
import { diagnosisCatalog } from '../../../src/catalog/rules/diagnosisCatalog.ts';
import type { DiagnosisParts } from '../../../src/analysis/findings/tools.ts';
import type { AppContext } from '../../../src/core/diagnosis/appContext.ts';
import type { FlyToml } from '../../../src/core/diagnosis/flyToml.ts';
import { createSliceReader } from '../../../src/core/bytes/growingFile.ts';
import { mergeSources } from '../../../src/core/log/mergeSources.ts';
import { mergeRecordCounts } from '../../../src/core/table/recordCounts.ts';
import { getReport, readText } from './readText.ts';

export async function diagnoseText(
  text: string,
  flyToml?: FlyToml,
  context?: AppContext,
): Promise<readonly Finding[]> {
  return diagnoseLog({ ...(await readParts(text)), flyToml, context });
}

/** All that a diagnosis is made from. */
export async function readParts(text: string): Promise<DiagnosisParts> {
  const reading = await readText(text, { chunkBytes: 1 << 20 });
  const report = getReport(reading);
  const { table, lifecycle, recordCounts } = reading;
  const merged = mergeSources([{ report, table, lifecycle, recordCounts: mergeRecordCounts(recordCounts) }]);
  const blob = new Blob([text]);
  const texts = [{ size: blob.size, readSlice: createSliceReader(blob), formatId: report.format?.id }];
  return { merged, texts, flyToml: undefined, ...diagnosisCatalog };
}
