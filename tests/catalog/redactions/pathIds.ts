import type { RedactionProof } from '../../support/proofs.ts';

export default {
  masks: [
    ['GET /users/6f1c2a9e-1111-4222-8333-0123456789ab/edit', 'GET /users/:id/edit'],
    ['/files/6F1C2A9E-1111-4222-8333-0123456789AB.pdf', '/files/:id.pdf'],
    ['https://shop.fly.dev/o/0123456789abcdef01234567?x', 'https://shop.fly.dev/o/:id?x'],
    ['/share/V1StGXR8_Z5jdHi6B-myT 200', '/share/:id 200'],
    ['/runs/01KAJHR0F1W99MAG372VJD4QY8', '/runs/:id'],
  ],
  keeps: [
    '/v1/machines/148e21ea7d9d68/start',
    '/posts/how-to-fix-error-502-in-2024-part-2',
    '/assets/index-BxK3f9aZ1mQ2r7T.js',
    'registry.fly.io/shop:deployment-01KAJHR0F1W99MAG372VJD4QY8',
    'request.id="01KAJHR0F1W99MAG372VJD4QY8-sin"',
    '6f1c2a9e-1111-4222-8333-0123456789ab',
    '/users/:id',
  ],
} satisfies RedactionProof;
