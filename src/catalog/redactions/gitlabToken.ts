import { findMatches, type Redaction } from '../../core/redact/redaction.ts';

/** Prefixes of GitLab ("Token overview", token prefixes). */
const TOKEN = /(?<![A-Za-z0-9])gl(?:pat|dt|rt|ptt|ft|cbt|soat|oas)-[A-Za-z0-9_.-]{20,}/g;

export default {
  id: 'gitlabToken',
  class: 'secret',
  label: 'GitLab token',
  tag: '[secret:gitlab-token]',
  markers: ['gl'],
  find: (text) => findMatches(text, TOKEN),
} satisfies Redaction;
