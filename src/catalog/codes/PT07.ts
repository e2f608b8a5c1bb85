import type { ErrorCode } from '../../core/format/errorCode.ts';

export default {
  code: 'PT07',
  title: 'TLS handshake I/O error',
  category: 'tls',
  owner: 'unclear',
  ownerIsJudgement: false,
  section: 'TLS errors',
  meaning:
    'A TLS handshake ended in an I/O error that is not specified further. TLS is terminated by Fly Proxy, so this happens before a request reaches your app.',
  checks: [
    'If there are only a few, leave them: the network between a visitor and Fly breaks now and then.',
    'If there are many, see whether they come from one region or from all, and which other PT codes came at the same time.',
    'Open the host name yourself from another network. If the handshake fails there too and it goes on, report it to Fly.',
  ],
  docsUrl: 'https://fly.io/docs/monitoring/error-codes/#pt07-tls-handshake-i-o-error',
  links: [],
  related: ['PT03', 'PT04', 'PT08', 'PC06'],
  templates: ['encountered an io error while performing tls handshake'],
  samples: {
    match: ['encountered an io error while performing tls handshake'],
    noMatch: [
      'encountered an io error',
      'encountered an io error while performing tls handshake with smtp.example.org',
    ],
  },
} satisfies ErrorCode;
