import type { ErrorCode } from '../../core/format/errorCode.ts';

export default {
  code: 'PT05',
  title: 'No valid TLS certificate for SNI',
  category: 'tls',
  owner: 'app',
  ownerIsJudgement: true,
  section: 'TLS errors',
  meaning:
    'No valid TLS certificate was found for the server name (SNI) that the client asked for, and the connection was aborted. TLS is terminated by Fly Proxy, so this happens before a request reaches your app.',
  checks: [
    'Run fly certs list: is the server name of the message among the certificates of the app?',
    'If it should be, add it with fly certs add, or run fly certs check and set the DNS records that it asks for.',
    'If the name is none of yours, a client or scanner asked for it: there is nothing to change.',
  ],
  docsUrl: 'https://fly.io/docs/monitoring/error-codes/#pt05-no-valid-tls-certificate-for-sni',
  links: [],
  related: ['PT06', 'PT02', 'PT04'],
  templates: ['no valid tls certificate was found for SNI {name}. aborted connection'],
  samples: {
    match: [
      'no valid tls certificate was found for SNI shop.example.org. aborted connection',
      'no valid tls certificate was found for SNI old-name.example.net. aborted connection.',
    ],
    noMatch: [
      'no valid tls certificate was found. aborted connection',
      'no valid tls certificate was found for SNI shop.example.org',
    ],
  },
} satisfies ErrorCode;
