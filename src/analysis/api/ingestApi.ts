/** How files reach an ingest worker, and what it tells of them. Types only. */
import type { AskToGoOn } from '../../core/unpack/container.ts';
import type { ContextFile } from '../../core/diagnosis/appContext.ts';
import type { EventTable } from '../../core/table/eventTable.ts';
import type { Witness } from '../../core/bytes/growingFile.ts';
import type { RecordCounts } from '../../core/table/recordCounts.ts';
import type { SourceReport } from '../../core/records/sourceReport.ts';
import type { FileId } from './ids.ts';
import type { OpenFailure } from './openFailure.ts';

/** What an ingest worker tells the analysis. */
export interface SourceSink {
  /** `entry` is 0 for the only text of a file, else the 1-based number of the text in the archive. */
  update(update: SourceUpdate, entry: number): void | Promise<void>;
}

/** How a file is to be read. */
export interface ReadingOptions {
  /** What people call the file: its own name, or its path in a folder. */
  readonly name?: string | undefined;
  /** Files of the same size that are read already, and those that are not at hand: with the content of one of them, the file is not read. */
  readonly sameSize?: readonly (KnownFile | KnownKey)[] | undefined;
  /** Zone of the times that the file prints without one, by its IANA name; UTC where nobody said. */
  readonly zone?: string | undefined;
  /** Somebody said that the file is text, whatever it looks like. */
  readonly isText?: boolean | undefined;
  /** No other workers help with the file, however large it is: slower, with less memory. */
  readonly isAlone?: boolean | undefined;
  /** Of the file on disk, where the browser gives one: reading goes on when the file grows meanwhile. */
  readonly handle?: FileHandle | undefined;
}

export interface KnownFile {
  readonly id: FileId;
  readonly file: File;
}

/** A file that is not at hand, by its content. */
export interface KnownKey {
  readonly id: FileId;
  /** See core/contentKey.ts. */
  readonly contentKey: string;
}

/** What reading a file comes to. */
export type ReadOutcome =
  /** A log, or an analysis that was saved: all of it was read. */
  | { readonly kind: 'log' }
  /** The app's configuration, which findings are compared with (core/diagnosis/flyToml.ts). */
  | { readonly kind: 'flyToml'; readonly text: string }
  /** What a command of flyctl says of the app, to lie beside its log (core/diagnosis/appContext.ts). */
  | { readonly kind: 'context'; readonly file: ContextFile }
  /** The file was not read: it holds the same bytes as another one. */
  | { readonly kind: 'sameContent'; readonly id: FileId }
  /** It could not be read, or not wholly; what was read before stays. */
  | { readonly kind: 'failure'; readonly failure: OpenFailure };

/** What reading a file by itself comes to, without knowing of others. */
export type FileOutcome = Exclude<ReadOutcome, { readonly kind: 'sameContent' }>;

/** The part of a FileSystemFileHandle that is needed; it crosses threads. */
export interface FileHandle {
  /** The file as it is now. Rejects where it is gone, or may not be read any more. */
  getFile(): Promise<File>;
  /** Whether it may be read; a handle that was kept has to be asked. Only where browsers keep handles. */
  queryPermission?(wanted: { readonly mode: 'read' }): Promise<PermissionState>;
  /** Asks the person; only in a click. */
  requestPermission?(wanted: { readonly mode: 'read' }): Promise<PermissionState>;
}

/** A file as another worker opens it. */
export interface SharedFile {
  readonly file: File;
  readonly handle: FileHandle | undefined;
  /** Of a file with a handle: what tells that it has only grown. */
  readonly witness: Witness | undefined;
}

/** Starts a worker that helps; a Helper is behind the port, which can be asked at once. */
export type StartHelper = () => MessagePort | Promise<MessagePort>;

/** What an ingest worker offers. Cancel it by terminating the worker. */
export interface IngestApi {
  /** Does what the worker behind the port asks for. */
  helpThrough(port: MessagePort): void;
  /** Reads a file to its end into the sink behind the port. */
  ingest(
    file: File,
    sinkPort: MessagePort,
    options?: ReadingOptions,
    /** Asked when an archive unpacks to very much; reading waits. Without it, reading ends there. */
    askToGoOn?: AskToGoOn,
    /** Without it, the worker reads alone. */
    startHelper?: StartHelper,
  ): Promise<ReadOutcome>;
}

export interface FileUpdate {
  /** 0 for the only text of a file, else the 1-based number of the text among the archive's logs. */
  readonly entry: number;
  readonly update: SourceUpdate;
}

/** What is new of a file while it is read: its account so far; events and counts since the last update. */
export interface SourceUpdate {
  readonly report: SourceReport;
  readonly events: EventTable;
  /** See lifecycle.ts. */
  readonly lifecycle: EventTable;
  readonly recordCounts: RecordCounts;
  /**
   * The text since the last update, where it is not byte for byte what stands in the file: the offsets of events
   * are into all of these together. Browsers keep large ones on disk.
   */
  readonly decoded?: Blob;
}
