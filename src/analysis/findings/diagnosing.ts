/**
 * Diagnosing: all that was read goes in, the findings come out, worst first. Each app of the log is looked at by itself.
 * The texts of some lines are read again from their files, because the tables do not hold what a message says.
 */
import { keepMachines } from '../../core/diagnosis/appContext.ts';
import { toFailedCheck } from '../../core/diagnosis/failedCheck.ts';
import type { Finding } from '../../core/diagnosis/finding.ts';
import { splitByApp } from './apps.ts';
import { AppDiagnosis } from './appDiagnosis.ts';
import { byWeight, joinSame } from './foundEpisodes.ts';
import { timeByLines, withoutTimes } from './lineTimes.ts';
import type { DiagnosisParts } from './tools.ts';

export type { Finding };

/** A check that throws is a finding of its own, behind the others: see failedCheck.ts. */
export async function diagnoseLog(given: DiagnosisParts): Promise<readonly Finding[]> {
  const isTimeless = given.merged.span === undefined;
  const parts = isTimeless ? { ...given, merged: timeByLines(given.merged) } : given;
  const failed = new Map<string, Finding>();
  const findings: { finding: Finding; weight: readonly number[] }[] = [];
  const logs =
    parts.app === undefined ? splitByApp(parts.merged) : [{ app: parts.app, merged: parts.merged }];
  for (const { app, merged } of logs) {
    const context = logs.length === 1 ? parts.context : parts.context && keepMachines(parts.context);
    const diagnosis = new AppDiagnosis({ ...parts, merged, context }, app, ({ id, label }, error) => {
      failed.set(id, toFailedCheck(label, error));
    });
    const found = joinSame(await diagnosis.find());
    findings.push(...(await diagnosis.describe(found)));
  }
  const sorted = findings.sort((a, b) => byWeight(a.weight, b.weight)).map(({ finding }) => finding);
  return [...(isTimeless ? sorted.map(withoutTimes) : sorted), ...failed.values()];
}
