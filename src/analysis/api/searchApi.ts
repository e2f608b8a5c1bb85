/** Searching, between the threads: what the page asks the search worker, and that one the analysis. Types only. */
import type { Witness } from '../../core/bytes/growingFile.ts';
import type { SearchPattern } from '../../core/search/searchPattern.ts';
import type { Selection } from '../../core/table/selection.ts';
import type { FileHandle } from './ingestApi.ts';

export type { SearchPattern };

/** Where to search: in the records of the chosen events, or in all lines of all files. */
export type SearchScope =
  { readonly kind: 'events'; readonly selection: Selection } | { readonly kind: 'lines' };

/** A text to search, as it was read until the search began. */
export interface PlannedText {
  readonly name: string;
  readonly blob: Blob;
  readonly handle: FileHandle | undefined;
  /** Of a text with a handle: what tells that it has only grown. */
  readonly witness?: Witness | undefined;
  /** Whether there is nothing to read: the file was read on an earlier visit and is not at hand. */
  readonly isMissing?: boolean | undefined;
  /** Only these, in the order of the text; all lines where they are missing. */
  readonly records: PlannedRecords | undefined;
}

interface PlannedRecords {
  readonly starts: Float64Array;
  readonly lengths: Uint32Array;
  readonly lineNumbers: Uint32Array;
}

/** Lines that were found in one text. */
export interface FoundLines {
  readonly starts: Float64Array;
  readonly lengths: Uint32Array;
  readonly lineNumbers: Uint32Array;
}

/** What a search asks of the analysis, and tells it: the analysis keeps what was found. */
export interface SearchSource {
  getTexts(): Promise<readonly PlannedText[]>;
  addLines(text: number, lines: FoundLines): void | Promise<void>;
  /** By their indices in the text's records. */
  addRecords(text: number, records: Uint32Array): void | Promise<void>;
}

export interface SearchProgress {
  /** Share of what is to be searched, 0 to 1. */
  readonly share: number;
  /** Matching lines or records so far. */
  readonly matches: number;
  readonly fileName: string;
  /** Where the search is. */
  readonly lineNumber: number;
  /** Whether it waits for the file, however long that takes; else it gives a sign of life every 100 ms. */
  readonly isWaiting: boolean;
}

export interface SearchResult {
  readonly matches: number;
  /** Names of files that could not be read, or not to their end. */
  readonly unreadable: readonly string[];
}

/** Half-open places in a text, in order. */
export type TextPlaces = readonly (readonly [start: number, end: number])[];

/** What a search worker offers. Cancel it by terminating the worker. */
export interface SearchApi {
  search(
    pattern: SearchPattern,
    sourcePort: MessagePort,
    onProgress: (progress: SearchProgress) => void,
    /** One number: the line that an expression is tried on. Whoever ends a search reads it there. */
    position?: SharedArrayBuffer,
  ): Promise<SearchResult>;
  /** Where the pattern matches in texts that are shown. */
  findPlaces(
    pattern: SearchPattern,
    texts: readonly string[],
  ): readonly TextPlaces[] | Promise<readonly TextPlaces[]>;
}
