/** Fetches the code of the dialogs when nothing else is to do, or else when one of them is wanted. */
import { useEffect, useState } from 'react';
import { NOT_LOADED } from '../base/notLoaded.ts';
import { useForeground } from '../base/stores.ts';
import { whenIdle } from '../base/whenIdle.ts';
import type { Dialogs } from './dialogs.ts';

/** Undefined until they are there. Not `lazy`, which lets the first opening wait for a third of a second. */
export function useDialogs(): Dialogs | undefined {
  const [dialogs, setDialogs] = useState<Dialogs>();
  const isWanted = useForeground(({ dialog }) => dialog !== undefined);
  const closeDialog = useForeground((foreground) => foreground.closeDialog);
  const announce = useForeground((foreground) => foreground.announce);
  useEffect(() => {
    if (dialogs !== undefined) return undefined;
    const load = async (): Promise<void> => {
      try {
        const module = await import('./dialogs.ts');
        setDialogs(module.dialogs);
      } catch {
        if (!isWanted) return;
        closeDialog();
        announce(NOT_LOADED);
      }
    };
    if (!isWanted) return whenIdle(() => void load());
    void load();
    return undefined;
  }, [dialogs, isWanted, closeDialog, announce]);
  return dialogs;
}
