/**
 * Sections: the stretches of a file whose records lie in the same way. A section's reader takes bytes from the start
 * of a line on, and leaves those from a line on that another one reads (fileReader.ts).
 */
import type { LogFormat } from '../format/logFormat.ts';
import type { ByteOffset } from '../units.ts';
import type { OpenAccount } from './lineAccount.ts';
import type { LineLayouts } from './lineLayouts.ts';
import type { RecordSink } from './recordSink.ts';
import type { TornRecords } from './tornRecords.ts';

/**
 * How the records of a section lie. `fast`: in lines of one layout whose times a scan reads; `lines`: in lines of any
 * layout, all of which become text; the others as the framings of logFormat.ts.
 */
export type SectionKind = 'lines' | 'jsonValues' | 'jsonPages' | 'csv' | { readonly fast: LogFormat };

/** Bytes that another section starts with; its kind is undefined where more of them have to be seen. */
export interface Left {
  readonly bytes: Uint8Array;
  readonly next: SectionKind | undefined;
}

export interface SectionReader {
  /** Takes the next bytes, all of them or up to a line that another section starts with. */
  push(bytes: Uint8Array): Left | undefined;
  /** What was pushed ends where a line ends, and nothing behind it belongs to a record before it. */
  settle(): void;
  /** The section has ended; a last line without its end may be another section's. */
  finish(): Left | undefined;
}

/** What the readers of one file share. */
export interface SectionParts {
  /** All layouts, the most special one first. */
  readonly formats: readonly LogFormat[];
  /** Those of which it is known that they are in the file; see lineLayouts.ts. */
  readonly proven: Set<LogFormat>;
  readonly layouts: LineLayouts;
  readonly sink: RecordSink;
  readonly account: OpenAccount;
  readonly torn: TornRecords;
  /** The head of the last table, whose rows may go on behind other lines. */
  readonly table: { head: string | undefined };
  /** Place in the file of the section's first byte. */
  readonly firstByte: ByteOffset;
  /** Values that start before this place have been looked at, and are no records. */
  readonly noValuesBefore: ByteOffset;
}
