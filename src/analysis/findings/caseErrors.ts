/** Errors of an episode: its rows go in; what rules look at, with the texts of some, comes out. */
import type { CaseError } from '../../core/diagnosis/diagnosis.ts';
import { at } from '../../core/table/eventTable.ts';
import { rowsBetween, spreadRows, type Rows } from '../../core/table/rows.ts';
import { readPlacedTexts } from './evidence.ts';
import type { DiagnosisParts } from './tools.ts';

/** Of a larger episode, as many from all over it. */
const MAX_CASE_ERRORS = 2000;
/** Of these, as many are read again. */
const MAX_TEXTS = 40;
/** Neighbours are mostly near each other in the file too, and read at once. */
const TEXTS_IN_RUN = 7;

export async function readErrors(
  { merged: { table }, texts }: Pick<DiagnosisParts, 'merged' | 'texts'>,
  rows: Rows,
): Promise<readonly CaseError[]> {
  const some = spreadRows(rows, MAX_CASE_ERRORS);
  const read = spreadRows(rowsBetween(0, some.length), MAX_TEXTS, TEXTS_IN_RUN);
  const lines = await readPlacedTexts(
    read.map((place) => ({ table, row: at(some, place) })),
    texts,
  );
  const textOf = new Map(read.map((place, i) => [place, lines[i]]));
  return some.map((row, place) => ({
    time: at(table.time, row),
    code: at(table.codes, at(table.code, row)),
    cause: at(table.codes, at(table.cause, row)),
    machine: at(table.machines, at(table.machine, row)),
    region: at(table.regions, at(table.region, row)),
    row,
    text: textOf.get(place),
  }));
}
