import type { RedactionProof } from '../../support/proofs.ts';

export default {
  masks: [
    [
      'listening on [fdaa:0:1da:a7b:2dc:a91e:31df:2]:22 (DNS: [fdaa::3]:53)',
      'listening on [6pn-1]:22 (DNS: [fdaa::3]:53)',
    ],
    ['fdaa:0:1DA::2 fdaa:0:1da:0:0:0:0:2', '6pn-1 6pn-1'],
  ],
  keeps: ['fdaa::3', 'fd00::1', '2001:db8::1'],
} satisfies RedactionProof;
