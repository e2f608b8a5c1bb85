/** Tests of an artefact whatever a log says: what checks one is asked about every hostile text, and about many together. */
import fc from 'fast-check';
import { it } from 'vitest';
import type { ArtefactContent } from '../../../src/artefacts/content/content.ts';
import { toHostileContent } from './hostileContent.ts';
import { anyHostileText, HOSTILE_TEXTS } from './hostileTexts.ts';
import { toRuns } from '../run/cases.ts';

/** Called in a `describe`; `cases` of texts together. */
export function forHostileContents(check: (content: ArtefactContent) => void, cases: number): void {
  it.each(HOSTILE_TEXTS.map((text) => [JSON.stringify(text).slice(0, 60), text]))(
    'in every place: %s',
    async (_, text) => {
      for (const hasErrors of [true, false]) check(await toHostileContent([text], hasErrors));
    },
  );

  it('of any such texts together', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyHostileText, { minLength: 1, maxLength: 9 }),
        fc.boolean(),
        async (texts, hasErrors) => {
          check(await toHostileContent(texts, hasErrors));
        },
      ),
      { numRuns: toRuns(cases) },
    );
  });
}
