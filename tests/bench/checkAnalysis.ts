/** A fast answer counts only where it is right. */
import { spawnSync } from 'node:child_process';
import type { LogFile } from './logFiles.ts';
import { toAnalyze } from './processes.ts';

interface Analysis {
  readonly totals: { readonly lines: number; readonly errors: number };
  readonly codes: readonly { readonly code: string; readonly count: number }[];
}

/** Throws where `analyze --json` says anything else than the truth about a file. */
export function checkAnalysis({ path, truth }: LogFile): void {
  const { program, args } = toAnalyze(path);
  const { stdout } = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 1 << 30 });
  const { totals, codes } = JSON.parse(stdout) as Analysis;
  const counts = new Map(codes.filter(({ count }) => count > 0).map(({ code, count }) => [code, count]));
  const differences = [
    ...(totals.lines === truth.lines ? [] : [`${totals.lines} lines instead of ${truth.lines}`]),
    ...(totals.errors === truth.errors ? [] : [`${totals.errors} errors instead of ${truth.errors}`]),
    ...(counts.size === truth.codes.length ? [] : [`${counts.size} codes instead of ${truth.codes.length}`]),
    ...truth.codes
      .filter(({ code, count }) => counts.get(code) !== count)
      .map(({ code, count }) => `${code} ${counts.get(code) ?? 0} times instead of ${count}`),
  ];
  if (differences.length > 0) throw new Error(`analyze --json says ${differences.join('; ')}`);
}
