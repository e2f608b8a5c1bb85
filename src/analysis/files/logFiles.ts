/**
 * The files of an analysis: updates of their readings go in; the texts that were read of them come out, in the order
 * in which the files were opened. A reading that takes the place of an earlier one stays out of sight until it is
 * complete.
 */
import { createSliceReader, takeWitness } from '../../core/bytes/growingFile.ts';
import type { FoundProblem, SourceReport } from '../../core/records/sourceReport.ts';
import type { FileOptions, FileProgress, SourceUpdate } from '../api/api.ts';
import { toTextId, type FileId, type TextId } from '../api/ids.ts';
import type { FileHandle } from '../api/ingestApi.ts';
import { ReadSoFar } from './readSoFar.ts';
import type { StoredText } from './recordTexts.ts';
import type { AboutFile, CompleteFile, KeptFile, Source } from './source.ts';

/** A file that is being read, or was. */
interface OpenFile {
  text: StoredText;
  readonly about: AboutFile;
  /** What was read of it, by entry and in their order. */
  readonly sources: Map<number, Source>;
  /** Whether all of it was read. */
  isComplete: boolean;
  /** Updates that were on their way when the reading was stopped are not taken any more. */
  isEnded: boolean;
  /** Entries of texts that were removed while it was open. */
  readonly removed: Set<number>;
  /** The earlier reading of the same file that this one takes the place of when it is done; hidden until then. */
  readonly replaces: FileId | undefined;
}

export class LogFiles {
  /** In the order in which they were opened. */
  readonly #files = new Map<FileId, OpenFile>();
  readonly #onChange: () => void;

  /** `onChange` is called when something else is in sight. */
  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  /** The texts in sight, in order. */
  list(): readonly Source[] {
    return this.#listShown().flatMap(([, { sources }]) => [...sources.values()]);
  }

  /** The files in sight, in order. */
  listProgress(): readonly FileProgress[] {
    return this.#listShown().map(([id, file]) => {
      const sources = [...file.sources.values()];
      return {
        id,
        bytesRead: Math.max(0, ...sources.map(({ read }) => read.report.fileBytesRead)),
        isArchive: [...file.sources.keys(), ...file.removed].some((entry) => entry !== 0),
      };
    });
  }

  find(id: TextId): Source | undefined {
    return this.#findPlace(id)?.source;
  }

  get isEmpty(): boolean {
    return this.#files.size === 0;
  }

  listComplete(): readonly CompleteFile[] {
    return this.#listShown()
      .filter(([, { isComplete }]) => isComplete)
      .map(([id, { about, text, removed, sources }]) => ({
        ...{ id, about, text },
        sources: [...sources.values()],
        removed: [...removed],
      }));
  }

  add(id: FileId, file: File, { replaces, handle, name = file.name, zone, isText }: FileOptions = {}): void {
    const text = toStoredText(file, handle);
    const { size, lastModified } = file;
    const about = { name, size, lastModified, zone, isText };
    this.#files.set(id, {
      ...{ text, about, replaces },
      ...{ isComplete: false, isEnded: false, removed: new Set(), sources: new Map() },
    });
  }

  /** Opens a file as it was kept; its lines cannot be read before it is attached, unless they were kept too. */
  restore(fileId: FileId, { about, handle, removed, texts }: KeptFile): void {
    const text = toMissingText(handle);
    const sources = new Map(
      texts.map(({ entry, read: kept, decoded, isDecoded }): [number, Source] => {
        const read = new ReadSoFar({ ...kept, events: kept.table });
        const own = { id: toTextId(fileId, entry), fileId, entry, read };
        return decoded === undefined
          ? [entry, { ...own, text: isDecoded ? toMissingText(handle) : text, decoded: [] }]
          : [entry, { ...own, text: undefined, decoded: [decoded] }];
      }),
    );
    this.#files.set(fileId, {
      ...{ text, about, sources, removed: new Set(removed), replaces: undefined },
      ...{ isComplete: true, isEnded: true },
    });
    this.#onChange();
  }

  /** The same file is at hand again. */
  attach(id: FileId, file: File, handle?: FileHandle): void {
    const opened = this.#files.get(id);
    if (opened === undefined) return;
    const missing = opened.text;
    opened.text = toStoredText(file, handle);
    // Not those that would have to be unpacked or decoded from it.
    for (const source of opened.sources.values()) if (source.text === missing) source.text = opened.text;
    this.#onChange();
  }

  update(fileId: FileId, update: SourceUpdate, entry = 0): void {
    const opened = this.#files.get(fileId);
    if (opened === undefined || opened.isEnded) return; // removed or ended while the update was on its way
    if (opened.removed.has(entry)) return;
    let source = opened.sources.get(entry);
    if (source === undefined) {
      const text = update.report.isSaved === true ? toMissingText(undefined) : opened.text;
      const id = toTextId(fileId, entry);
      source = { id, fileId, entry, text, decoded: [], read: new ReadSoFar(update) };
      opened.sources.set(entry, source);
    } else source.read.add(update);
    const { decoded } = update;
    if (decoded !== undefined) {
      source.decoded.push(decoded);
      source.text = undefined;
    }
    this.#onChange();
  }

  end(fileId: FileId, state: 'done' | 'cancelled' | 'failed'): void {
    const opened = this.#files.get(fileId);
    if (opened === undefined || opened.isEnded) return;
    opened.isEnded = true;
    opened.isComplete = state === 'done';
    if (opened.replaces !== undefined) {
      if (state === 'done') this.#replace(opened.replaces, fileId, opened);
      else this.removeFile(fileId);
      return;
    }
    const last = [...opened.sources.values()].at(-1);
    if (last === undefined) {
      this.removeFile(fileId); // nothing of it was read, or all of that was removed
      return;
    }
    if (state === 'done') return; // the updates said so
    if (last.read.report.state === 'done') {
      // The only text of a file is complete, whatever came behind it.
      if (last.entry !== 0)
        last.read.report = toIncomplete(last.read.report, { kind: 'partial', percent: 'upToHere' });
    } else {
      last.read.report = toIncomplete({ ...last.read.report, state }, toPartialProblem(last.read.report));
    }
    this.#onChange();
  }

  removeFile(id: FileId): void {
    this.#files.delete(id);
    this.#onChange();
  }

  /** With its last text a file goes too, unless others may still come. */
  removeText(id: TextId): void {
    const place = this.#findPlace(id);
    if (place === undefined) return;
    const { fileId, file, source } = place;
    file.removed.add(source.entry);
    file.sources.delete(source.entry);
    if (file.sources.size === 0 && file.isEnded) this.#files.delete(fileId);
    this.#onChange();
  }

  clear(): void {
    this.#files.clear();
    this.#onChange();
  }

  /** Gives the texts of a reading the place of an earlier one, which is forgotten; texts removed there stay so. */
  #replace(oldId: FileId, newId: FileId, opened: OpenFile): void {
    const old = this.#files.get(oldId);
    this.#files.delete(newId);
    if (old !== undefined) {
      const sources = new Map<number, Source>();
      for (const [entry, source] of opened.sources) {
        if (old.removed.has(entry)) continue;
        sources.set(entry, { ...source, id: toTextId(oldId, entry), fileId: oldId });
      }
      // In the place that the old one has in the order.
      this.#files.set(oldId, { ...opened, sources, removed: old.removed, replaces: undefined });
    } // else it was removed while it was read again
    this.#onChange();
  }

  #listShown(): readonly (readonly [FileId, OpenFile])[] {
    return [...this.#files].filter(([, { replaces }]) => replaces === undefined);
  }

  #findPlace(
    id: TextId,
  ): { readonly fileId: FileId; readonly file: OpenFile; readonly source: Source } | undefined {
    for (const [fileId, file] of this.#files)
      for (const source of file.sources.values()) if (source.id === id) return { fileId, file, source };
    return undefined;
  }
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
