/** The promise, and the way to what enforces it. */
import { Suspense, type ReactNode } from 'react';
import { ProtectionNotice } from '../privacy/lazyProtectionNotice.ts';
import { useForeground } from '../base/stores.ts';

export function LocalPromise(): ReactNode {
  const openDialog = useForeground((foreground) => foreground.openDialog);
  return (
    <div className="promise">
      <p>
        <strong>Read on this device. Nothing is uploaded.</strong>{' '}
        <button
          type="button"
          className="link"
          aria-haspopup="dialog"
          onClick={() => {
            openDialog('privacy');
          }}
        >
          How that is enforced
        </button>
      </p>
      <Suspense fallback={null}>
        <ProtectionNotice />
      </Suspense>
    </div>
  );
}
