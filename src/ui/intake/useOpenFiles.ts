/** Opens files from anywhere on the page. */
import { useCallback } from 'react';
import { useStores } from '../base/stores.ts';
import type { Intake } from './intake.ts';

export function useOpenFiles(): (intake: Partial<Intake>) => void {
  const { session } = useStores();
  return useCallback(
    ({ files = [], folders = [] }) => {
      const { openFiles, reportFailure, addNotice } = session.getState();
      const all = [...files, ...folders.flatMap((folder) => folder.files)];
      openFiles(all);
      for (const { name, files: inFolder, leftOut, beyond } of folders) {
        if (inFolder.length === 0) reportFailure(name, { kind: 'folder', leftOut });
        else if (leftOut + beyond > 0) addNotice({ kind: 'leftOut', folderName: name, leftOut, beyond });
      }
    },
    [session],
  );
}
