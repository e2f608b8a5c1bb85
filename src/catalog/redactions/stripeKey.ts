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
  masks: [
    [`using ${'sk_' + 'live_' + 'EXAMPLE0'.repeat(3)}`, 'using [secret:stripe-key]'],
    [
      `${'rk_' + 'test_' + 'EXAMPLE0'.repeat(3)},${'wh' + 'sec_' + 'EXAMPLE0'.repeat(4)}`,
      '[secret:stripe-key],[secret:stripe-key]',
    ],
  ],
  keeps: ['sk_live_', 'task_test_1234567890', 'pk_test_EXAMPLE0EXAMPLE0'],
} satisfies Redaction;
