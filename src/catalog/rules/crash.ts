import { pickSome } from '../../core/diagnosis/caseQueries.ts';
import type { DiagnosisRule } from '../../core/diagnosis/diagnosis.ts';
import { explainEnds } from './parts/explainEnds.ts';
import { listEnds } from './parts/exits.ts';

export default {
  id: 'crash',
  label: 'Crash',
  of: ['ended'],
  explain(aCase) {
    return explainEnds(aCase, 'exited', pickSome(listEnds(aCase), 3));
  },
} satisfies DiagnosisRule;
