import { findMatches, type Redaction } from '../../core/redact/redaction.ts';

/** Four letters that say what it is, then sixteen of base32 (AWS, "IAM identifiers", unique ids of keys). */
const KEY_ID = /(?<![A-Za-z0-9])(?:AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}(?![A-Za-z0-9])/g;

export default {
  id: 'awsKey',
  class: 'secret',
  label: 'AWS access key id',
  tag: '[secret:aws-key]',
  markers: ['AKIA', 'ASIA', 'ABIA', 'ACCA'],
  find: (text) => findMatches(text, KEY_ID),
  masks: [
    [`id ${'AKIA' + 'EXAMPLE7'.repeat(2)} used`, 'id [secret:aws-key] used'],
    [
      `X-Amz-Credential=${'ASIA' + 'EXAMPLE7'.repeat(2)}/20260302`,
      'X-Amz-Credential=[secret:aws-key]/20260302',
    ],
  ],
  keeps: ['AKIA', 'ASIAEXAMPLE', 'xAKIAEXAMPLE7EXAMPLE7', 'MAKIAGEXAMPLE7EXAMPLE7'],
} satisfies Redaction;
