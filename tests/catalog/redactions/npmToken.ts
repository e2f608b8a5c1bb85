import type { RedactionProof } from '../../support/proofs.ts';

export default {
  masks: [
    [
      `//registry.npmjs.org/ ${'npm' + '_' + 'EXAMPLE00'.repeat(4)}`,
      '//registry.npmjs.org/ [secret:npm-token]',
    ],
  ],
  keeps: ['npm_config_cache', 'npm_lifecycle_event'],
} satisfies RedactionProof;
