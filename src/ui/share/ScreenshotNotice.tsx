/** Says that the screen is masked, as long as it is, and ends it. */
import type { ReactNode } from 'react';
import { useForeground, useStores } from '../base/stores.ts';
import { toggleScreenshotMode } from './screenshotMode.ts';

export function ScreenshotNotice(): ReactNode {
  const stores = useStores();
  const isOn = useForeground(({ mask }) => mask !== undefined);
  return (
    // Always on the page, so that screen readers notice what comes into it.
    <div role="status" className="screenshot-notice">
      {isOn && (
        <>
          <p>Screenshot mode: secrets and addresses are masked, as best it can.</p>
          <button
            type="button"
            className="link"
            aria-keyshortcuts="m"
            onClick={() => {
              toggleScreenshotMode(stores);
            }}
          >
            End <span className="visually-hidden">screenshot mode</span>
          </button>
        </>
      )}
    </div>
  );
}
