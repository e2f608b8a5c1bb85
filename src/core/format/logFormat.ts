/** Log formats: the text of a record goes in, what it says comes out. One format is one file of the catalog. */
import type { ClockMs, EpochMs } from '../units.ts';
import type { ReadWrittenError } from './writtenError.ts';

/** The request a proxy record is about, as far as the export names it. Empty strings never stand here. */
export interface RequestFields {
  readonly method?: string;
  readonly url?: string;
  readonly id?: string;
  readonly status?: number;
}

/** What one log record says, whatever its layout. A field is missing where the export does not have it. */
export interface LogRecord {
  readonly time?: EpochMs;
  /** True where `time` was read as UTC although the layout prints local times without saying so. */
  readonly isZoneless?: boolean;
  /** In place of `time` where the layout prints times of day without a date. */
  readonly clock?: ClockMs;
  /** Who wrote it: `app`, `proxy`, `runner`, `health` …; empty where the layout has a place for it, but nothing stands there. */
  readonly provider?: string;
  readonly level?: string;
  /** Without the level and the layout's own fields; a multi-line message keeps its line ends. */
  readonly message: string;
  /** From a field of the export that is meant for it; the message may carry one besides. */
  readonly errorCode?: string;
  /** True where the export marks the record as an error by a field of its own. */
  readonly isError?: boolean;
  readonly app?: string;
  readonly region?: string;
  readonly machine?: string;
  readonly request?: RequestFields;
  /**
   * True for an error message that was printed apart from the rest of its record: the next proxy record
   * without any message is the rest (flyctlText.ts tells how that happens).
   */
  readonly isDetached?: boolean;
}

/** For building a record field by field; conditional spreads cost more, and there are millions. */
export type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Where a scan finds the time of a line without reading the rest of it. */
export type TimePlace =
  /** At the start of the line, behind blanks and colours, and followed by ` provider[instance] region [`. */
  | 'lineStart'
  /** In the last property, `timestamp`, of a JSON object that starts with `event.provider`. */
  | 'jsonProperty'
  /** Nowhere: every line is read as text. For layouts that are small in practice. */
  | 'none';

/**
 * How the records of a layout lie in its lines.
 * `line`: a record starts at a line start and goes on until the next record starts.
 * `block`: the same, but a record's first line holds no message: that stands on the lines behind it.
 * `wholeLine`: every line is a record of its own.
 * `jsonValues`: objects of any number of lines, one after another or in arrays.
 * `jsonPages`: the same, or in the array `data` of objects around them.
 * `csv`: a head and rows; a quoted cell may hold line ends.
 */
type Framing = 'line' | 'block' | 'wholeLine' | 'jsonValues' | 'jsonPages' | 'csv';

/** ASCII text that a line holds, or two that it holds both, anywhere and in any order. */
export type Marker = string | readonly [string, string];

export interface LogFormat {
  readonly id: string;
  /** What people call it, for "recognised as …". */
  readonly label: string;
  readonly framing: Framing;
  /** At least one of them stands in every line that can become an event; none where every line is read. */
  readonly markers: readonly Marker[];
  readonly timePlace: TimePlace;
  /** Texts of whole records; each must be read by this format. */
  readonly samples: readonly [string, ...string[]];
  /**
   * The records of a text that starts where a record starts; empty where this format cannot read it.
   * It is one record, unless the tool that wrote the export glued several onto one line.
   */
  readRecords(text: string): readonly LogRecord[];
  /**
   * Reads the error of a line whose time the scan has read, where the line has the usual shape: exactly what
   * `readRecords` and the code reader would say of it.
   */
  readonly readWrittenError?: ReadWrittenError;
  /** True where messages of the log are repeated behind its records: they are records, no continuations. */
  readonly repeatsLog?: true;
  /** Whether a row is the head of a table; rows are then read as `head\nrow`. Only with framing `csv`. */
  isHead?(row: string): boolean;
  /** Where other programs write this layout too: whether a record is Fly's. A sample must hold one. */
  isEvidence?(record: LogRecord): boolean;
  /** Whether a line that is no record says so of all records. */
  isEvidenceLine?(line: string): boolean;
}
