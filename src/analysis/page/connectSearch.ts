/** The page's side of searching: a worker for each search, ended when it is done, cancelled, or does not come back. */
import { proxy, transfer } from 'comlink';
import type { SearchPattern, SearchProgress, SearchScope, TextPlaces } from '../api/searchApi.ts';
import type { AnalysisWorkers } from './workers.ts';

export type SearchEnding =
  | { readonly kind: 'done'; readonly matches: number; readonly unreadable: readonly string[] }
  | { readonly kind: 'cancelled' }
  /** An expression did not come back from a line. The number is of a line before it where it is not exact. */
  | {
      readonly kind: 'tooSlow';
      readonly fileName: string;
      readonly lineNumber: number;
      readonly isExact: boolean;
    }
  | { readonly kind: 'crashed'; readonly reason: string };

/** A search on its way. */
export interface SearchRun {
  /** Never rejects. What was found until then stays. */
  readonly ended: Promise<SearchEnding>;
  cancel(): void;
}

export interface Searching {
  /** Starts a search; what the last one found is forgotten. */
  search(
    scope: SearchScope,
    pattern: SearchPattern,
    onProgress: (progress: SearchProgress) => void,
  ): SearchRun;
  /** Where the pattern matches in texts that are shown; undefined where that takes too long. Never rejects. */
  findPlaces(pattern: SearchPattern, texts: readonly string[]): Promise<readonly TextPlaces[] | undefined>;
}

/** Silence of a worker that is not waiting for a file: its expression does not come back. */
const PATIENCE_MS = 2000;
/** Marks in what is on screen come at once, or are left out. */
const PLACES_PATIENCE_MS = 1000;
const LOOK_EVERY_MS = 250;

export function createSearching({
  analysis,
  startSearch,
}: Pick<AnalysisWorkers, 'analysis' | 'startSearch'>): Searching {
  return {
    search(scope, pattern, onProgress) {
      const { searchWorker, lost, terminate } = startSearch();
      const { port1, port2 } = new MessageChannel();
      const position = createPosition();
      let cancel: () => void = () => undefined;
      const cancelled = new Promise<SearchEnding>((resolve) => {
        cancel = () => {
          resolve({ kind: 'cancelled' });
        };
      });
      const watch = watchLife(position);
      const found = analysis
        .openSearch(scope, transfer(port1, [port1]))
        .then(() =>
          searchWorker.search(
            pattern,
            transfer(port2, [port2]),
            proxy((progress: SearchProgress) => {
              watch.onProgress(progress);
              onProgress(progress);
            }),
            position?.buffer as SharedArrayBuffer | undefined,
          ),
        )
        .then((result): SearchEnding => ({ kind: 'done', ...result }))
        .catch((error: unknown): SearchEnding => toCrash(error));
      const ended = Promise.race([found, lost.then(toCrash), cancelled, watch.silent]).finally(() => {
        watch.stop();
        terminate();
      });
      return { ended, cancel };
    },
    async findPlaces(pattern, texts) {
      const { searchWorker, terminate } = startSearch();
      try {
        return await Promise.race([
          searchWorker.findPlaces(pattern, texts),
          new Promise<undefined>((resolve) => {
            setTimeout(() => {
              resolve(undefined);
            }, PLACES_PATIENCE_MS);
          }),
        ]);
      } catch {
        return undefined;
      } finally {
        terminate();
      }
    },
  };
}

function toCrash(error: unknown): SearchEnding {
  return { kind: 'crashed', reason: error instanceof Error ? error.message : String(error) };
}

/** Where both threads look at the same number; only an isolated page may share memory. */
function createPosition(): Float64Array | undefined {
  return globalThis.crossOriginIsolated ? new Float64Array(new SharedArrayBuffer(8)) : undefined;
}

interface LifeWatch {
  readonly silent: Promise<SearchEnding>;
  onProgress(progress: SearchProgress): void;
  stop(): void;
}

/** A silence counts only when the page had time to hear: signs that came meanwhile are heard before the next look. */
function watchLife(position: Float64Array | undefined): LifeWatch {
  let last: SearchProgress | undefined;
  let looksInSilence = 0;
  let timer: ReturnType<typeof setInterval> | undefined;
  const silent = new Promise<SearchEnding>((resolve) => {
    timer = setInterval(() => {
      // Before the first sign the worker is still starting.
      if (last === undefined || last.isWaiting) return;
      looksInSilence += 1;
      if (looksInSilence * LOOK_EVERY_MS <= PATIENCE_MS) return;
      const exact = position?.[0];
      resolve({
        kind: 'tooSlow',
        fileName: last.fileName,
        lineNumber: exact ?? last.lineNumber,
        isExact: exact !== undefined,
      });
    }, LOOK_EVERY_MS);
  });
  return {
    silent,
    onProgress(progress) {
      last = progress;
      looksInSilence = 0;
    },
    stop() {
      clearInterval(timer);
    },
  };
}
