/** Opens the sample export that comes with the app. */
import { useState, type ReactNode } from 'react';
import { useOpenSample } from './useOpenSample.ts';

export function SampleButton(): ReactNode {
  const openSample = useOpenSample();
  const [isLoading, setIsLoading] = useState(false);

  async function open(): Promise<void> {
    setIsLoading(true);
    await openSample();
    setIsLoading(false);
  }

  return (
    <button type="button" className="button" disabled={isLoading} onClick={() => void open()}>
      Try a sample
    </button>
  );
}
