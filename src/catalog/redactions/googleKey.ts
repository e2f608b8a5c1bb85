import { findMatches, type Redaction } from '../../core/redact/redaction.ts';

/** `AIza` and 35 characters (Google Cloud, "API keys"); `ya29.` starts an access token of OAuth. */
const KEY = /(?<![A-Za-z0-9])(?:AIza[A-Za-z0-9_-]{35}|ya29\.[A-Za-z0-9_-]{20,}|GOCSPX-[A-Za-z0-9_-]{20,})/g;

export default {
  id: 'googleKey',
  class: 'secret',
  label: 'Google key',
  tag: '[secret:google-key]',
  markers: ['AIza', 'ya29.', 'GOCSPX-'],
  find: (text) => findMatches(text, KEY),
} satisfies Redaction;
