/**
 * Records that are complete and wait: their bytes go in one by one, what they say comes out together. An error whose
 * code stands at its usual place is read from its bytes; the texts of the others are decoded at once.
 */
import type { LogFormat, LogRecord } from '../format/logFormat.ts';
import type { RecordPlace } from './recordSink.ts';
import { createTextBatch } from './textBatch.ts';
import type { EpochMs } from '../units.ts';
import type { WrittenError } from '../format/writtenError.ts';

/** What is known of a record when it is complete. */
interface CompleteRecord {
  readonly place: RecordPlace;
  /** As the scan read it, and has counted it; `NaN` where its text has to tell. */
  readonly time: EpochMs;
  /** Whether its time has been counted. */
  readonly isTimed: boolean;
  /** Text of its lines that lay in earlier pieces of memory. */
  readonly earlierText: string;
  /** What it was read as already. */
  readonly read: readonly LogRecord[] | undefined;
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

export function createClosedRecords(format: LogFormat): ClosedRecords {
  const texts = createTextBatch();
  let waiting: { readonly record: CompleteRecord; readonly error: WrittenError | undefined }[] = [];

  return {
    add(record, bytes, start, end) {
      const { time, earlierText, read } = record;
      const isWhole = !Number.isNaN(time) && earlierText === '';
      const error = isWhole ? format.readWrittenError?.(bytes, start, end) : undefined;
      if (error === undefined && read === undefined) texts.add(bytes, start, end);
      waiting.push({ record, error });
    },
    take() {
      if (waiting.length === 0) return NONE;
      const decoded = texts.take().values();
      const taken = waiting.map(({ record, error }): ReadRecord => {
        const { place, time, isTimed, earlierText, read } = record;
        if (error !== undefined) return { place, time, error };
        const records = read ?? format.readRecords(earlierText + (decoded.next().value ?? ''));
        return { place, isTimed, error, records };
      });
      waiting = [];
      return taken;
    },
  };
}
