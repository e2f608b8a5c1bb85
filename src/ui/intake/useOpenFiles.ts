/** Opens files from anywhere on the page, and fetches the code that will show them while they are read. */
import { useCallback } from 'react';
import { useStores } from '../stores.ts';
import { prefetchDashboard } from '../lazyParts.ts';

export function useOpenFiles(): (files: readonly File[], folderNames?: readonly string[]) => void {
  const { session } = useStores();
  return useCallback(
    (files, folderNames) => {
      if (files.length > 0) prefetchDashboard();
      session.getState().openFiles(files, folderNames);
    },
    [session],
  );
}
