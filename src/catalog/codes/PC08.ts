import type { ErrorCode } from '../../core/format/errorCode.ts';
import { reportToFly } from './parts/reportToFly.ts';

export default {
  code: 'PC08',
  title: "TCP timeout couldn't be set",
  category: 'connection',
  owner: 'platform',
  ownerIsJudgement: false,
  section: 'Upstream Proxy errors',
  meaning:
    'The timeout of a TCP connection to your machine, an upstream connection, could not be set. This is internal to Fly.',
  checks: [
    'Nothing in your app causes this. See from the timeline whether it has stopped by itself and which regions it touched.',
    reportToFly,
  ],
  docsUrl: 'https://fly.io/docs/monitoring/error-codes/#pc08-tcp-timeout-couldnt-be-set',
  links: [],
  related: ['PP01'],
  templates: ['failed to set some important tcp socket options, this is a fly issue'],
  samples: {
    match: ['failed to set some important tcp socket options, this is a fly issue'],
    noMatch: [
      'failed to set some important tcp socket options',
      'failed to set tcp keepalive, this is a node issue',
    ],
  },
} satisfies ErrorCode;
