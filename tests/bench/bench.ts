/** What the measurements are written with: a test that reports figures, and leaves the judging to the reporter. */
import { test as base } from '../support/run/servedTest.ts';
import type { Figure } from './budgets.ts';
import { toNote } from './figureNotes.ts';

interface Fixtures {
  readonly report: (figure: Figure) => void;
}

export const test = base.extend<Fixtures>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads from the pattern what a fixture needs
  report: async ({}, use, testInfo) => {
    await use((figure) => {
      testInfo.annotations.push(toNote(figure));
    });
  },
});
