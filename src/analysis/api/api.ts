/** Where the threads meet: what the page may ask the analysis worker. Types only. */
import type { UnpackedSize } from '../../core/unpack/container.ts';
import type { CodeSummary } from '../../core/bins/codeSummary.ts';
import type { CodeChange } from '../../core/bins/compare.ts';
import type { How } from '../../core/table/eventTable.ts';
import type { Group, GroupBy } from '../../core/bins/grouping.ts';
import type { LifecycleMoment } from '../../core/table/lifecycle.ts';
import type { NameDigest } from '../../core/table/nameDigest.ts';
import type { ClassChoice, MaskedCount } from '../../core/redact/redact.ts';
import type { Selection } from '../../core/table/selection.ts';
import type { SourceReport } from '../../core/records/sourceReport.ts';
import type { ByteOffset, DurationMs, EpochMs, TimeRange } from '../../core/units.ts';
import type { Difference } from '../../core/diagnosis/differences.ts';
import type { Lane } from '../../core/lives/lanes.ts';
import type { EvidenceLine, Finding, FindingStep } from '../../core/diagnosis/finding.ts';
import type { FileId, TextId } from './ids.ts';
import type { FileHandle, ReadingOptions, SourceUpdate } from './ingestApi.ts';
import type { Keeping, KeptLog } from './keptLog.ts';
import type { OpenFailure } from './openFailure.ts';
import type { SearchScope } from './searchApi.ts';

export type { Difference, OpenFailure, SourceUpdate, UnpackedSize };

export interface FileOptions extends ReadingOptions {
  /**
   * An earlier reading of the same file: this one stays out of sight until all of it is read, and then takes its
   * place and its id.
   */
  readonly replaces?: FileId | undefined;
}

export interface TimelineView {
  readonly start: EpochMs;
  readonly stepMs: DurationMs;
  /** What the bars are stacked of. */
  readonly stack: TimelineStack;
  /** The codes themselves, whatever the bars are stacked of; the empty string stands for unclassified errors. */
  readonly codes: readonly string[];
  /** `counts[bin][code]` */
  readonly counts: readonly (readonly number[])[];
  /** All records per bin. */
  readonly records: readonly number[];
}

interface TimelineStack {
  readonly groupBy: GroupBy;
  /** Largest first; what is too much to show stands together in the last one. */
  readonly groups: readonly Group[];
  /** `counts[bin][group]`; they add up to the errors of the bin. */
  readonly counts: readonly (readonly number[])[];
}

/** A file that is open. */
export interface FileProgress {
  readonly id: FileId;
  /** Of the file's own bytes, which an archive unpacks to many more of. */
  readonly bytesRead: number;
  /** Whether it can have several texts, however many of them are read and not removed. */
  readonly isArchive: boolean;
}

/** A text that is open: a file, or one of those in an archive. */
export interface TextReport extends SourceReport {
  readonly id: TextId;
  /** The file that it stands in. */
  readonly fileId: FileId;
  /** Silences that do not fit the rest of the text, in order of time. */
  readonly gaps: readonly TimeRange[];
}

/** Everything the dashboard shows but the lines. */
export interface Overview {
  /** All files that are open, in the order in which they were opened; of one that was just opened, nothing is read. */
  readonly files: readonly FileProgress[];
  /** The texts of the files, in the same order. */
  readonly sources: readonly TextReport[];
  /** From the first to behind the last record or event; undefined where nothing has a time. */
  readonly span: TimeRange | undefined;
  /** Whether nothing gave the times a date or a zone: their days are counted from 1970-01-01 on. */
  readonly isTimeOfDay: boolean;
  /** Silences that no file fills; known when nothing is being read. */
  readonly gaps: readonly TimeRange[];
  /** Of all lines, whatever the range. */
  readonly totals: {
    readonly errors: number;
    readonly inferred: number;
    readonly unclassified: number;
    readonly untimed: number;
  };
  /** The events that are chosen. */
  readonly inRange: { readonly errors: number; readonly inferred: number; readonly unclassified: number };
  readonly timeline: TimelineView | undefined;
  readonly codes: readonly CodeSummary[];
  /** Names of all apps that the log's errors tell of. */
  readonly apps: readonly string[];
  /** By code, `''` for unclassified errors: counts in equal parts of the chosen range. */
  readonly sparklines: ReadonlyMap<string, readonly number[]>;
  /** In the shown range, in order of time. */
  readonly lifecycle: readonly PlacedMoment[];
  /** Missing while there is nothing to keep. */
  readonly keeping?: Keeping | undefined;
}

/** A lifecycle moment, and where the first of the records stands that tell of it. */
export interface PlacedMoment extends Omit<LifecycleMoment, 'row'> {
  readonly place: LinePlace;
}

/** Two selections, side by side. */
export interface Comparison {
  readonly before: ComparedTotals;
  readonly after: ComparedTotals;
  readonly codes: readonly CodeChange[];
}

interface ComparedTotals {
  readonly errors: number;
  /** What the files span within the selection, without the silences that are known. */
  readonly coveredMs: DurationMs;
}

/** Where a record or a line stands in the text of a file; it stays when other lines come in. */
export interface LinePlace {
  readonly textId: TextId;
  /** 1-based; of the first of its lines. */
  readonly lineNumber: number;
  readonly start: ByteOffset;
  readonly end: ByteOffset;
}

/** The lives of machines, to draw. */
export interface Lanes {
  readonly lanes: readonly MachineLane[];
  /** Of machines that are left out. */
  readonly folded: { readonly machines: number; readonly errors: number };
  /** When images were pulled, for whichever machine, in order of time. */
  readonly deploys: readonly EpochMs[];
}

interface MachineLane extends Lane {
  /** Whether a finding is about it. */
  readonly isFound: boolean;
  /** Of those that count. */
  readonly errors: number;
  /** In equal parts of the range. */
  readonly errorBins: readonly number[];
}

/** Which errors of lanes count, and in how many equal parts of the range they are counted. */
interface CountedErrors {
  /** All in the range, where it is missing. */
  readonly selection?: Selection;
  readonly binCount?: number;
}

/** What went wrong, with the lines that show it. */
export interface PlacedFinding extends Omit<Finding, 'evidence' | 'steps'> {
  readonly evidence: readonly PlacedEvidence[];
  readonly steps: readonly PlacedStep[];
}

interface PlacedStep extends Omit<FindingStep, 'evidence'> {
  readonly evidence: PlacedEvidence | undefined;
}

export interface PlacedEvidence extends Pick<EvidenceLine, 'time' | 'text'> {
  readonly place: LinePlace;
  readonly sourceName: string;
}

/** The app's configuration, as it was opened beside the log. */
export interface FlyTomlText {
  /** Of the file. */
  readonly name: string;
  readonly text: string;
}

/** One event with its text, to show; or any line that was found. */
export interface EventLine extends LinePlace {
  /** What the file is chosen by: its name, numbered where several files have the same. */
  readonly sourceName: string;
  readonly time: EpochMs | undefined;
  readonly code: string;
  readonly cause: string;
  /** `none`: the line is no proxy error, and its fields are empty. */
  readonly how: How | 'none';
  readonly machine: string;
  readonly region: string;
  readonly app: string;
  /** The record as it stands in the file; undefined where the file cannot be read any more. */
  readonly text: string | undefined;
}

export interface LinesPage {
  /** Events that fit the selection; lines that were found. */
  readonly total: number;
  readonly first: number;
  readonly lines: readonly EventLine[];
}

/** A line of the file near an event. */
export interface ContextLine {
  readonly lineNumber: number;
  readonly text: string;
  /** Whether it belongs to the event's own record. */
  readonly isHit: boolean;
}

export interface AnalysisApi {
  /** Registers a file; its updates come through the port. */
  addFile(id: FileId, file: File, sinkPort: MessagePort, options?: FileOptions): void;
  /** No more updates will come of the file; what was read stays, or what it should have replaced. */
  endFile(id: FileId, state: 'done' | 'cancelled' | 'failed'): void;
  /** Forgets a file and all texts in it, and what the device keeps of it. */
  removeFile(id: FileId): void;
  /** Forgets a text; with its last text, the file. */
  removeText(id: TextId): void;
  /** Forgets all files, the fly.toml among them, and what the device keeps of them. */
  clear(): void;
  /** Of all events where nothing is chosen; `groupBy` is what the bars are stacked of, categories by default. */
  getOverview(
    selection: Selection | undefined,
    maxBins: number,
    groupBy?: GroupBy,
  ): Overview | Promise<Overview>;
  compare(before: Selection, after: Selection): Comparison | Promise<Comparison>;
  /** What the chosen errors have that the others have not, beyond chance; largest difference first. */
  getDifferences(selection: Selection): Promise<readonly Difference[]>;
  /** A fly.toml that findings are compared with; undefined takes it away. */
  setFlyToml(file: FlyTomlText | undefined): void;
  /** What went wrong in all that was read, whatever is chosen; worst first. */
  getFindings(): Promise<readonly PlacedFinding[]>;
  /**
   * The lives of machines in a range, as many as are asked for: those of findings first, then those with most errors.
   */
  getLanes(range: TimeRange, most: number, counted?: CountedErrors): Promise<Lanes>;
  /** All that was read, as JSON that opens again; secrets are masked, and what else was chosen. */
  saveAnalysis(isMasked: ClassChoice): Promise<ExportedFile>;
  /** The chosen errors as CSV, masked in the same way. */
  exportEvents(selection: Selection, isMasked: ClassChoice): Promise<ExportedFile>;
  getLines(selection: Selection, newestFirst: boolean, first: number, count: number): Promise<LinesPage>;
  /** The lines at a place and around it; undefined where the file cannot be read. */
  getContext(place: LinePlace): Promise<readonly ContextLine[] | undefined>;
  /** The record at a place, which need not be an event; undefined where its file is gone. */
  getLine(place: LinePlace): Promise<EventLine | undefined>;
  /** Starts a search in what is read so far; its worker asks and tells through the port. The last one is forgotten. */
  openSearch(scope: SearchScope, searchPort: MessagePort): void;
  /** Forgets what was found. */
  closeSearch(): void;
  /** What the search has found so far: events in the order of time, other lines in that of the files. */
  getHits(newestFirst: boolean, first: number, count: number): Promise<LinesPage>;
  /** The names in the log that have these digests, in their order; undefined for those that none has. */
  findNames(digests: readonly NameDigest[]): readonly (string | undefined)[];
  /** Opens what was kept of the last visit; undefined where there is none, or a file was opened meanwhile. */
  openKept(): Promise<KeptLog | undefined>;
  /** Gives a kept file back, to read its lines from. False where it is not the same content. */
  attachFile(id: FileId, file: File, handle?: FileHandle): Promise<boolean>;
  /** Keeps the view with the log: as an address tells it, without names. */
  keepView(view: string): void;
  /** Deletes all that is kept, and keeps nothing more of what is open. */
  forgetKept(): Promise<void>;
  /** Calls back when there is something new to ask for, at most 500 ms later. */
  subscribe(onChange: () => void): void;
}

export interface ExportedFile {
  readonly blob: Blob;
  readonly masked: readonly MaskedCount[];
}
