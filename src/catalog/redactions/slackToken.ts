import { findMatches, type Redaction } from '../../core/redact/redaction.ts';

/** Tokens by kind, and the address of a webhook, which needs nothing else (Slack, "Token types"). */
const TOKEN =
  /(?<![A-Za-z0-9])xox[a-z](?:\.xox[a-z])?-[A-Za-z0-9-]{10,}|(?<![A-Za-z0-9])xapp-[A-Za-z0-9-]{10,}|hooks\.slack\.com\/(?<value>(?:services|workflows|triggers)\/[A-Za-z0-9_/-]{10,})/g;

export default {
  id: 'slackToken',
  class: 'secret',
  label: 'Slack token',
  tag: '[secret:slack-token]',
  markers: ['xox', 'xapp-', 'hooks.slack.com'],
  find: (text) => findMatches(text, TOKEN),
} satisfies Redaction;
