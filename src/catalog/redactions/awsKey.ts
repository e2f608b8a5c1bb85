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
} satisfies Redaction;
