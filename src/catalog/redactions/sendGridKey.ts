import { findMatches, type Redaction } from '../../core/redact/redaction.ts';

/** `SG.`, 22 characters, a dot, 43 characters (SendGrid, "API keys"). */
const KEY = /(?<![A-Za-z0-9])SG\.[A-Za-z0-9_-]{16,32}\.[A-Za-z0-9_-]{16,64}/g;

export default {
  id: 'sendGridKey',
  class: 'secret',
  label: 'SendGrid key',
  tag: '[secret:sendgrid-key]',
  markers: ['SG.'],
  find: (text) => findMatches(text, KEY),
} satisfies Redaction;
