import { findMatches, type Redaction } from '../../core/redact/redaction.ts';

/** Both start with `sk-`; a project or a purpose may follow (their own pages on API keys). */
const KEY = /(?<![A-Za-z0-9_-])sk-(?:proj-|svcacct-|ant-|or-)?(?=[A-Za-z_-]{0,60}\d)[A-Za-z0-9_-]{20,}/g;

export default {
  id: 'openAiKey',
  class: 'secret',
  label: 'OpenAI or Anthropic key',
  tag: '[secret:api-key]',
  markers: ['sk-'],
  find: (text) => findMatches(text, KEY),
} satisfies Redaction;
