/**
 * Records that are complete and wait: their bytes go in one by one, what they say comes out together. An error whose
 * code stands at its usual place is read from its bytes; the texts of the others are decoded at once.
 */
import type { LogRecord } from '../format/logFormat.ts';
import type { WrittenError } from '../format/writtenError.ts';
import type { EpochMs } from '../units.ts';
import { readInLayout, type LineLayout, type LineLayouts } from './lineLayouts.ts';
import type { RecordPlace } from './recordSink.ts';
import { createTextBatch } from './textBatch.ts';

/** What is known of a record when it is complete. */
interface CompleteRecord {
  readonly place: RecordPlace;
  readonly layout: LineLayout;
  /** As the scan read it, and has counted it; `NaN` where its text has to tell. */
  readonly time: EpochMs;
  /** Whether its time has been counted. */
  readonly isTimed: boolean;
  /** Text of its lines that lay in earlier pieces of memory. */
  readonly earlierText: string;
  /** What its first line says, where that was read. */
  readonly first: readonly LogRecord[] | undefined;
  /** Whether that is all of it. */
  readonly isRead: boolean;
}

/** Either an error that is known, or the records of a text. */
type ReadRecord =
  | { readonly place: RecordPlace; readonly time: EpochMs; readonly error: WrittenError }
  | {
      readonly place: RecordPlace;
      readonly isTimed: boolean;
      readonly error: undefined;
      readonly records: readonly LogRecord[];
    };

export interface ClosedRecords {
  /** Its lines in this piece of memory are bytes `start` to `end`, which may be gone afterwards. */
  add(record: CompleteRecord, bytes: Uint8Array, start: number, end: number): void;
  /** All since the last time, in their order. */
  take(): readonly ReadRecord[];
}

const NONE: readonly ReadRecord[] = [];

export function createClosedRecords(layouts: Pick<LineLayouts, 'find'>): ClosedRecords {
  const texts = createTextBatch();
  let waiting: { readonly record: CompleteRecord; readonly error: WrittenError | undefined }[] = [];

  return {
    add(record, bytes, start, end) {
      const { time, earlierText, isRead, layout } = record;
      const isWhole = !Number.isNaN(time) && earlierText === '';
      const error = isWhole ? layout.format.readWrittenError?.(bytes, start, end) : undefined;
      if (error === undefined && !isRead) texts.add(bytes, start, end);
      waiting.push({ record, error });
    },
    take() {
      if (waiting.length === 0) return NONE;
      const decoded = texts.take().values();
      const taken = waiting.map(({ record, error }): ReadRecord => {
        const { place, layout, time, isTimed, earlierText, first = [], isRead } = record;
        if (error !== undefined) return { place, time, error };
        if (isRead) return { place, isTimed, error, records: first };
        const text = earlierText + (decoded.next().value ?? '');
        // A message alone tells no layout; the header behind it does.
        const isMessage = first.length > 0 && first.every((one) => one.isDetached === true);
        const whole = (isMessage ? layouts.find(text)?.records : undefined) ?? readInLayout(layout, text);
        // What is wrapped behind it must not take away what its first line says.
        return { place, isTimed, error, records: whole.length === 0 ? first : whole };
      });
      waiting = [];
      return taken;
    },
  };
}
