import type { ErrorCode } from '../../core/format/errorCode.ts';

export default {
  code: 'PT08',
  title: 'TLS handshake timed out',
  category: 'tls',
  owner: 'client',
  ownerIsJudgement: true,
  section: 'TLS errors',
  meaning:
    'A TLS handshake took too long and timed out. TLS is terminated by Fly Proxy, so this happens before a request reaches your app.',
  checks: [
    'If there are only a few, leave them: slow networks and scanners that connect and say nothing end like this.',
    'If there are many, see whether they come from one region or from all, and which other PT codes came at the same time.',
    'Open the host name yourself from another network to see whether the handshake completes in time.',
  ],
  docsUrl: 'https://fly.io/docs/monitoring/error-codes/#pt08-tls-handshake-timed-out',
  links: [],
  related: ['PT03', 'PT04', 'PT07'],
  templates: ['tls handshake timed out'],
  samples: {
    match: ['tls handshake timed out', 'tls handshake timed out.'],
    noMatch: ['tls handshake failed', 'net/http: TLS handshake timeout'],
  },
} satisfies ErrorCode;
