import { findMatches, type Redaction } from '../../core/redact/redaction.ts';

/** `npm_` and 36 characters (npm, "About access tokens"). */
const TOKEN = /(?<![A-Za-z0-9])npm_[A-Za-z0-9]{30,}/g;

export default {
  id: 'npmToken',
  class: 'secret',
  label: 'npm token',
  tag: '[secret:npm-token]',
  markers: ['npm_'],
  find: (text) => findMatches(text, TOKEN),
} satisfies Redaction;
