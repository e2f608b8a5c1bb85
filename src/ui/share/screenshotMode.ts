/** Turns the screenshot mode on and off. What masks is loaded when it is first wanted. */
import { NOT_LOADED } from '../notLoaded.ts';
import type { Stores } from '../stores.ts';

export function toggleScreenshotMode(stores: Stores): void {
  const { mask } = stores.foreground.getState();
  if (mask === undefined) void startScreenshotMode(stores);
  else endScreenshotMode(stores);
}

export function endScreenshotMode({ foreground }: Stores): void {
  foreground.getState().setMask(undefined);
  foreground.getState().announce('Screenshot mode ended: the log is shown as it is.');
}

async function startScreenshotMode({ foreground }: Stores): Promise<void> {
  try {
    const { createTeamMask } = await import('./teamMask.ts');
    foreground.getState().setMask(createTeamMask());
  } catch {
    foreground.getState().announce(NOT_LOADED);
  }
}
