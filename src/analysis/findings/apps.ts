/** Apps of a log: its tables go in; the tables of each app come out, because what is usual in one says nothing of another. */
import type { ReadSource } from '../../core/log/mergeSources.ts';
import { at, COLUMN_NAMES, HOW_UNCLASSIFIED, type EventTable } from '../../core/table/eventTable.ts';
import { EventTableBuilder } from '../../core/table/eventTableBuilder.ts';
import { listRows, rowAt, type Rows } from '../../core/table/rows.ts';
import { selectRows } from '../../core/table/selection.ts';
import { compareCounts, listUsedNames, type Share } from '../../core/table/tally.ts';
import type { DiagnosisParts } from './tools.ts';

type Merged = DiagnosisParts['merged'];

export interface AppLog {
  /** Undefined where the log tells of one app only, or of none. */
  readonly app: string | undefined;
  readonly merged: Merged;
}

type Tables = Pick<Merged, 'table' | 'lifecycle'>;

/** In the order in which they come first. */
export function splitByApp(merged: Merged): readonly AppLog[] {
  // A log that names apps on some lines alone is still one log.
  if (listApps(merged).length < 2) return [{ app: undefined, merged }];
  const names = new Set([...listUsed(merged.table), ...listUsed(merged.lifecycle)]);
  return [...names].map((app) => ({
    app: app === '' ? undefined : app,
    merged: { ...merged, table: takeApp(merged.table, app), lifecycle: takeApp(merged.lifecycle, app) },
  }));
}

/** The apps that errors and lifecycle moments name. */
export function listApps({ table, lifecycle }: Tables): readonly string[] {
  const names = new Set([...listUsed(table), ...listUsed(lifecycle)]);
  return [...names].filter((name) => name !== '');
}

/** The apps and their errors, without the unclassified ones; the most first. */
export function countApps(tables: Tables): readonly Share[] {
  const { table } = tables;
  const counts = new Map(listApps(tables).map((name) => [name, 0]));
  for (let row = 0; row < table.length; row += 1) {
    const name = at(table.apps, at(table.app, row));
    const count = counts.get(name);
    if (count !== undefined && table.how[row] !== HOW_UNCLASSIFIED) counts.set(name, count + 1);
  }
  return Array.from(counts, ([name, count]) => ({ name, count })).sort((a, b) =>
    compareCounts(a.count, b.count, a.name, b.name),
  );
}

/** What was read of one app, and no name of another. Its lines and records cannot be told apart: they stay counted for all. */
export function takeAppOfSource(source: ReadSource, app: string): ReadSource {
  const take = (table: EventTable): EventTable => copyRows(table, selectApp(table, app));
  return { ...source, table: take(source.table), lifecycle: take(source.lifecycle) };
}

function listUsed({ app, apps }: EventTable): readonly string[] {
  return listUsedNames(app, apps);
}

function takeApp(table: EventTable, app: string): EventTable {
  return takeRows(table, selectApp(table, app));
}

function selectApp(table: EventTable, app: string): Rows {
  return selectRows(table, { filters: { app: { include: [app] } } });
}

/** A table of some rows with dictionaries of its own. */
function copyRows(table: EventTable, rows: Rows): EventTable {
  const { codes, apps, machines, regions } = table;
  const builder = new EventTableBuilder(rows.length);
  for (const row of listRows(rows))
    builder.add({
      time: Number.isNaN(at(table.time, row)) ? undefined : at(table.time, row),
      code: at(codes, at(table.code, row)),
      cause: at(codes, at(table.cause, row)),
      how: at(table.how, row),
      app: at(apps, at(table.app, row)),
      machine: at(machines, at(table.machine, row)),
      region: at(regions, at(table.region, row)),
      source: at(table.source, row),
      recordStart: at(table.recordStart, row),
      recordLength: at(table.recordLength, row),
      lineNumber: at(table.lineNumber, row),
    });
  return builder.finish();
}

/** A table of some rows; it shares the dictionaries. */
export function takeRows(table: EventTable, rows: Rows): EventTable {
  const columns = COLUMN_NAMES.map((name) => {
    const column = table[name];
    const taken = column.slice(0, rows.length);
    for (let i = 0; i < rows.length; i += 1) taken[i] = column[rowAt(rows, i)] ?? 0;
    return [name, taken] as const;
  });
  return { ...table, ...Object.fromEntries(columns), length: rows.length };
}
