/** Errors as CSV: a table and the rows that are wanted go in, the text comes out piece by piece. */
import { APOSTROPHE_NOTE, toCsvLine } from './csvWriting.ts';
import { at, HOW_NAMES, type EventTable } from '../table/eventTable.ts';
import type { TextMask } from '../redact/redaction.ts';
import { rowAt, type Rows } from '../table/rows.ts';
import { toIsoTime } from '../time/timestamp.ts';

/** Rows to a piece: few enough that no piece is long, many enough that there are few. */
const ROWS_PER_PIECE = 10_000;

export interface EventsCsvParts {
  readonly table: EventTable;
  readonly rows: Rows;
  /** By the table's `source`. */
  readonly fileNames: readonly string[];
  readonly mask: TextMask;
}

/** One line for each error, in the order of the rows, under a line that names the columns and their units. */
export function* toEventsCsv({ table, rows, fileNames, mask }: EventsCsvParts): Generator<string> {
  const redact = (name: string): string => mask.redact(name);
  const codes = table.codes.map(redact);
  const apps = table.apps.map(redact);
  const machines = table.machines.map(redact);
  const regions = table.regions.map(redact);
  const files = fileNames.map((name) => mask.redactFileName(name));
  yield toCsvLine([
    `time (ISO 8601, UTC; ${APOSTROPHE_NOTE})`,
    'code',
    'kind (written, inferred or unclassified)',
    'last error quoted (code)',
    'app',
    'machine',
    'region',
    'file',
    'line (1-based)',
  ]);
  let piece = '';
  for (let i = 0; i < rows.length; i += 1) {
    const row = rowAt(rows, i);
    piece += toCsvLine([
      toIsoTime(at(table.time, row)) ?? '',
      at(codes, at(table.code, row)),
      at(HOW_NAMES, at(table.how, row)),
      at(codes, at(table.cause, row)),
      at(apps, at(table.app, row)),
      at(machines, at(table.machine, row)),
      at(regions, at(table.region, row)),
      at(files, at(table.source, row)),
      at(table.lineNumber, row),
    ]);
    if (i % ROWS_PER_PIECE === ROWS_PER_PIECE - 1) {
      yield piece;
      piece = '';
    }
  }
  if (piece !== '') yield piece;
}
