/** Lines that show something: records, by their rows, go in; what stands in the files at their places comes out. */
import type { CaseError, CaseMoment } from '../../core/diagnosis/diagnosis.ts';
import { at, type EventTable } from '../../core/table/eventTable.ts';
import type { EvidenceLine } from '../../core/diagnosis/finding.ts';
import type { RowIndex } from '../../core/units.ts';
import type { DiagnosisParts } from './tools.ts';
import type { SourceText } from './tools.ts';
import { readRecordTexts } from '../files/recordTexts.ts';

const MAX_EVIDENCE = 6;

/** A record, as one of its tables has it. */
interface RecordRow {
  readonly table: EventTable;
  readonly row: RowIndex;
}

/** Undefined where a file is not at hand. */
export async function readPlacedTexts(
  records: readonly RecordRow[],
  texts: readonly (SourceText | undefined)[],
): Promise<readonly (string | undefined)[]> {
  const places = records.flatMap(({ table, row }, index) => {
    const text = texts[at(table.source, row)];
    const start = at(table.recordStart, row);
    return text === undefined ? [] : [{ index, text, start, end: start + at(table.recordLength, row) }];
  });
  const read = await readRecordTexts(places);
  const lines = new Array<string | undefined>(records.length).fill(undefined);
  places.forEach(({ index }, i) => (lines[index] = read[i]));
  return lines;
}

/** Each line once, at most MAX_EVIDENCE of them. */
export async function readEvidence(
  { merged, texts }: Pick<DiagnosisParts, 'merged' | 'texts'>,
  lines: readonly (CaseError | CaseMoment)[],
): Promise<readonly EvidenceLine[]> {
  const places = new Map<string, RecordRow & { readonly text: string | undefined }>();
  for (const line of lines) {
    const [table, text] = 'kind' in line ? [merged.lifecycle, undefined] : [merged.table, line.text];
    const key = `${String(at(table.source, line.row))} ${String(at(table.recordStart, line.row))}`;
    if (!places.has(key) && places.size < MAX_EVIDENCE) places.set(key, { table, row: line.row, text });
  }
  const evidence = [...places.values()];
  const unread = evidence.filter(({ text }) => text === undefined);
  const read = await readPlacedTexts(unread, texts);
  return evidence.map((place) => {
    const { table, row, text = read[unread.indexOf(place)] } = place;
    const start = at(table.recordStart, row);
    const time = at(table.time, row);
    return {
      ...{ source: at(table.source, row), start, end: start + at(table.recordLength, row), text },
      lineNumber: at(table.lineNumber, row),
      time: Number.isNaN(time) ? undefined : time,
    };
  });
}
