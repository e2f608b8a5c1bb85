/** The shape of the session: what the page can see of what is loaded, and what it can ask for. Types only. */
import type { StoreApi } from 'zustand/vanilla';
import type { OpenFailure, Overview, PlacedFinding, UnpackedSize } from '../analysis/api/api.ts';
import type { FileId, TextId } from '../analysis/api/ids.ts';
import type { RestoredFile } from '../analysis/api/keptLog.ts';
import type { ContextFile } from '../core/diagnosis/appContext.ts';
import type { TimeRange } from '../core/units.ts';
import type { ChangedFile, FileHandle, OpenedFile } from './fileWatch.ts';

/** A file that is being read. */
export interface OpenReading {
  /** What it has unpacked to, while somebody has to say whether to go on. */
  readonly tooLarge?: UnpackedSize | undefined;
  readonly id: FileId;
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
  readonly keptFiles: readonly RestoredFile[];
  /** Whether the log was kept from the last visit. */
  readonly isFromLastVisit: boolean;
  /** What went wrong, worst first; undefined until all is read. See findings.ts. */
  readonly findings?: readonly PlacedFinding[] | undefined;
  /** The name of the fly.toml that they are compared with. */
  readonly flyTomlName?: string | undefined;
  /** Other files beside the log, by their names: what flyctl says of the app. */
  readonly contextFiles: readonly ContextFile[];
  /** Takes a file of the last visit as one that is at hand. False where it is not the same content. */
  readonly attach: (id: FileId, file: File, handle?: FileHandle) => Promise<boolean>;
  /** Reads files and adds them to what is loaded. */
  readonly openFiles: (files: readonly OpenableFile[]) => void;
  /** Reads a file once more, with its times without a zone taken as those of `zone`. */
  readonly readInZone: (id: FileId, zone: string) => void;
  /** Files that are not any more what was read of them, when they were last looked for. */
  readonly changed: readonly ChangedFile[];
  /** Looks for changed files; only those that were opened with a handle can be seen to change. */
  readonly findChanged: () => void;
  /** Takes up what has changed in a file; what was read before is shown until then. */
  readonly readOn: (id: FileId) => void;
  readonly reportFailure: (fileName: string, failure: OpenFailure) => void;
  /** Answers for a reading that is `tooLarge`; what was read stays in any case. */
  readonly answerTooLarge: (id: FileId, goOn: boolean) => void;
  /** Reads the file of an alert as text, whatever it looks like. */
  readonly readAnyway: (alertId: number) => void;
  /** Stops reading; what was read stays. */
  readonly cancel: (id: FileId) => void;
  /** Forgets a text and everything that was read of it; with its last text, the file. */
  readonly remove: (id: TextId) => void;
  /** Forgets all files, and what the device keeps of them. */
  readonly clear: () => void;
  readonly addAlert: (alert: Omit<Alert, 'id'>) => void;
  readonly dismissAlerts: (ids: readonly number[]) => void;
  readonly addNotice: (notice: NoticeText) => void;
  readonly dismissNotice: (id: number) => void;
  /** How many bars the timeline has room for. */
  readonly setMaxBins: (maxBins: number) => void;
}

export type SessionStore = StoreApi<SessionState>;
