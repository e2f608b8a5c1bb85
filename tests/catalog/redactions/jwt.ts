import type { RedactionProof } from '../../support/proofs.ts';

const HEADER = 'eyJ' + 'hbGciOi' + 'JIUzI1NiJ9';
const PAYLOAD = 'eyJ' + 'zdWIiOi' + 'IxMjMifQ';

export default {
  masks: [
    [`jwt ${HEADER}.${PAYLOAD}.c2lnbmF0dXJl expired`, 'jwt [secret:jwt] expired'],
    [`/verify/${HEADER}.${PAYLOAD}.`, '/verify/[secret:jwt]'],
    [`${HEADER}.a.b.c.d`, '[secret:jwt]'],
    [`cut off: ${HEADER}${PAYLOAD}`, 'cut off: [secret:jwt]'],
    [`${HEADER}.${PAYLOAD}${'aB3'.repeat(20)}\n${'x1Y'.repeat(9)}\nnext`, '[secret:jwt]\nnext'],
  ],
  keeps: ['eyJ', 'HeyJude.mp3', 'keyJoin.start'],
} satisfies RedactionProof;
