import type { ErrorCode } from '../../core/format/errorCode.ts';

export default {
  code: 'PC04',
  title: 'Connection aborted',
  category: 'connection',
  owner: 'app',
  ownerIsJudgement: false,
  section: 'Upstream Proxy errors',
  meaning: 'Your app aborted a TCP connection too early, before the proxy was done with it.',
  checks: [
    'Read the app logs at these times for what made the app abort the connection.',
    'Look for a worker or process that was stopped while it had requests open: by a crash, a deploy, a supervisor or a timeout.',
    'If long requests or reused connections are hit, compare them with the idle, keep-alive and request timeouts of your server.',
  ],
  docsUrl: 'https://fly.io/docs/monitoring/error-codes/#pc04-connection-aborted',
  links: [],
  related: ['PC03', 'PC05', 'PU02'],
  templates: [],
  samples: { match: [], noMatch: ['no valid tls certificate was found. aborted connection'] },
} satisfies ErrorCode;
