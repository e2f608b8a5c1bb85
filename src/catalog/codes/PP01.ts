import type { ErrorCode } from '../../core/format/errorCode.ts';
import { reportToFly } from './parts/reportToFly.ts';

export default {
  code: 'PP01',
  title: 'Failed to set TCP socket options',
  category: 'internal',
  owner: 'platform',
  ownerIsJudgement: false,
  section: 'Internal Errors',
  meaning:
    'Fly Proxy could not set the TCP socket options of a connection. This is internal to Fly: it has nothing to do with your app or how you configured it.',
  checks: [
    'Nothing in your app causes this. See from the timeline whether it has stopped by itself and which regions it touched.',
    reportToFly,
  ],
  docsUrl: 'https://fly.io/docs/monitoring/error-codes/#pp01-failed-to-set-tcp-socket-options',
  links: [],
  related: ['PC08'],
  templates: [],
  samples: {
    match: [],
    noMatch: [
      'failed to set some important tcp socket options, this is a fly issue',
      'could not proxy TCP data: Broken pipe (os error 32)',
      'could not proxy TCP data: unexpected end of file',
    ],
  },
} satisfies ErrorCode;
