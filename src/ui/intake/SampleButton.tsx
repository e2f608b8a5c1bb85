/** Opens the sample export that comes with the app. */
import { useState, type ReactNode } from 'react';
import { useStores } from '../stores.ts';
import { useOpenFiles } from './useOpenFiles.ts';

const SAMPLE_NAME = 'fly-logs.log';

export function SampleButton(): ReactNode {
  const { session } = useStores();
  const openFiles = useOpenFiles();
  const [isLoading, setIsLoading] = useState(false);

  async function openSample(): Promise<void> {
    setIsLoading(true);
    try {
      const response = await fetch(new URL(`sample/${SAMPLE_NAME}`, document.baseURI));
      if (!response.ok) throw new Error(`HTTP ${String(response.status)}`);
      openFiles({ files: [{ file: new File([await response.blob()], SAMPLE_NAME) }] });
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      session.getState().reportFailure(SAMPLE_NAME, { kind: 'unreadable', reason });
    } finally {
      setIsLoading(false);
    }
  }

  return (
    <button type="button" className="button" disabled={isLoading} onClick={() => void openSample()}>
      Try a sample
    </button>
  );
}
