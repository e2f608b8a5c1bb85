/** Apps of a log: its tables go in; the tables of each app come out, because what is usual in one says nothing of another. */
import { COLUMN_NAMES, type EventTable } from '../../core/table/eventTable.ts';
import { rowAt, type Rows } from '../../core/table/rows.ts';
import { selectRows } from '../../core/table/selection.ts';
import type { DiagnosisParts } from './tools.ts';

type Merged = DiagnosisParts['merged'];

export interface AppLog {
  /** Undefined where the log tells of one app only, or of none. */
  readonly app: string | undefined;
  readonly merged: Merged;
}

/** The most with errors first. */
export function splitByApp(merged: Merged): readonly AppLog[] {
  const names = new Set([...listUsed(merged.table), ...listUsed(merged.lifecycle)]);
  // A log that names apps on some lines alone is still one log.
  const named = [...names].filter((name) => name !== '');
  if (named.length < 2) return [{ app: undefined, merged }];
  return [...names].map((app) => ({
    app: app === '' ? undefined : app,
    merged: { ...merged, table: takeApp(merged.table, app), lifecycle: takeApp(merged.lifecycle, app) },
  }));
}

function listUsed({ app, apps }: EventTable): readonly string[] {
  const used = new Uint8Array(apps.length);
  for (const name of app) used[name] = 1;
  return apps.filter((_, index) => used[index] === 1);
}

function takeApp(table: EventTable, app: string): EventTable {
  return takeRows(table, selectRows(table, { filters: { app: { include: [app] } } }));
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
