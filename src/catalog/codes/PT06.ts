import type { ErrorCode } from '../../core/format/errorCode.ts';

export default {
  code: 'PT06',
  title: 'No valid TLS certificate',
  category: 'tls',
  owner: 'app',
  ownerIsJudgement: true,
  section: 'TLS errors',
  meaning:
    'No valid TLS certificate was found for the connection, and it was aborted. TLS is terminated by Fly Proxy, so this happens before a request reaches your app.',
  checks: [
    'Run fly certs list: does the app have a certificate for every host name that points at it?',
    'Run fly certs check for those names and set the DNS records that it asks for.',
    'See whether clients connect by IP address, without a server name: then there is no name to choose a certificate by.',
  ],
  docsUrl: 'https://fly.io/docs/monitoring/error-codes/#pt06-no-valid-tls-certificate',
  links: [],
  related: ['PT05', 'PT04'],
  templates: ['no valid tls certificate was found. aborted connection'],
  samples: {
    match: ['no valid tls certificate was found. aborted connection'],
    noMatch: [
      'no valid tls certificate was found for SNI api.example.org. aborted connection',
      'no valid tls certificate was found',
    ],
  },
} satisfies ErrorCode;
