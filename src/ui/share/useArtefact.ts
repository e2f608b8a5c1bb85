/** The artefact as it is chosen: made once more with each choice, a moment later so that typing is not held up. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Export } from '../../artefacts/export.ts';
import { useStores } from '../base/stores.ts';
import { makeArtefact, type Artefact } from './makeArtefact.ts';
import { PngError } from './rasterize.ts';
import type { ShareChoices } from './shareChoices.ts';

const WAIT_MS = 150;

interface Shown {
  readonly of: ShareChoices | undefined;
  /** The last one that could be made. */
  readonly artefact: Artefact | undefined;
  /** Why it could not be made, in words; undefined where it was. */
  readonly failure: string | undefined;
}

export interface ShownArtefact extends Omit<Shown, 'of'> {
  /** Whether what is shown is not yet what is chosen. */
  readonly isBusy: boolean;
  /** What is chosen; rejects where it cannot be made. */
  readonly take: () => Promise<Artefact>;
}

export function useArtefact(chosen: Export, choices: ShareChoices): ShownArtefact {
  const stores = useStores();
  const [shown, setShown] = useState<Shown>({ of: undefined, artefact: undefined, failure: undefined });
  const made = useRef<{ readonly of: ShareChoices; readonly promise: Promise<Artefact> }>(undefined);

  const take = useCallback((): Promise<Artefact> => {
    if (made.current?.of !== choices)
      made.current = { of: choices, promise: makeArtefact(chosen, choices, stores) };
    return made.current.promise;
  }, [chosen, choices, stores]);

  useEffect(() => {
    let isWanted = true;
    const show = (artefact: Artefact | undefined, failure?: string): void => {
      if (!isWanted) return;
      setShown((last) => ({
        of: choices,
        artefact: artefact ?? last.artefact,
        failure,
      }));
    };
    const timer = setTimeout(
      () => {
        take().then(show, (error: unknown) => {
          show(undefined, describe(error));
        });
      },
      made.current === undefined ? 0 : WAIT_MS,
    );
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [choices, take]);

  return { artefact: shown.artefact, failure: shown.failure, isBusy: shown.of !== choices, take };
}

function describe(error: unknown): string {
  return error instanceof PngError
    ? `The picture ${error.message}.`
    : 'This could not be made: the analysis is lost. Reload the page.';
}
