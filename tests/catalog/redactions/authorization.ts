import type { RedactionProof } from '../../support/proofs.ts';

export default {
  masks: [
    ['Authorization: Bearer abc', 'Authorization: [secret:authorization]'],
    ['authorization=Basic dXNlcjpwYXNz method=GET', 'authorization=[secret:authorization] method=GET'],
    ['{"Authorization":"Token x1","a":1}', '{"Authorization":"[secret:authorization]","a":1}'],
    ['AUTHORIZATION: FlyV1 fm2_x,fm2_y next', 'AUTHORIZATION: [secret:authorization] next'],
    ['Authorization: Digest username="a", response="b" 401', 'Authorization: [secret:authorization] 401'],
    [
      'Authorization: AWS4-HMAC-SHA256 Credential=a/b, SignedHeaders=host, Signature=c 200',
      'Authorization: [secret:authorization] 200',
    ],
    ["-H 'authorization: hunter2'", "-H 'authorization: [secret:authorization]'"],
    ['sent Bearer abcdef0123456789', 'sent Bearer [secret:authorization]'],
    ['Bearer%20abcdef0123456789&x', 'Bearer%20[secret:authorization]&x'],
    ['sent Basic dXNlcjpwYXNz.', 'sent Basic [secret:authorization].'],
    ['x-api-key: k', 'x-api-key: [secret:authorization]'],
  ],
  keeps: [
    'Basic authentication required',
    'Bearer token expected',
    'authorization failed for user 5',
    'Authorization:',
    'WWW-Authenticate: Bearer realm=app',
  ],
} satisfies RedactionProof;
