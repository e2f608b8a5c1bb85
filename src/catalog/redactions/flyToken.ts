import { findWrapped } from '../../core/redact/wrappedToken.ts';
import type { Redaction } from '../../core/redact/redaction.ts';

/**
 * The prefixes and letters are those that flyctl looks for in its own logs (agent/server/session.go). Several tokens
 * stand behind one another with commas.
 */
const TOKEN = /(?:fo1|fm1[ar]|fm2)_[A-Za-z0-9/+_-]+=*(?:,(?:fo1|fm1[ar]|fm2)_[A-Za-z0-9/+_-]+=*)*/g;

export default {
  id: 'flyToken',
  class: 'secret',
  label: 'Fly access token',
  tag: '[secret:fly-token]',
  markers: ['fo1_', 'fm1r_', 'fm1a_', 'fm2_'],
  find: (text) => findWrapped(text, TOKEN),
} satisfies Redaction;
