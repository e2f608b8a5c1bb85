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
  masks: [
    [`bot ${'xox' + 'b-' + '0123456789-EXAMPLE'}`, 'bot [secret:slack-token]'],
    ['xa' + 'pp-' + '1-EXAMPLE-0123456789', '[secret:slack-token]'],
    [
      'https://hooks.slack.com/services/' + 'T000/B000/EXAMPLE',
      'https://hooks.slack.com/[secret:slack-token]',
    ],
  ],
  keeps: ['xoxo-', 'hooks.slack.com/services/', 'boxoxo-love'],
} satisfies Redaction;
