/** Short logs: how much was read goes in; whether that is too little for anything in it to be usual comes out. */
import type { DurationMs, TimeRange } from '../units.ts';

/** `fly logs` gives a hundred records; of so few nothing is usual. */
const SHORT_RECORDS = 150;
/** Nor over so short a time. */
const SHORT_MS: DurationMs = 600_000;

/** `span` ends behind the last record; undefined where no record has a time. */
export function isShortLog(records: number, span: TimeRange | undefined): boolean {
  return records <= SHORT_RECORDS || (span !== undefined && span.end - 1 - span.start < SHORT_MS);
}
