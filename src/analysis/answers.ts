/** Lines in the shape that the page asks for: a row of a merged table and its text go in, a line to show comes out. */
import { at, HOW_NAMES, type EventTable } from '../core/eventTable.ts';
import type { RowIndex } from '../core/units.ts';
import type { EventLine, SourceId } from './api.ts';

/** A file that the table's rows name. */
export interface NamedFile {
  readonly id: SourceId;
  /** What it is chosen by. */
  readonly name: string;
}

export function toEventLine(
  table: EventTable,
  { id, name }: NamedFile,
  row: RowIndex,
  text: string | undefined,
): EventLine {
  const time = at(table.time, row);
  const start = at(table.recordStart, row);
  return {
    sourceId: id,
    sourceName: name,
    lineNumber: at(table.lineNumber, row),
    start,
    end: start + at(table.recordLength, row),
    time: Number.isNaN(time) ? undefined : time,
    code: at(table.codes, at(table.code, row)),
    cause: at(table.codes, at(table.cause, row)),
    how: at(HOW_NAMES, at(table.how, row)),
    machine: at(table.machines, at(table.machine, row)),
    region: at(table.regions, at(table.region, row)),
    app: at(table.apps, at(table.app, row)),
    text,
  };
}
