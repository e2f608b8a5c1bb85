/** Lines that show something: records, by their rows, go in; what stands in the files at their places comes out. */
import type { EvidenceSource } from '../../core/diagnosis/diagnosis.ts';
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
  lines: readonly EvidenceSource[],
): Promise<readonly EvidenceLine[]> {
  const found = new Map<string, { line: Omit<EvidenceLine, 'text'>; text: string | undefined }>();
  for (const source of lines) {
    const line = toPlace(merged, source);
    const key = `${String(line.source)} ${String(line.start)}`;
    const text = 'kind' in source ? undefined : source.text;
    // What an app printed is read again as it stands in the file, with its time and machine.
    if (!found.has(key) && found.size < MAX_EVIDENCE)
      found.set(key, { line, text: 'start' in source ? undefined : text });
  }
  const evidence = [...found.values()];
  const places = evidence.flatMap(({ line: { source, start, end }, text }, index) => {
    const file = texts[source];
    return text !== undefined || file === undefined ? [] : [{ index, text: file, start, end }];
  });
  const read = await readRecordTexts(places);
  places.forEach(({ index }, i) => {
    const one = evidence[index];
    if (one !== undefined) one.text = read[i];
  });
  return evidence.map(({ line, text }) => ({ ...line, text }));
}

function toPlace(
  { table: errors, lifecycle }: DiagnosisParts['merged'],
  source: EvidenceSource,
): Omit<EvidenceLine, 'text'> {
  if ('start' in source) {
    const { start, end, lineNumber, time } = source;
    return { source: source.source, start, end, lineNumber, time: Number.isNaN(time) ? undefined : time };
  }
  const [table, row] = ['kind' in source ? lifecycle : errors, source.row];
  const start = at(table.recordStart, row);
  const time = at(table.time, row);
  return {
    ...{ source: at(table.source, row), start, end: start + at(table.recordLength, row) },
    lineNumber: at(table.lineNumber, row),
    time: Number.isNaN(time) ? undefined : time,
  };
}
