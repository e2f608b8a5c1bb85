/**
 * Repeats: a table goes in; errors that stand twice come out, counted, and as problems of each file. `fly logs` can print the seam of its history
 * and its stream twice, and two exports can overlap. A log may also really say the same thing twice, so repeats are
 * named and still counted.
 */
import { at, type EventTable } from '../table/eventTable.ts';
import type { FoundProblem } from '../records/sourceReport.ts';
import type { RowIndex } from '../units.ts';

interface Repeats {
  /** By file: errors that stand in it twice, at the same millisecond. */
  readonly within: readonly number[];
  /** Errors that stand in two files. */
  readonly shared: readonly { readonly source: number; readonly other: number; readonly count: number }[];
}

/** For each file, in their order. `names` are those of the files, by the table's `source`. */
export function findRepeats(
  table: EventTable,
  names: readonly string[],
): readonly (readonly FoundProblem[])[] {
  const { within, shared } = countRepeats(table, names.length);
  return within.map((errors, source) => [
    ...(errors > 0 ? [{ kind: 'repeats', errors } as const] : []),
    ...shared
      .filter((pair) => pair.source === source)
      .map(
        ({ other, count }) => ({ kind: 'repeats', errors: count, otherName: names[other] ?? '' }) as const,
      ),
  ]);
}

/** Errors repeat where time, code, cause, machine, region, app and length are the same. Linear in the events. */
function countRepeats(table: EventTable, sourceCount: number): Repeats {
  const within = new Array<number>(sourceCount).fill(0);
  const shared = new Map<number, number>();
  let start = 0;
  while (start < table.length) {
    const time = at(table.time, start);
    if (Number.isNaN(time)) break;
    let end = start + 1;
    while (end < table.length && at(table.time, end) === time) end += 1;
    // Where a layout only has seconds, the same error twice in one second is nothing special within a file.
    const isPrecise = time % 1000 !== 0;
    if (end - start > 1 && (isPrecise || sourceCount > 1)) countGroup(start, end, isPrecise);
    start = end;
  }
  return {
    within,
    shared: [...shared].map(([pair, count]) => ({
      source: Math.floor(pair / sourceCount),
      other: pair % sourceCount,
      count,
    })),
  };

  function countGroup(start: RowIndex, end: RowIndex, isPrecise: boolean): void {
    const groups = new Map<string, Map<number, number>>();
    for (let row = start; row < end; row += 1) {
      const key = toKey(table, row);
      const bySource = groups.get(key) ?? new Map<number, number>();
      groups.set(key, bySource);
      const source = at(table.source, row);
      bySource.set(source, (bySource.get(source) ?? 0) + 1);
    }
    for (const bySource of groups.values()) {
      const [first] = bySource;
      for (const [source, count] of bySource) {
        if (isPrecise) within[source] = (within[source] ?? 0) + count - 1;
        if (first === undefined || source === first[0]) continue;
        const pair = source * sourceCount + first[0];
        shared.set(pair, (shared.get(pair) ?? 0) + Math.min(count, first[1]));
      }
    }
  }
}

function toKey(table: EventTable, row: RowIndex): string {
  const { code, cause, how, app, machine, region, recordLength } = table;
  return [code, cause, how, app, machine, region, recordLength].map((column) => at(column, row)).join(' ');
}
