/** The page's side: makes the workers, hands them files, and tells how each file's reading ended. */
import { proxy, transfer, wrap, type Remote } from 'comlink';
import type { AnalysisApi, UnpackedSize } from '../api/api.ts';
import type { ReadingOptions, ReadOutcome, SourceId } from '../api/ingestApi.ts';
import { createSearching, type Searching } from './connectSearch.ts';
import { startIngestWorkers } from './ingestWorkers.ts';
import { createSlots } from './slots.ts';
import { describeLoss } from './workerLoss.ts';

/** Files that are read at once. */
const MAX_READERS = 4;

/** A reading on its way. */
export interface FileReading {
  readonly id: SourceId;
  /** Files wait for their turn where many are opened at once. Never rejects. */
  readonly started: Promise<void>;
  /** Undefined when it was cancelled. Never rejects. */
  readonly ended: Promise<ReadOutcome | undefined>;
  /** Stops at once; what was read stays. */
  cancel(): void;
}

export interface AnalysisConnection {
  readonly analysis: Remote<AnalysisApi>;
  /** Starts to read a file; with `replaces`, in the place of an earlier reading once all of it is read. */
  open(file: File, options?: ReadingOptions, replaces?: SourceId): FileReading;
  readonly searching: Searching;
}

/** What the connection tells and asks the page. */
export interface ConnectionEvents {
  /** There is news. */
  readonly onChange: () => void;
  /** The analysis worker is lost. */
  readonly onCrash: (reason: string) => void;
  /** An archive unpacks to very much: whether to go on. Its reading waits for the answer. */
  readonly onTooLarge: (id: SourceId, size: UnpackedSize) => Promise<boolean>;
}

/** Starts the analysis worker. */
export function connectAnalysis({ onChange, onCrash, onTooLarge }: ConnectionEvents): AnalysisConnection {
  const worker = new Worker(new URL('../../../workers/analysis.worker.ts', import.meta.url), {
    type: 'module',
  });
  worker.addEventListener('error', (event) => {
    onCrash(describeLoss(event));
  });
  const analysis = wrap<AnalysisApi>(worker);
  void analysis.subscribe(proxy(onChange));
  let nextId: SourceId = 0;

  // Each has a worker of its own; more of them than processors only take turns, and memory.
  const slots = createSlots(Math.max(1, Math.min(MAX_READERS, navigator.hardwareConcurrency)));

  return {
    analysis,
    searching: createSearching(analysis),
    open(file, options = {}, replaces) {
      const id = nextId;
      nextId += 1;
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
        const outcome = isCancelled ? undefined : await read(id, { file, options, replaces, cancelled });
        release();
        return outcome;
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

  /** Reads in a worker of its own, which ends with the reading. Never rejects. */
  async function read(
    id: SourceId,
    { file, options, replaces, cancelled }: FileToRead,
  ): Promise<ReadOutcome | undefined> {
    const workers = startIngestWorkers();
    const { port1, port2 } = new MessageChannel();
    const ingested = analysis
      .addSource(id, file, transfer(port1, [port1]), { ...options, replaces })
      .then(async () =>
        workers.ingestWorker.ingest(
          file,
          transfer(port2, [port2]),
          options,
          proxy((size: UnpackedSize) => onTooLarge(id, size)),
          workers.startHelper,
        ),
      )
      .then((outcome) => ({ state: outcome.kind === 'log' ? 'done' : 'failed', outcome }) as const)
      .catch((error: unknown) => toCrash(error instanceof Error ? error.message : String(error)));
    const ending = await Promise.race([
      ingested,
      workers.lost.then(toCrash),
      cancelled.then((): Ending => ({ state: 'cancelled', outcome: undefined })),
    ]);
    workers.terminate();
    await analysis.endSource(id, ending.state);
    return ending.outcome;
  }
}

interface FileToRead {
  readonly file: File;
  readonly options: ReadingOptions;
  readonly replaces: SourceId | undefined;
  readonly cancelled: Promise<void>;
}

interface Ending {
  readonly state: 'done' | 'cancelled' | 'failed';
  readonly outcome: ReadOutcome | undefined;
}

function toCrash(reason: string): Ending {
  return { state: 'failed', outcome: { kind: 'failure', failure: { kind: 'crashed', reason } } };
}
