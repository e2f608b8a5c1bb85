/** Whether a file is at hand, was only read on an earlier visit, or is a saved analysis. */
import type { RestoredFile, TextId } from '../../store/session.ts';
import { useSession } from '../base/stores.ts';

/** The file that a text belongs to; undefined where it is at hand. */
export function useKeptFile(textId: TextId): RestoredFile | undefined {
  return useSession(({ keptFiles, overview }) => {
    if (keptFiles.length === 0) return undefined;
    const fileId = overview?.sources.find(({ id }) => id === textId)?.fileId;
    return keptFiles.find(({ id }) => id === fileId);
  });
}

export function useIsAtHand(textId: TextId): boolean {
  return useKeptFile(textId) === undefined;
}

/** Whether the text is of a saved analysis, which has no lines. */
export function useIsSaved(textId: TextId): boolean {
  return useSession(({ overview }) => overview?.sources.find(({ id }) => id === textId)?.isSaved === true);
}
