/** The workers that read one file: one that reads it, and others that help it when it asks for them. */
import { proxy, transfer, wrap, type Remote } from 'comlink';
import type { IngestApi, StartHelper } from '../api/ingestApi.ts';
import { describeLoss } from './workerLoss.ts';

export interface IngestWorkers {
  readonly ingestWorker: Remote<IngestApi>;
  /** For `ingest`. */
  readonly startHelper: StartHelper;
  /** Why one of them is lost; pending while none is. */
  readonly lost: Promise<string>;
  terminate(): void;
}

export function startIngestWorkers(): IngestWorkers {
  const workers: Worker[] = [];
  let tellLoss: (reason: string) => void = () => undefined;
  const lost = new Promise<string>((resolve) => {
    tellLoss = resolve;
  });
  function start(): Remote<IngestApi> {
    const worker = new Worker(new URL('../../../workers/ingest.worker.ts', import.meta.url), {
      type: 'module',
    });
    worker.addEventListener('error', (event) => {
      tellLoss(describeLoss(event));
    });
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
