import { pickSome } from '../../core/diagnosis/caseQueries.ts';
import type { Case, DiagnosisRule } from '../../core/diagnosis/diagnosis.ts';
import { explainEnds } from './parts/explainEnds.ts';
import { listEnds } from './parts/exits.ts';

/** Fewer in a row may be chance. */
const MIN_ENDS = 3;

export default {
  id: 'crash-loop',
  label: 'Crash loop',
  of: ['ended'],
  explain(aCase) {
    if (!isLoop(aCase)) return undefined;
    return explainEnds(aCase, 'exits again and again', pickSome(listEnds(aCase), 3));
  },
} satisfies DiagnosisRule;

function isLoop({ episode, log }: Case): boolean {
  return episode.phases.some(
    ({ ends, runs }) =>
      ends.some(({ isLimit }) => isLimit) ||
      ends.length >= MIN_ENDS ||
      (log.isShort && ends.length === 2 && runs.every(({ ready }) => ready === undefined)),
  );
}
