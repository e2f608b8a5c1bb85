/** The shape of the session: what the page can see of what is loaded, and what it can ask for. Types only. */
import type { StoreApi } from 'zustand/vanilla';
import type {
  AnalysisApi,
  Comparison,
  ContextLine,
  EventLine,
  KeptFileNews,
  LinePlace,
  LinesPage,
  OpenFailure,
  PlacedFinding,
  Overview,
  UnpackedSize,
} from '../analysis/api/api.ts';
import type { ReadingOptions, SourceId } from '../analysis/api/ingestApi.ts';
import type { ConnectionEvents, FileReading } from '../analysis/page/connect.ts';
import type { Searching } from '../analysis/page/connectSearch.ts';
import type { Selection } from '../core/table/selection.ts';
import type { TimeRange } from '../core/units.ts';
import type { ChangedFile, FileHandle, OpenedFile } from './fileWatch.ts';

type AsyncMethods<Api, Names extends keyof Api> = {
  readonly [Name in Names]: Api[Name] extends (...args: infer Args) => infer Answer
    ? (...args: Args) => Promise<Awaited<Answer>>
    : never;
};

/** The part of the AnalysisConnection that a session needs. */
interface SessionConnection {
  readonly analysis: AsyncMethods<
    AnalysisApi,
    | 'getOverview'
    | 'compare'
    | 'getFindings'
    | 'setFlyToml'
    | 'getDifferences'
    | 'saveAnalysis'
    | 'exportEvents'
    | 'getLines'
    | 'getHits'
    | 'getContext'
    | 'getLine'
    | 'closeSearch'
    | 'removeSource'
    | 'findNames'
    | 'openKept'
    | 'attachFile'
    | 'keepView'
    | 'forgetKept'
  >;
  readonly searching: Searching;
  open(file: File, options?: ReadingOptions, replaces?: SourceId): FileReading;
}

/** Makes the connection; `connectAnalysis` in the page. */
export type Connect = (events: ConnectionEvents) => SessionConnection;

/** A file that is being read. */
export interface OpenReading {
  /** What it has unpacked to, while somebody has to say whether to go on. */
  readonly tooLarge?: UnpackedSize | undefined;
  readonly id: SourceId;
  readonly name: string;
  readonly size: number;
  /** On the clock of `overviewAt`; undefined while it waits for its turn. */
  readonly startedAt: number | undefined;
  /** Whether somebody said to stop: nothing is read any more, but what was read is still being counted. */
  readonly isCancelled?: boolean;
}

/** A file to open. */
export interface OpenableFile {
  readonly file: File;
  /** What people call it, where that is not the file's own name. */
  readonly name?: string;
  readonly handle?: FileHandle | undefined;
}

/** Something that went as it should, and has to be said. */
export type NoticeText =
  /** `attached`: a file of the last visit is at hand again. */
  | {
      readonly kind: 'sameContent' | 'attached';
      readonly fileName: string;
      readonly keptName: string;
    }
  /** The page of an earlier start went down while it read; `share` of the bytes had been read, 0 to 1. */
  | { readonly kind: 'endedUnexpectedly'; readonly share: number }
  /** Names and ranges of an address that the log does not have. */
  | { readonly kind: 'otherLog'; readonly leftOut: number }
  | {
      readonly kind: 'leftOut';
      readonly folderName: string;
      /** Hidden or empty files. */
      readonly leftOut: number;
      /** Files behind the most that are opened of one folder. */
      readonly beyond: number;
    };
export type Notice = NoticeText & { readonly id: number };

/** A file, or the rest of it, that could not be read. Stays until it is dismissed. */
export interface Alert {
  readonly id: number;
  readonly fileName: string;
  readonly failure: OpenFailure;
  /** Share of the file that was read before and is kept, 0 to 1. */
  readonly keptShare: number;
  /** Lines that were read before and are kept. */
  readonly keptLines: number;
  /** What was to be read, where it can be tried again. */
  readonly source?: OpenedFile;
  /** The same for files that were opened together. */
  readonly batch: number;
}

export interface SessionState {
  readonly readings: readonly OpenReading[];
  readonly overview: Overview | undefined;
  /** The range that the overview is of. */
  readonly overviewRange: TimeRange | undefined;
  /** When the overview came, in milliseconds of `performance.now()`. */
  readonly overviewAt: number;
  readonly alerts: readonly Alert[];
  /** Why the analysis is lost; only a reload helps. */
  readonly crash: string | undefined;
  readonly notices: readonly Notice[];
  /** Each file is read by one worker alone: slower, with less memory. */
  readonly readsAlone: boolean;
  /** Files of the last visit that are not at hand. */
  readonly keptFiles: readonly KeptFileNews[];
  /** Whether the log was kept from the last visit. */
  readonly isFromLastVisit: boolean;
  /** What went wrong, worst first; undefined until all is read. See findings.ts. */
  readonly findings?: readonly PlacedFinding[] | undefined;
  /** The name of the fly.toml that they are compared with. */
  readonly flyTomlName?: string | undefined;
  /** For what only parts behind the first screen ask (keptLog.ts, viewAddress.ts). */
  readonly analysis: Pick<
    SessionConnection['analysis'],
    | 'openKept'
    | 'forgetKept'
    | 'keepView'
    | 'findNames'
    | 'saveAnalysis'
    | 'exportEvents'
    | 'getOverview'
    | 'getFindings'
    | 'setFlyToml'
    | 'getDifferences'
  >;
  /** Takes a file of the last visit as one that is at hand. False where it is not the same content. */
  readonly attach: (id: SourceId, file: File, handle?: FileHandle) => Promise<boolean>;
  /** Reads files and adds them to what is loaded. */
  readonly openFiles: (files: readonly OpenableFile[]) => void;
  /** Reads a file once more, with its times without a zone taken as those of `zone`. */
  readonly readInZone: (id: SourceId, zone: string) => void;
  /** Files that are not any more what was read of them, when they were last looked for. */
  readonly changed: readonly ChangedFile[];
  /** Looks for changed files; only those that were opened with a handle can be seen to change. */
  readonly findChanged: () => void;
  /** Takes up what has changed in a file; what was read before is shown until then. */
  readonly readOn: (id: SourceId) => void;
  readonly reportFailure: (fileName: string, failure: OpenFailure) => void;
  /** Answers for a reading that is `tooLarge`; what was read stays in any case. */
  readonly answerTooLarge: (id: SourceId, goOn: boolean) => void;
  /** Reads the file of an alert as text, whatever it looks like. */
  readonly readAnyway: (alertId: number) => void;
  /** Stops reading; what was read stays. */
  readonly cancel: (id: SourceId) => void;
  /** Forgets a file and everything that was read of it. */
  readonly remove: (id: SourceId) => void;
  readonly clear: () => void;
  readonly dismissAlerts: (ids: readonly number[]) => void;
  readonly addNotice: (notice: NoticeText) => void;
  readonly dismissNotice: (id: number) => void;
  /** How many bars the timeline has room for. */
  readonly setMaxBins: (maxBins: number) => void;
  /** What is new, gone, up or down in one selection against another, per covered minute. */
  readonly compare: (before: Selection, after: Selection) => Promise<Comparison>;
  readonly readLines: (
    selection: Selection,
    newestFirst: boolean,
    first: number,
    count: number,
  ) => Promise<LinesPage>;
  /** What the search has found so far. */
  readonly readHits: (newestFirst: boolean, first: number, count: number) => Promise<LinesPage>;
  /** See Searching. */
  readonly search: Searching['search'];
  readonly closeSearch: () => void;
  readonly findPlaces: Searching['findPlaces'];
  readonly readContext: (place: LinePlace) => Promise<readonly ContextLine[] | undefined>;
  /** The record at a place, whatever it is; undefined where its file is gone. */
  readonly readLine: (place: LinePlace) => Promise<EventLine | undefined>;
}

export type SessionStore = StoreApi<SessionState>;
