/**
 * Records in two halves: `fly logs` writes the message of an error before its timestamp and the rest of the line a
 * moment later, so a live line can come between. Messages go in; with the rest of its record, each comes out.
 */
import type { LogRecord } from '../format/logFormat.ts';
import type { RecordPlace } from './recordSink.ts';
import { MAX_RECORD_BYTES } from '../scan/scan.ts';

export interface PlacedRecord {
  readonly record: LogRecord;
  readonly place: RecordPlace;
}

export interface TornRecords {
  /** Whether a message waits for the rest of its record. */
  readonly isWaiting: boolean;
  /** Keeps a message; gives the oldest one up where too many wait. */
  hold(message: PlacedRecord): PlacedRecord | undefined;
  /** The whole record, where this one is the rest of the message that waits longest. */
  complete(record: LogRecord, place: RecordPlace): PlacedRecord | undefined;
  /** The message that waits longest; its rest is not expected any more. */
  giveUp(): PlacedRecord | undefined;
}

/** Messages that wait at once; only two writers share an export. */
const MAX_WAITING = 1000;

export function createTornRecords(): TornRecords {
  const waiting: PlacedRecord[] = [];
  return {
    get isWaiting() {
      return waiting.length > 0;
    },
    hold(message) {
      waiting.push(message);
      return waiting.length > MAX_WAITING ? waiting.shift() : undefined;
    },
    complete(record, place) {
      const message = isRestOfTorn(record) ? waiting.shift() : undefined;
      if (message === undefined) return undefined;
      return {
        record: { ...record, message: message.record.message, isError: true },
        place: joinPlaces(message.place, place),
      };
    },
    giveUp: () => waiting.shift(),
  };
}

/** Whether a record can be the rest of one whose message was torn off: an error of the proxy without any text. */
export function isRestOfTorn({ provider, level, message, isError }: LogRecord): boolean {
  if (provider !== 'proxy' || level === undefined || isError === true) return false;
  return /^(?:error|warn)/.test(level) && /^[^\S\n]*(?:\n|$)/.test(message);
}

/** A torn record reaches from its message to its rest, unless too much was printed between them. */
function joinPlaces(message: RecordPlace, rest: RecordPlace): RecordPlace {
  if (rest.end - message.start > MAX_RECORD_BYTES) return rest;
  return { start: message.start, end: rest.end, lineNumber: message.lineNumber };
}
