import { findMatches, type Redaction } from '../../core/redact/redaction.ts';

/** What `fly storage create` hands out: the id `tid_` and the secret `tsec_` of a key (Tigris, "Access keys"). */
const KEY = /(?<![A-Za-z0-9])(?:tid|tsec)_[A-Za-z0-9_+/-]{16,}/g;

export default {
  id: 'tigrisKey',
  class: 'secret',
  label: 'Tigris key',
  tag: '[secret:tigris-key]',
  markers: ['tid_', 'tsec_'],
  find: (text) => findMatches(text, KEY),
} satisfies Redaction;
