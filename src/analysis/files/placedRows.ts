/** Places in files go in; the rows of the events that stand there come out. */
import type { EventTable } from '../../core/table/eventTable.ts';
import type { ByteOffset, RowIndex } from '../../core/units.ts';

/** Where something stands in the text of a file. */
export interface FoundPlace {
  /** Index of the file in the table. */
  readonly source: number;
  readonly start: ByteOffset;
  readonly end: ByteOffset;
  readonly lineNumber: number;
}

interface IndexedPlace extends FoundPlace {
  readonly index: number;
}

/**
 * The row of each place, or undefined where no event stands. One pass over the table, because it has no index by
 * place: a page of lines needs it, and two million rows take some ten milliseconds.
 */
export function findPlacedRows(
  table: EventTable,
  places: readonly FoundPlace[],
): readonly (RowIndex | undefined)[] {
  const rows = new Array<RowIndex | undefined>(places.length).fill(undefined);
  const bySource = new Map<number, IndexedPlace[]>();
  for (const [index, place] of places.entries()) {
    const ofSource = bySource.get(place.source);
    if (ofSource === undefined) bySource.set(place.source, [{ ...place, index }]);
    else ofSource.push({ ...place, index });
  }
  for (const ofSource of bySource.values()) ofSource.sort((a, b) => a.start - b.start);
  const { source, recordStart, recordLength, length } = table;
  for (let row = 0; row < length; row += 1) {
    const ofSource = bySource.get(source[row] ?? 0);
    if (ofSource === undefined) continue;
    const start = recordStart[row] ?? 0;
    const end = start + (recordLength[row] ?? 0);
    for (let i = findFirstBehind(ofSource, start); i < ofSource.length; i += 1) {
      const place = ofSource[i];
      if (place === undefined || place.start >= end) break;
      rows[place.index] ??= row;
    }
  }
  return rows;
}

/** The first place that ends behind an offset. Places do not overlap, so their ends are in order too. */
function findFirstBehind(places: readonly IndexedPlace[], offset: ByteOffset): number {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((places[middle]?.end ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
