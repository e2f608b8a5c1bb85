/** Whether a file is at hand, was only read on an earlier visit, or is a saved analysis. */
import type { KeptFileNews } from '../../store/session.ts';
import { useSession } from '../base/stores.ts';

/** The file that a text belongs to; undefined where it is at hand. */
export function useKeptFile(sourceId: number): KeptFileNews | undefined {
  return useSession(({ keptFiles }) => keptFiles.find(({ id }) => id === Math.floor(sourceId)));
}

export function useIsAtHand(sourceId: number): boolean {
  return useKeptFile(sourceId) === undefined;
}

/** Whether the text is of a saved analysis, which has no lines. */
export function useIsSaved(sourceId: number): boolean {
  return useSession(({ overview }) => overview?.sources.find(({ id }) => id === sourceId)?.isSaved === true);
}
