/** Lines in the shape that the page asks for: rows of a table, or places in files, go in; lines with their texts come out. */
import { at, HOW_NAMES, type EventTable } from '../../core/table/eventTable.ts';
import { parseTimestamp } from '../../core/time/timestamp.ts';
import type { EpochMs, RowIndex } from '../../core/units.ts';
import type { EventLine, LinePlace } from '../api/api.ts';
import type { TextId } from '../api/ids.ts';
import { findPlacedRows, type FoundPlace } from '../files/placedRows.ts';
import { readRecordTexts } from '../files/recordTexts.ts';
import type { LogFile } from '../files/source.ts';

/** Events, in the order of the rows. */
export async function readEventLines(
  table: EventTable,
  files: readonly LogFile[],
  rows: readonly RowIndex[],
): Promise<readonly EventLine[]> {
  const places = rows.map((row) => {
    const start = at(table.recordStart, row);
    return { source: at(table.source, row), start, end: start + at(table.recordLength, row) };
  });
  const texts = await readTexts(files, places);
  return rows.map((row, i) => toEventLine(table, files, row, texts[i]));
}

/** Any lines, in the order of the places; where an event stands, the line says which. */
export async function readPlacedLines(
  table: EventTable,
  files: readonly LogFile[],
  places: readonly FoundPlace[],
): Promise<readonly EventLine[]> {
  const rows = findPlacedRows(table, places);
  const texts = await readTexts(files, places);
  return places.map((place, i) => {
    const row = rows[i];
    const file = at(files, place.source);
    const text = texts[i];
    const own: LinePlace = { ...place, textId: file.id };
    if (row !== undefined) return { ...toEventLine(table, files, row, text), ...own };
    const time = text === undefined || !file.hasFullTimes ? undefined : findTime(text);
    return {
      ...own,
      ...{ sourceName: file.name, time, text },
      ...{ how: 'none', code: '', cause: '', machine: '', region: '', app: '' },
    };
  });
}

function readTexts(
  files: readonly LogFile[],
  places: readonly Pick<FoundPlace, 'source' | 'start' | 'end'>[],
): Promise<(string | undefined)[]> {
  return readRecordTexts(
    places.map(({ source, start, end }) => ({ text: at(files, source).getText(), start, end })),
  );
}

function toEventLine(
  table: EventTable,
  files: readonly LogFile[],
  row: RowIndex,
  text: string | undefined,
): EventLine {
  const { id, name } = at(files, at(table.source, row));
  const time = at(table.time, row);
  return {
    ...toLinePlace(table, row, id),
    sourceName: name,
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

export function toLinePlace(table: EventTable, row: RowIndex, textId: TextId): LinePlace {
  const start = at(table.recordStart, row);
  const lineNumber = at(table.lineNumber, row);
  return { textId, lineNumber, start, end: start + at(table.recordLength, row) };
}

const TIMESTAMP = /\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?/;

/** The first moment that a line names. */
function findTime(text: string): EpochMs | undefined {
  const [timestamp] = TIMESTAMP.exec(text) ?? [];
  return timestamp === undefined ? undefined : parseTimestamp(timestamp);
}
