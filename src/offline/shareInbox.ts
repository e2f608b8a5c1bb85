/**
 * Files that another app shares: the request that brings them goes in, the files come out for the page that asks.
 * They are in memory only, for as long as it takes the page to start, and go nowhere else.
 */
import type { SharedFiles } from './messages.ts';

/** A page that has not asked by then will not. */
const KEPT_MS = 60_000;

export interface ShareInbox {
  /** Never rejects: what cannot be read is told to the page. */
  receive(request: Pick<Request, 'formData'>): Promise<void>;
  /** Everything that came since it was last asked. */
  take(): SharedFiles;
  /** When nothing is kept any more: the worker has to stay alive until then. */
  untilEmpty(): Promise<void>;
}

export function createShareInbox(): ShareInbox {
  let files: readonly File[] = [];
  let problem: string | undefined;
  let onEmpty: (() => void)[] = [];

  return {
    async receive(request) {
      try {
        files = [...files, ...readShared(await request.formData())];
      } catch (error) {
        problem = error instanceof Error ? error.message : String(error);
      }
    },
    take() {
      const taken = { files, problem };
      empty();
      return taken;
    },
    untilEmpty: () =>
      new Promise((resolve) => {
        const timer = setTimeout(empty, KEPT_MS);
        onEmpty.push(() => {
          clearTimeout(timer);
          resolve();
        });
      }),
  };

  function empty(): void {
    files = [];
    problem = undefined;
    const waiting = onEmpty;
    onEmpty = [];
    for (const resolve of waiting) resolve();
  }
}

/** The manifest's `share_target` gives the names. A text counts only by itself: beside files it is their caption. */
function readShared(form: FormData): readonly File[] {
  const parts = form.getAll('files').filter((part) => part instanceof File);
  // A form in which no file was chosen sends one without a name.
  const files = parts.filter(({ name }) => name !== '');
  const text = form.get('text');
  if (files.length > 0 || typeof text !== 'string' || text === '') return files;
  return [new File([text], 'shared text', { type: 'text/plain' })];
}
