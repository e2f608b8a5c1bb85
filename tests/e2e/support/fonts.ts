/** Fonts of the machine: pictures can only be compared where the same ones are there. */
import type { Page } from '@playwright/test';

/** A font that is there has its own widths, whatever stands behind it. */
export function hasFonts(page: Page, fonts: readonly string[]): Promise<boolean> {
  return page.evaluate((names) => {
    const context = new OffscreenCanvas(1, 1).getContext('2d');
    if (context === null) throw new Error('no canvas');
    const measure = (family: string): number => {
      context.font = `40px ${family}`;
      return context.measureText('Machine refused connection 0123').width;
    };
    return names.every((name) => measure(`"${name}", serif`) === measure(`"${name}", monospace`));
  }, fonts);
}
