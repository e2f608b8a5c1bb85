/** Prints the page, or makes a PDF of it, by the browser's own dialog: masked like all that leaves. */
import type { Stores } from '../base/stores.ts';
import { endScreenshotMode, startScreenshotMode } from './screenshotMode.ts';

export async function printPage(stores: Stores): Promise<void> {
  if (stores.foreground.getState().mask === undefined) {
    if (!(await startScreenshotMode(stores))) return;
    const onPrinted = (): void => {
      endScreenshotMode(stores);
    };
    addEventListener('afterprint', onPrinted, { once: true });
  }
  // The page has to be drawn as it is printed.
  setTimeout(() => {
    print();
  });
}
