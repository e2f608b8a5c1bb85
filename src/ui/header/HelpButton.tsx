import type { ReactNode } from 'react';
import { useForeground } from '../base/stores.ts';

/** For those who do not know that `?` does it. */
export function HelpButton(): ReactNode {
  const openDialog = useForeground((foreground) => foreground.openDialog);
  return (
    <button
      type="button"
      className="button"
      aria-haspopup="dialog"
      onClick={() => {
        openDialog('help');
      }}
    >
      Keys <kbd aria-hidden="true">?</kbd>
    </button>
  );
}
