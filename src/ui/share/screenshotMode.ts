/** Turns the screenshot mode on and off. What masks is loaded when it is first wanted. */
import { NOT_LOADED } from '../base/notLoaded.ts';
import type { Stores } from '../base/stores.ts';

export function toggleScreenshotMode(stores: Stores): void {
  const { mask, announce } = stores.foreground.getState();
  if (mask === undefined) {
    void startScreenshotMode(stores);
    return;
  }
  endScreenshotMode(stores);
  announce('Screenshot mode ended: the log is shown as it is.');
}

export function endScreenshotMode({ foreground }: Stores): void {
  foreground.getState().setMask(undefined);
}

/** False where what masks could not be loaded. */
export async function startScreenshotMode({ foreground }: Stores): Promise<boolean> {
  const { setMask, announce } = foreground.getState();
  try {
    const { createTeamMask } = await import('./screenMask.ts');
    setMask(createTeamMask());
    return true;
  } catch {
    announce(NOT_LOADED);
    return false;
  }
}
