/** Two selections side by side: their rows go in; what is new, gone, up or down per covered minute comes out. */
import { compareCodes } from '../../core/bins/compare.ts';
import { getCoveredMs } from '../../core/log/coverage.ts';
import { at, type EventTable } from '../../core/table/eventTable.ts';
import type { MergedSources } from '../../core/log/mergeSources.ts';
import { rowAt, type Rows } from '../../core/table/rows.ts';
import { toNameTest, type Selection } from '../../core/table/selection.ts';
import type { DurationMs } from '../../core/units.ts';
import type { Comparison } from '../api/api.ts';

export interface ComparedRows {
  readonly selection: Selection;
  readonly rows: Rows;
}

/** `names` are what files are chosen by. */
export function compareSelections(
  merged: MergedSources,
  names: readonly string[],
  [before, after]: readonly [ComparedRows, ComparedRows],
): Comparison {
  const sides = [before, after].map(({ selection, rows }) => ({
    counts: countCodes(merged.table, rows),
    coveredMs: getCovered(merged, names, selection),
    errors: rows.length,
  }));
  const [was, is] = [at(sides, 0), at(sides, 1)];
  return {
    before: { errors: was.errors, coveredMs: was.coveredMs },
    after: { errors: is.errors, coveredMs: is.coveredMs },
    codes: compareCodes(was, is),
  };
}

function countCodes({ code, codes }: EventTable, rows: Rows): ReadonlyMap<string, number> {
  const counts = new Uint32Array(codes.length);
  for (let i = 0; i < rows.length; i += 1) {
    const index = code[rowAt(rows, i)] ?? 0;
    counts[index] = (counts[index] ?? 0) + 1;
  }
  return new Map(codes.map((name, index) => [name, at(counts, index)]));
}

/** Of the chosen files, those whose times stand on the axis. */
function getCovered(
  { reports, isTimeOfDay }: MergedSources,
  names: readonly string[],
  { filters, range }: Selection,
): DurationMs {
  const isChosen = toNameTest(filters?.file);
  const files = reports
    .filter((report, i) => isChosen(names[i] ?? '') && (isTimeOfDay || report.timeKind !== 'timeOfDay'))
    .map(({ span, gaps }) => ({ span: span && { start: span.first, end: span.last + 1 }, gaps }));
  return getCoveredMs(files, range);
}
