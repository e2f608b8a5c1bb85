/** The workers of the page: starts them, tells when one is lost, ends them. */
import { proxy, transfer, wrap, type Remote } from 'comlink';
import type { AnalysisApi } from '../api/api.ts';
import type { IngestApi, StartHelper } from '../api/ingestApi.ts';
import type { SearchApi } from '../api/searchApi.ts';

/** What a connection works with: real workers in the page; tests do without. */
export interface AnalysisWorkers {
  readonly analysis: Remote<AnalysisApi>;
  /** Why the analysis worker is lost; pending while it is not. */
  readonly lost: Promise<string>;
  /** More threads than these only take turns, and memory. */
  readonly processors: number;
  /** For one file. */
  startIngest(): IngestWorkers;
  /** For one search. */
  startSearch(): SearchWorker;
}

/** The workers that read one file: one that reads it, and others that help it when it asks for them. */
interface IngestWorkers {
  readonly ingestWorker: Pick<Remote<IngestApi>, 'ingest'>;
  /** For `ingest`; undefined where no others can help. */
  readonly startHelper: StartHelper | undefined;
  /** Why one of them is lost; pending while none is. */
  readonly lost: Promise<string>;
  terminate: () => void;
}

interface SearchWorker {
  readonly searchWorker: Pick<Remote<SearchApi>, 'search' | 'findPlaces'>;
  readonly lost: Promise<string>;
  terminate: () => void;
}

/** A script that cannot be loaded or read gives an event that says nothing. */
const NOT_STARTED = 'its script did not start';

/** Starts the analysis worker, and the others as they are asked for. */
export function startWorkers(): AnalysisWorkers {
  const worker = new Worker(new URL('../../../workers/analysis.worker.ts', import.meta.url), {
    type: 'module',
  });
  return {
    analysis: wrap<AnalysisApi>(worker),
    lost: findLoss(worker),
    processors: navigator.hardwareConcurrency,
    startIngest,
    startSearch,
  };
}

function startIngest(): IngestWorkers {
  const workers: Worker[] = [];
  let tellLoss: (reason: string) => void = () => undefined;
  const lost = new Promise<string>((resolve) => {
    tellLoss = resolve;
  });
  function start(): Remote<IngestApi> {
    const worker = new Worker(new URL('../../../workers/ingest.worker.ts', import.meta.url), {
      type: 'module',
    });
    void findLoss(worker).then(tellLoss);
    workers.push(worker);
    return wrap<IngestApi>(worker);
  }
  let isEnded = false;
  return {
    ingestWorker: start(),
    startHelper: proxy(() => {
      const { port1, port2 } = new MessageChannel();
      // Whoever asked is gone by then.
      if (!isEnded) void start().helpThrough(transfer(port1, [port1]));
      return transfer(port2, [port2]);
    }),
    lost,
    terminate() {
      isEnded = true;
      for (const worker of workers) worker.terminate();
    },
  };
}

function startSearch(): SearchWorker {
  const worker = new Worker(new URL('../../../workers/search.worker.ts', import.meta.url), {
    type: 'module',
  });
  return {
    searchWorker: wrap<SearchApi>(worker),
    lost: findLoss(worker),
    terminate() {
      worker.terminate();
    },
  };
}

function findLoss(worker: Worker): Promise<string> {
  return new Promise((resolve) => {
    worker.addEventListener('error', (event) => {
      const { message } = event as Partial<ErrorEvent>;
      resolve(message === undefined || message === '' ? NOT_STARTED : message);
    });
  });
}
