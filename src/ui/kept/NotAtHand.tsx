/** What a file of the last visit cannot give before it is open again, and how that is done; a saved analysis never can. */
import type { ReactNode } from 'react';
import { reopen } from '../../store/keptLog.ts';
import type { TextId } from '../../store/session.ts';
import { useStores } from '../base/stores.ts';
import { toVisibleName } from '../../presentation/visibleText.ts';
import { useIsSaved, useKeptFile } from './useKeptFile.ts';

/** Nothing, where the file is at hand or its lines were kept too. */
export function NotAtHand({ textId }: { readonly textId: TextId }): ReactNode {
  const { session } = useStores();
  const kept = useKeptFile(textId);
  const isSaved = useIsSaved(textId);
  if (isSaved) return <p className="file-note">A saved analysis: the lines of the log are not in it.</p>;
  if (kept === undefined || kept.hasLines) return null;
  const { id, name, handle } = kept;
  const shown = toVisibleName(name);
  return (
    <p className="file-note">
      Its lines are not kept. Drop <bdi>{shown}</bdi> here again to read them
      {handle?.requestPermission === undefined ? (
        '.'
      ) : (
        <>
          , or{' '}
          <button
            type="button"
            className="button"
            onClick={() => void reopen(session, id, handle, 'requestPermission')}
          >
            Allow reading {shown}
          </button>
        </>
      )}
    </p>
  );
}
