import type { RedactionProof } from '../../support/proofs.ts';

export default {
  masks: [
    ['using API key Ex4mpl3Ex4mpl3Ex4mpl3 now', 'using API key [secret:token] now'],
    ["token is 'ex4mpl3-ex4mpl3-ex4mpl3'", "token is '[secret:token]'"],
  ],
  keeps: [
    'token expired-and-not-renewed',
    'password authentication failed',
    'secret 12345',
    'token 2026-03-02T08:15:31',
  ],
} satisfies RedactionProof;
