/** Log formats: a sample of a file's text goes in, the format that reads most of it comes out. */
import type { EpochMs } from './units.ts';

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
  | 'jsonProperty';

/** ASCII text that a line holds, or two that it holds both, anywhere and in any order. */
export type Marker = string | readonly [string, string];

export interface LogFormat {
  readonly id: string;
  /** What people call it, for "recognised as …". */
  readonly label: string;
  /**
   * `line`: a record starts at a line start and goes on until the next record starts.
   * `json`: every line is a record of its own.
   */
  readonly framing: 'line' | 'json';
  /** At least one of them stands in every line that can become an event. */
  readonly markers: readonly Marker[];
  readonly timePlace: TimePlace;
  /** Texts of whole records; each must be read by this format. */
  readonly samples: readonly [string, ...string[]];
  /**
   * The records of a text that starts where a record starts; empty where this format cannot read it.
   * It is one record, unless the tool that wrote the export glued several onto one line.
   */
  readRecords(text: string): readonly LogRecord[];
}

/** How much of a sample each format reads. */
export interface Detection {
  readonly format: LogFormat;
  /** Share of the sample's non-blank lines that the format reads as the start of a record, 0 to 1. */
  readonly share: number;
}

const SAMPLE_LINES = 200;

/**
 * The format that reads the most lines of a sample, or undefined where none reads any.
 * Formats that also read another's samples are the more general ones and lose a tie.
 */
export function detectFormat(sample: string, formats: readonly LogFormat[]): Detection | undefined {
  const lines = sample
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .slice(0, SAMPLE_LINES);
  let best: Detection | undefined;
  for (const format of orderBySpecificity(formats)) {
    const read = lines.filter((line) => format.readRecords(line).length > 0).length;
    const share = read / Math.max(1, lines.length);
    if (read > 0 && (best === undefined || share > best.share)) best = { format, share };
  }
  return best;
}

/** Most specific first: the fewer of the other formats' samples a format reads, the earlier it is tried. */
export function orderBySpecificity(formats: readonly LogFormat[]): readonly LogFormat[] {
  const foreignSamplesRead = (format: LogFormat): number =>
    formats
      .filter((other) => other !== format)
      .flatMap((other) => other.samples)
      .filter((sample) => format.readRecords(sample).length > 0).length;
  return formats
    .map((format) => ({ format, reads: foreignSamplesRead(format) }))
    .sort((a, b) => a.reads - b.reads)
    .map(({ format }) => format);
}
