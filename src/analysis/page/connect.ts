/** The page's side: hands files to workers, and tells how each file's reading ended. */
import { proxy, transfer } from 'comlink';
import type { AnalysisApi, UnpackedSize } from '../api/api.ts';
import { toFileId, type FileId } from '../api/ids.ts';
import type { ReadingOptions, ReadOutcome } from '../api/ingestApi.ts';
import { createSearching, type Searching } from './connectSearch.ts';
import { createSlots } from './slots.ts';
import type { AnalysisWorkers } from './workers.ts';

/** Files that are read at once. */
const MAX_READERS = 4;

/** A reading on its way. */
interface FileReading {
  readonly id: FileId;
  /** Files wait for their turn where many are opened at once. Never rejects. */
  readonly started: Promise<void>;
  /** Undefined when it was cancelled. Never rejects. */
  readonly ended: Promise<ReadOutcome | undefined>;
  /** Stops at once; what was read stays. */
  cancel(): void;
}

/** What the analysis offers those who do not read files or search: each answer comes later, from another thread. */
export type AnalysisClient = {
  readonly [Name in Exclude<keyof AnalysisApi, 'addFile' | 'endFile' | 'openSearch' | 'subscribe'>]: (
    ...question: Parameters<AnalysisApi[Name]>
  ) => Promise<Awaited<ReturnType<AnalysisApi[Name]>>>;
};

export interface AnalysisConnection {
  readonly analysis: AnalysisClient;
  readonly searching: Searching;
  /** Starts to read a file; with `replaces`, in the place of an earlier reading once all of it is read. */
  open(file: File, options?: ReadingOptions, replaces?: FileId): FileReading;
  /** Whom the connection tells and asks; one at a time. */
  subscribe(events: ConnectionEvents): void;
}

/** What the connection tells and asks the page. */
interface ConnectionEvents {
  /** There is something new to ask the analysis for. */
  readonly onChange: () => void;
  /** The analysis worker is lost. */
  readonly onCrash: (reason: string) => void;
  /** An archive unpacks to very much: whether to go on. Its reading waits for the answer. */
  readonly onTooLarge: (id: FileId, size: UnpackedSize) => Promise<boolean>;
}

export function connectAnalysis(workers: AnalysisWorkers): AnalysisConnection {
  const { analysis } = workers;
  let events: ConnectionEvents | undefined;
  let openedCount = 0;

  // Each has a worker of its own.
  const slots = createSlots(Math.max(1, Math.min(MAX_READERS, workers.processors)));

  return {
    analysis,
    searching: createSearching(workers),
    subscribe(wanted) {
      events = wanted;
      void analysis.subscribe(proxy(wanted.onChange));
      void workers.lost.then(wanted.onCrash);
    },
    open(file, options = {}, replaces) {
      const id = toFileId('opened', openedCount);
      openedCount += 1;
      let isCancelled = false;
      let hasStarted = false;
      let cancel: () => void = () => undefined;
      const cancelled = new Promise<void>((resolve) => {
        cancel = () => {
          isCancelled = true;
          resolve();
        };
      });
      const slot = slots.take();
      const ended = slot.then(async (release) => {
        hasStarted = true;
        try {
          return isCancelled ? undefined : await read(id, { file, options, replaces, cancelled });
        } catch (error) {
          return toCrash(error).outcome;
        } finally {
          release();
        }
      });
      return {
        id,
        started: slot.then(() => undefined),
        // Who waits for a slot need not wait for it to be cancelled.
        ended: Promise.race([ended, cancelled.then(() => (hasStarted ? ended : undefined))]),
        cancel,
      };
    },
  };

  /** Reads in a worker of its own, which ends with the reading. Rejects where the analysis does not take the end. */
  async function read(
    id: FileId,
    { file, options, replaces, cancelled }: FileToRead,
  ): Promise<ReadOutcome | undefined> {
    const { ingestWorker, startHelper, lost, terminate } = workers.startIngest();
    const { port1, port2 } = new MessageChannel();
    const ingested = analysis
      .addFile(id, file, transfer(port1, [port1]), { ...options, replaces })
      .then(async () =>
        ingestWorker.ingest(
          file,
          transfer(port2, [port2]),
          options,
          proxy(async (size: UnpackedSize) => (await events?.onTooLarge(id, size)) ?? false),
          startHelper,
        ),
      )
      .then((outcome): Ending => ({ state: outcome.kind === 'log' ? 'done' : 'failed', outcome }))
      .catch(toCrash);
    const ending = await Promise.race([
      ingested,
      lost.then(toCrash),
      cancelled.then((): Ending => ({ state: 'cancelled', outcome: undefined })),
    ]);
    terminate();
    await analysis.endFile(id, ending.state);
    return ending.outcome;
  }
}

interface FileToRead {
  readonly file: File;
  readonly options: ReadingOptions;
  readonly replaces: FileId | undefined;
  readonly cancelled: Promise<void>;
}

interface Ending {
  readonly state: 'done' | 'cancelled' | 'failed';
  readonly outcome: ReadOutcome | undefined;
}

/** `reason` is in words, or what was thrown. */
function toCrash(reason: unknown): Ending {
  const words = reason instanceof Error ? reason.message : String(reason);
  return { state: 'failed', outcome: { kind: 'failure', failure: { kind: 'crashed', reason: words } } };
}
