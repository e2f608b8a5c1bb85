import type { RedactionProof } from '../../support/proofs.ts';

const INVENTED = 'fm2_' + 'lJPEexample1'.repeat(8);

export default {
  masks: [
    [`set ${INVENTED}== for deploys`, 'set [secret:fly-token] for deploys'],
    [`${INVENTED},${INVENTED}=,fo1_${'ab-9'.repeat(10)}.`, '[secret:fly-token].'],
    [`"fm1r_${'x/Y+'.repeat(30)}"`, '"[secret:fly-token]"'],
    [`fm1a_${'x/Y+'.repeat(3)}`, '[secret:fly-token]'],
    [`${INVENTED}\n${'Ab0'.repeat(20)}\nnext`, '[secret:fly-token]\nnext'],
  ],
  keeps: ['fo1', 'fm2_ is how tokens start', 'platform2_name', 'fm3_abcdefgh'],
} satisfies RedactionProof;
