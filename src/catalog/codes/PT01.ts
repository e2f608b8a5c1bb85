import type { ErrorCode } from '../../core/format/errorCode.ts';

export default {
  code: 'PT01',
  title: 'Exceeded TLS handshake rate limit',
  category: 'tls',
  owner: 'client',
  ownerIsJudgement: true,
  section: 'TLS errors',
  meaning:
    'One range of IP addresses went over the rate limit for TLS handshakes. TLS is terminated by Fly Proxy, so this happens before a request reaches your app.',
  checks: [
    'Find out who connects from that range: a crawler, a load test, a monitoring service, a client in a loop, an attack?',
    'If the clients are yours, let them reuse connections instead of making a new handshake for every request.',
    'See whether your other visitors get through as usual; then nothing in your app needs to change.',
  ],
  docsUrl: 'https://fly.io/docs/monitoring/error-codes/#pt01-exceeded-tls-handshake-rate-limit',
  links: [],
  related: ['PT02', 'PT03', 'PT08'],
  templates: [],
  samples: { match: [], noMatch: ['machines API returned an error: "rate limit exceeded"'] },
} satisfies ErrorCode;
