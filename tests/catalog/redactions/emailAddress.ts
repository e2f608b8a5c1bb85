import type { RedactionProof } from '../../support/proofs.ts';

export default {
  masks: [
    ['mail to anna@example.com, then bob.b+shop@mail.example.org.', 'mail to email-1, then email-2.'],
    ['user=anna%40example.com ANNA@EXAMPLE.COM', 'user=email-1 email-1'],
    [`{"email":"${'long'.repeat(20)}@example.com"}`, '{"email":"email-1"}'],
    ['"\\nanna@example.com\\n"', '"\\nemail-1\\n"'],
    ['<zoë@müller.example>', '<email-1>'],
  ],
  keeps: [
    'react@19.3.1 @scope/name@1.2.3 user@localhost',
    '[secret:password]@db.example.com',
    'lease held by 1b9d-4c@tokens.fly.io',
    'logo@2x.png icon@3x.webp',
    'registry.fly.io/shop@sha256:abc',
    '@ a@ @b a@b',
  ],
} satisfies RedactionProof;
