/** The sample export that comes with the app. A failure is reported like that of any file. */
import { useCallback } from 'react';
import { useStores } from '../base/stores.ts';
import { useOpenFiles } from './useOpenFiles.ts';

const SAMPLE_NAME = 'fly-logs.log';

/** Never rejects. */
export function useOpenSample(): () => Promise<void> {
  const { session } = useStores();
  const openFiles = useOpenFiles();
  return useCallback(async () => {
    try {
      const response = await fetch(new URL(`sample/${SAMPLE_NAME}`, document.baseURI));
      if (!response.ok) throw new Error(`HTTP ${String(response.status)}`);
      openFiles({ files: [{ file: new File([await response.blob()], SAMPLE_NAME) }] });
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      session.getState().reportFailure(SAMPLE_NAME, { kind: 'unreadable', reason });
    }
  }, [session, openFiles]);
}
