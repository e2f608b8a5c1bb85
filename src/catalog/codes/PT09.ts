import type { ErrorCode } from '../../core/format/errorCode.ts';
import { reportToFly } from './parts/reportToFly.ts';

export default {
  code: 'PT09',
  title: 'Internal TLS error',
  category: 'tls',
  owner: 'platform',
  ownerIsJudgement: true,
  section: 'TLS errors',
  meaning:
    'Fly Proxy ran into an internal TLS error. TLS is terminated by Fly Proxy, so this happens before a request reaches your app.',
  checks: [
    'Most likely nothing in your app causes this. See from the timeline whether it has stopped by itself and which regions it touched.',
    reportToFly,
  ],
  docsUrl: 'https://fly.io/docs/monitoring/error-codes/#pt09-internal-tls-error',
  links: [],
  related: ['PT04', 'PT07'],
  templates: ['internal tls error'],
  samples: {
    match: ['internal tls error'],
    noMatch: ['internal error', 'internal tls error: alert received from database'],
  },
} satisfies ErrorCode;
