import type { ErrorCode } from '../../core/format/errorCode.ts';

export default {
  code: 'PT04',
  title: 'TLS handshake failed',
  category: 'tls',
  owner: 'unclear',
  ownerIsJudgement: false,
  section: 'TLS errors',
  meaning:
    'A TLS handshake failed; the message does not say why. TLS is terminated by Fly Proxy, so this happens before a request reaches your app.',
  checks: [
    'Look for other PT codes at the same time, such as PT05 or PT06: they name a cause.',
    'Run fly certs check for the host name: is its certificate issued, and does the DNS point where it should?',
    'If only some visitors are hit, see whether old clients without current TLS versions are among them.',
  ],
  docsUrl: 'https://fly.io/docs/monitoring/error-codes/#pt04-tls-handshake-failed',
  links: [],
  related: ['PT05', 'PT06', 'PT07', 'PT08'],
  templates: ['tls handshake failed'],
  samples: {
    match: ['tls handshake failed'],
    noMatch: [
      'tls handshake timed out',
      'postgres: tls handshake failed',
      'tls handshake failed: unknown certificate authority',
    ],
  },
} satisfies ErrorCode;
