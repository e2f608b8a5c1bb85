import { findMatches, type Redaction } from '../../core/redact/redaction.ts';

/** Secret and restricted keys, and the secrets of webhooks (Stripe, "API keys"). `pk_` is public. */
const KEY = /(?<![A-Za-z0-9])(?:(?:sk|rk)_(?:test|live|prod)|whsec)_[A-Za-z0-9]{10,}/g;

export default {
  id: 'stripeKey',
  class: 'secret',
  label: 'Stripe key',
  tag: '[secret:stripe-key]',
  markers: ['_test_', '_live_', '_prod_', 'whsec_'],
  find: (text) => findMatches(text, KEY),
} satisfies Redaction;
