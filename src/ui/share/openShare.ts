/** Opens the dialog *Share*, whose code is loaded when it is first wanted. */
import type { Export } from '../../artefacts/export.ts';
import { lazyPart } from '../base/lazyPart.tsx';
import { NOT_LOADED } from '../base/notLoaded.ts';
import type { Stores } from '../base/stores.ts';

// Not among the lazy parts: the first screen would have to name all that it loads.
const shareDialog = lazyPart(async () => (await import('./ShareDialog.tsx')).ShareDialog);

export const ShareDialog = shareDialog.Part;

export async function openShare({ foreground }: Stores, chosen: Export): Promise<void> {
  const { openDialog, announce } = foreground.getState();
  try {
    await shareDialog.load();
  } catch {
    announce(NOT_LOADED);
    return;
  }
  openDialog('share', chosen.id);
}
