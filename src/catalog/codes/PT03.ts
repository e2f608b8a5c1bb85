import type { ErrorCode } from '../../core/format/errorCode.ts';

export default {
  code: 'PT03',
  title: 'TLS handshake canceled',
  category: 'tls',
  owner: 'client',
  ownerIsJudgement: true,
  section: 'TLS errors',
  meaning:
    'A TLS handshake was canceled early, before it was complete. TLS is terminated by Fly Proxy, so this happens before a request reaches your app.',
  checks: [
    'If there are only a few, leave them: visitors close the page, lose their network, or are scanners.',
    'If there are many, see whether they come from one region or from all, and which other PT codes came at the same time.',
    'Open the host name yourself from another network to see whether the handshake completes.',
  ],
  docsUrl: 'https://fly.io/docs/monitoring/error-codes/#pt03-tls-handshake-canceled',
  links: [],
  related: ['PT08', 'PT04', 'PT07'],
  templates: ['tls handshake was canceled'],
  samples: {
    match: ['tls handshake was canceled', 'tls handshake was canceled.'],
    noMatch: [
      'tls handshake failed',
      'tls handshake was canceled by the upstream client',
      'machine start was canceled due to an internal problem',
    ],
  },
} satisfies ErrorCode;
