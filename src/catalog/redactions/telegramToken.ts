import { findMatches, type Redaction } from '../../core/redact/redaction.ts';

/** The number of a bot, a colon, `AA` and 33 characters (Telegram, "Bot API"); it stands in the path of every call. */
const TOKEN = /(?<![A-Za-z0-9]|[0-9][:.-])(?:bot)?(?<value>\d{8,10}:AA[A-Za-z0-9_-]{33})(?![A-Za-z0-9_-])/g;

export default {
  id: 'telegramToken',
  class: 'secret',
  label: 'Telegram bot token',
  tag: '[secret:telegram-token]',
  markers: [':AA'],
  find: (text) => findMatches(text, TOKEN),
} satisfies Redaction;
