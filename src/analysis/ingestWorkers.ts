/** The workers that read one file: one that reads it, and others that help it with a large file. */
import { transfer, wrap, type Remote } from 'comlink';
import type { IngestApi } from './api.ts';

/** Workers that read one file. */
const MAX_READERS = 4;
/** A smaller file is read before another worker could help. */
const MIN_BYTES_FOR_HELPERS = 1 << 25;
/** Until then the first errors are on screen, in milliseconds: drawing them needs a processor too. */
const HELPERS_START_AFTER_MS = 300;

export interface IngestWorkers {
  readonly ingestWorker: Remote<IngestApi>;
  /** For `ingest`; who is behind them may start later. */
  readonly helperPorts: MessagePort[];
  /** Why one of them is lost; pending while none is. */
  readonly lost: Promise<string>;
  terminate(): void;
}

export function startIngestWorkers({ size }: File): IngestWorkers {
  const workers: Worker[] = [];
  let tellLoss: (reason: string) => void = () => undefined;
  const lost = new Promise<string>((resolve) => {
    tellLoss = resolve;
  });
  function start(): Remote<IngestApi> {
    const worker = new Worker(new URL('../../workers/ingest.worker.ts', import.meta.url), { type: 'module' });
    worker.addEventListener('error', ({ message }) => {
      tellLoss(message);
    });
    workers.push(worker);
    return wrap<IngestApi>(worker);
  }
  const ingestWorker = start();
  const channels = Array.from({ length: countHelpers(size) }, () => new MessageChannel());
  const helpersStart = setTimeout(() => {
    for (const { port1 } of channels) void start().helpThrough(transfer(port1, [port1]));
  }, HELPERS_START_AFTER_MS);
  return {
    ingestWorker,
    helperPorts: channels.map(({ port2 }) => port2),
    lost,
    terminate() {
      clearTimeout(helpersStart);
      for (const worker of workers) worker.terminate();
    },
  };
}

/** A large file keeps all processors busy; more workers than processors only take turns, and memory. */
function countHelpers(bytes: number): number {
  return bytes < MIN_BYTES_FOR_HELPERS ? 0 : Math.min(MAX_READERS, navigator.hardwareConcurrency) - 1;
}
