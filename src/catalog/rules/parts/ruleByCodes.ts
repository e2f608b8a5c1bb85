/** Rules that codes alone decide: which codes, and what to say, go in; a rule comes out. */
import { areMost, findMostFrequent, pickErrors, withCodes } from '../../../core/diagnosis/caseQueries.ts';
import type { Case, CaseError, Diagnosis, DiagnosisRule } from '../../../core/diagnosis/diagnosis.ts';

interface CodesRule extends Omit<DiagnosisRule, 'explain'> {
  readonly codes: readonly string[];
  readonly say: (
    hit: readonly CaseError[],
    aCase: Case,
    mainCode: string,
  ) => Omit<Diagnosis, 'evidence'> | undefined;
}

/** Most of the episode's errors have to have one of the codes. */
const SHARE = 0.5;

export function ruleByCodes({ codes, say, ...rule }: CodesRule): DiagnosisRule {
  return {
    ...rule,
    explain(aCase) {
      const hit = withCodes(aCase.errors, codes);
      if (!areMost(hit, aCase, SHARE)) return undefined;
      const mainCode = findMostFrequent(
        hit.map(({ code, cause }) => (codes.includes(code) ? code : cause)),
      )?.value;
      const said = say(hit, aCase, mainCode ?? '');
      return said && { ...said, evidence: pickErrors(hit, 5) };
    },
  };
}
