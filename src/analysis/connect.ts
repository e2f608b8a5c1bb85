/** The page's side: makes the workers, hands them files, and tells how each file's reading ended. */
import { proxy, transfer, wrap, type Remote } from 'comlink';
import type { AnalysisApi, IngestApi, OpenFailure, ReadingOptions, SourceId } from './api.ts';

/** A reading on its way. */
export interface FileReading {
  readonly id: SourceId;
  /** Undefined when all of the file was read, or when it was cancelled. Never rejects. */
  readonly ended: Promise<OpenFailure | undefined>;
  /** Stops at once; what was read stays. */
  cancel(): void;
}

export interface AnalysisConnection {
  readonly analysis: Remote<AnalysisApi>;
  /** Starts to read a file; with `replaces`, in the place of an earlier reading once all of it is read. */
  open(file: File, options?: ReadingOptions, replaces?: SourceId): FileReading;
}

/** Starts the analysis worker. `onChange` is called when there is news; `onCrash` when the worker is lost. */
export function connectAnalysis(onChange: () => void, onCrash: (reason: string) => void): AnalysisConnection {
  const worker = new Worker(new URL('../../workers/analysis.worker.ts', import.meta.url), { type: 'module' });
  worker.addEventListener('error', (event) => {
    onCrash(event.message);
  });
  const analysis = wrap<AnalysisApi>(worker);
  void analysis.subscribe(proxy(onChange));
  let nextId: SourceId = 0;

  return {
    analysis,
    open(file, options = {}, replaces) {
      const id = nextId;
      nextId += 1;
      const ingestWorker = new Worker(new URL('../../workers/ingest.worker.ts', import.meta.url), {
        type: 'module',
      });
      const { port1, port2 } = new MessageChannel();
      let stop: (state: 'done' | 'cancelled' | 'failed', failure?: OpenFailure) => void = () => undefined;
      const ended = new Promise<OpenFailure | undefined>((resolve) => {
        stop = (state, failure) => {
          ingestWorker.terminate();
          void analysis.endSource(id, state).then(() => {
            resolve(failure);
          });
        };
        ingestWorker.addEventListener('error', (event) => {
          stop('failed', { kind: 'crashed', reason: event.message });
        });
        void read().then(
          (failure) => {
            stop(failure === undefined ? 'done' : 'failed', failure);
          },
          (error: unknown) => {
            stop('failed', {
              kind: 'crashed',
              reason: error instanceof Error ? error.message : String(error),
            });
          },
        );
      });
      async function read(): Promise<OpenFailure | undefined> {
        await analysis.addSource(id, file, transfer(port1, [port1]), replaces);
        return wrap<IngestApi>(ingestWorker).ingest(file, transfer(port2, [port2]), options);
      }
      return {
        id,
        ended,
        cancel: () => {
          stop('cancelled');
        },
      };
    },
  };
}

/** Runs one call at a time and, when it is done, only the latest of those that came meanwhile. */
export function latestOnly(run: () => Promise<void>): () => void {
  let isRunning = false;
  let isWanted = false;
  return function request(): void {
    isWanted = true;
    if (isRunning) return;
    isRunning = true;
    void (async () => {
      try {
        while (isWanted) {
          isWanted = false;
          await run();
        }
      } finally {
        isRunning = false;
      }
    })();
  };
}
