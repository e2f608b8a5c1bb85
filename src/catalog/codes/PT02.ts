import type { ErrorCode } from '../../core/format/errorCode.ts';

export default {
  code: 'PT02',
  title: 'Exceeded rate limit for SNI',
  category: 'tls',
  owner: 'client',
  ownerIsJudgement: true,
  section: 'TLS errors',
  meaning:
    'TLS handshakes for one server name (SNI) went over the rate limit. TLS is terminated by Fly Proxy, so this happens before a request reaches your app.',
  checks: [
    'Find out which of your host names it is and why it draws so many handshakes: a launch, a load test, a crawler, an attack?',
    'If the clients are yours, let them reuse connections instead of making a new handshake for every request.',
    'See whether your other host names get through as usual; then the cause is with the visitors of this one.',
  ],
  docsUrl: 'https://fly.io/docs/monitoring/error-codes/#pt02-exceeded-rate-limit-for-sni',
  links: [],
  related: ['PT01', 'PT05'],
  templates: [],
  samples: {
    match: [],
    noMatch: ['no valid tls certificate was found for SNI shop.example.org. aborted connection'],
  },
} satisfies ErrorCode;
