import { pickSome } from '../../core/diagnosis/caseQueries.ts';
import type { Case, DiagnosisRule } from '../../core/diagnosis/diagnosis.ts';
import { explainEnds } from './parts/explainEnds.ts';
import { findTellingWords, listEnds } from './parts/exits.ts';

export default {
  id: 'crash',
  label: 'Crash',
  of: ['ended'],
  explain(aCase) {
    if (!isWorthTelling(aCase)) return undefined;
    return explainEnds(aCase, 'exited', pickSome(listEnds(aCase), 3));
  },
} satisfies DiagnosisRule;

const MIN_ALONE = 3;

/** In a long log, an end that nobody met, that says nothing and is over, may be how a job ends. */
function isWorthTelling(aCase: Case): boolean {
  const ends = listEnds(aCase);
  return (
    aCase.log.isShort ||
    aCase.episode.isOngoing ||
    aCase.episode.rows.length > 0 ||
    aCase.log.failedEnds >= MIN_ALONE ||
    ends.some(({ isLimit }) => isLimit) ||
    findTellingWords(aCase) !== undefined
  );
}
