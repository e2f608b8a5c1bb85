import type { ErrorCode } from '../../core/format/errorCode.ts';

export default {
  code: 'PC03',
  title: 'Connection reset',
  category: 'connection',
  owner: 'app',
  ownerIsJudgement: false,
  section: 'Upstream Proxy errors',
  meaning: 'Your app reset a TCP connection too early, before the proxy was done with it.',
  checks: [
    'Read the app logs at these times for what made the app reset the connection.',
    'Look for a crash, an out-of-memory kill or a restart of the same machine just before.',
    'If long requests or reused connections are hit, compare them with the idle, keep-alive and request timeouts of your server.',
  ],
  docsUrl: 'https://fly.io/docs/monitoring/error-codes/#pc03-connection-reset',
  links: [],
  related: ['PC04', 'PC05', 'PU02'],
  templates: [],
  samples: {
    match: [],
    noMatch: ['could not proxy TCP data to/from instance: Connection reset by peer (os error 104)'],
  },
} satisfies ErrorCode;
