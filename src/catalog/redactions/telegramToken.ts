import { findMatches, type Redaction } from '../../core/redaction.ts';

/** The number of a bot, a colon, 35 characters (Telegram, "Bot API"); it stands in the path of every call. */
const TOKEN = /(?<![A-Za-z0-9]|[0-9][:.-])(?:bot)?(?<value>\d{8,10}:[A-Za-z0-9_-]{35})(?![A-Za-z0-9_-])/dg;

export default {
  id: 'telegramToken',
  class: 'secret',
  label: 'Telegram bot token',
  tag: '[secret:telegram-token]',
  find: (text) => findMatches(text, TOKEN),
  masks: [
    [
      `POST /bot${'123456789:' + 'EXAMPL0'.repeat(5)}/sendMessage`,
      'POST /bot[secret:telegram-token]/sendMessage',
    ],
  ],
  keeps: ['1772439331:a', '12345678:short'],
} satisfies Redaction;
