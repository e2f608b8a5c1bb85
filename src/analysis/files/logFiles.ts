/**
 * The files of an analysis: news of their readings go in; the texts that were read of them come out, in the order of
 * their numbers. A reading that takes the place of an earlier one stays out of sight until it is complete.
 */
import { createSliceReader, takeWitness } from '../../core/bytes/growingFile.ts';
import type { FoundProblem, SourceReport } from '../../core/records/sourceReport.ts';
import type { SourceOptions, SourceUpdate } from '../api/api.ts';
import type { FileHandle, SourceId } from '../api/ingestApi.ts';
import type { KeptFile } from './source.ts';
import { ReadSoFar } from './readSoFar.ts';
import type { StoredText } from './recordTexts.ts';
import type { AboutFile, CompleteFile, Source } from './source.ts';

/** A file that is being read, or was. */
interface OpenFile {
  text: StoredText;
  readonly about: AboutFile;
  /** Whether all of it was read. */
  isComplete: boolean;
  /** News that was on its way when the reading was stopped is not taken any more. */
  isEnded: boolean;
  /** Texts in it that were removed while it was read. */
  readonly removed: Set<SourceId>;
  /** The earlier reading of the same file that this one takes the place of when it is done; hidden until then. */
  readonly replaces: SourceId | undefined;
}

export class LogFiles {
  readonly #files = new Map<SourceId, OpenFile>();
  readonly #sources = new Map<SourceId, Source>();
  readonly #onChange: () => void;

  /** `onChange` is called when something else is in sight. */
  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  /** The texts in sight, in order. */
  list(): readonly Source[] {
    return [...this.#sources.values()]
      .filter(({ id }) => this.#files.get(Math.floor(id))?.replaces === undefined)
      .sort((a, b) => a.id - b.id);
  }

  find(id: SourceId): Source | undefined {
    return this.#sources.get(id);
  }

  get isEmpty(): boolean {
    return this.#files.size === 0;
  }

  listComplete(): readonly CompleteFile[] {
    return [...this.#files]
      .filter(([, { isComplete, replaces }]) => isComplete && replaces === undefined)
      .sort(([a], [b]) => a - b)
      .map(([id, { about, text, removed }]) => ({
        id,
        about,
        text,
        sources: this.#findTexts(id),
        removed: [...removed].map((other) => other - id),
      }));
  }

  add(
    id: SourceId,
    file: File,
    { replaces, handle, name = file.name, zone, isText }: SourceOptions = {},
  ): void {
    const text = toStoredText(file, handle);
    const { size, lastModified } = file;
    const about = { name, size, lastModified, zone, isText };
    this.#files.set(id, { text, about, isComplete: false, isEnded: false, removed: new Set(), replaces });
  }

  /** Opens a file as it was kept; its lines cannot be read before it is attached, unless they were kept too. */
  restore(id: SourceId, { about, handle, removed, texts }: KeptFile): void {
    const text = toMissingText(handle);
    const removedIds = new Set(removed.map((other) => id + other));
    this.#files.set(id, {
      ...{ text, about, removed: removedIds, replaces: undefined },
      ...{ isComplete: true, isEnded: true },
    });
    for (const { offset, read: kept, decoded, isDecoded } of texts) {
      const own = { id: id + offset, read: new ReadSoFar({ ...kept, events: kept.table }) };
      const source: Source =
        decoded === undefined
          ? { ...own, text: isDecoded ? toMissingText(handle) : text, decoded: [] }
          : { ...own, text: undefined, decoded: [decoded] };
      this.#sources.set(source.id, source);
    }
    this.#onChange();
  }

  /** The same file is at hand again. */
  attach(id: SourceId, file: File, handle?: FileHandle): void {
    const opened = this.#files.get(id);
    if (opened === undefined) return;
    const missing = opened.text;
    opened.text = toStoredText(file, handle);
    // Not those that would have to be unpacked or decoded from it.
    for (const source of this.#findTexts(id)) if (source.text === missing) source.text = opened.text;
    this.#onChange();
  }

  update(fileId: SourceId, update: SourceUpdate, entry = 0): void {
    const opened = this.#files.get(fileId);
    if (opened === undefined || opened.isEnded) return; // removed or ended while the news was on its way
    const id = toEntryId(fileId, entry);
    if (opened.removed.has(id)) return;
    let source = this.#sources.get(id);
    if (source === undefined) {
      const text = update.report.isSaved === true ? toMissingText(undefined) : opened.text;
      source = { id, text, decoded: [], read: new ReadSoFar(update) };
      this.#sources.set(id, source);
    } else source.read.add(update);
    const { decoded } = update;
    if (decoded !== undefined) {
      source.decoded.push(decoded);
      source.text = undefined;
    }
    this.#onChange();
  }

  end(fileId: SourceId, state: 'done' | 'cancelled' | 'failed'): void {
    const opened = this.#files.get(fileId);
    if (opened === undefined || opened.isEnded) return;
    opened.isEnded = true;
    opened.isComplete = state === 'done';
    if (opened.replaces !== undefined) {
      if (state === 'done') this.#replace(opened.replaces, fileId);
      else this.remove(fileId);
      return;
    }
    if (state === 'done') return; // the news said so
    const last = this.#findTexts(fileId).at(-1);
    if (last === undefined) {
      this.#files.delete(fileId); // nothing of it was read
    } else if (last.read.report.state === 'done') {
      // The only text of a file is complete, whatever came behind it.
      if (last.id !== fileId)
        last.read.report = toIncomplete(last.read.report, { kind: 'partial', percent: 'upToHere' });
    } else {
      last.read.report = toIncomplete({ ...last.read.report, state }, toPartialProblem(last.read.report));
    }
    this.#onChange();
  }

  remove(id: SourceId): void {
    const fileId = Math.floor(id);
    if (id === fileId) {
      this.#files.delete(id);
      for (const source of this.#findTexts(id)) this.#sources.delete(source.id);
    } else {
      this.#files.get(fileId)?.removed.add(id);
      this.#sources.delete(id);
    }
    this.#onChange();
  }

  /** Gives the texts of a reading the numbers of an earlier one, which is forgotten; texts removed there stay so. */
  #replace(oldId: SourceId, newId: SourceId): void {
    const old = this.#files.get(oldId);
    const opened = this.#files.get(newId);
    const texts = this.#findTexts(newId);
    this.remove(newId);
    if (old === undefined || opened === undefined) return; // removed while it was read again
    for (const { id } of this.#findTexts(oldId)) this.#sources.delete(id);
    this.#files.set(oldId, { ...opened, removed: old.removed, replaces: undefined });
    for (const text of texts) {
      const id = oldId + (text.id - newId);
      if (!old.removed.has(id)) this.#sources.set(id, { ...text, id });
    }
    this.#onChange();
  }

  #findTexts(fileId: SourceId): readonly Source[] {
    return [...this.#sources.values()]
      .filter(({ id }) => Math.floor(id) === fileId)
      .sort((a, b) => a.id - b.id);
  }
}

/** Room for the texts of an archive between two files' numbers; a power of two, so that sums are exact. */
const MAX_ENTRIES = 1 << 20;

/** The number of a text: its file's own for the only one, and a fraction more for each in an archive. */
function toEntryId(fileId: SourceId, entry: number): SourceId {
  return fileId + entry / MAX_ENTRIES;
}

/** What broke off may have said so itself. */
function toIncomplete(report: SourceReport, partial: FoundProblem): SourceReport {
  if (report.isCutShort) return report;
  return { ...report, problems: [...report.problems, partial] };
}

function toPartialProblem({ bytes, bytesRead }: SourceReport): FoundProblem {
  return { kind: 'partial', percent: bytes === 0 ? 0 : Math.floor((100 * bytesRead) / bytes) };
}

function toStoredText(blob: Blob, handle?: FileHandle): StoredText {
  const readSlice = createSliceReader(blob, handle);
  // Read while nothing has changed, its start is what tells a file that grew from another one.
  return { blob, handle, readSlice, witness: handle && takeWitness(readSlice) };
}

/** Of a file that is not at hand. */
function toMissingText(handle: FileHandle | undefined): StoredText {
  const readSlice = (): Promise<never> => Promise.reject(new DOMException('Not at hand', 'NotFoundError'));
  return { blob: new Blob(), handle, readSlice, isMissing: true };
}

/** The text as it is so far: places in it must name the same object to be read at once. */
export function getText(source: Source): StoredText {
  // A Blob of Blobs holds no copy.
  source.text ??= toStoredText(new Blob(source.decoded));
  return source.text;
}
