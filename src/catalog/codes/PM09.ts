import type { ErrorCode } from '../../core/format/errorCode.ts';
import { reportToFly } from './parts/reportToFly.ts';

export default {
  code: 'PM09',
  title: 'Unknown machine state',
  category: 'machine',
  owner: 'platform',
  ownerIsJudgement: true,
  section: 'Machine-related errors',
  meaning:
    'The proxy was to start or stop a machine on request and did not recognise the state that the machine is in.',
  checks: [
    'Most likely nothing in your app causes this. Run fly status to see the state of the machine and whether it serves requests again.',
    'If visitors feel it, start another machine, or restart this one with fly machine restart.',
    reportToFly,
  ],
  docsUrl: 'https://fly.io/docs/monitoring/error-codes/#pm09-unknown-machine-state',
  links: [],
  related: ['PM08', 'PM07'],
  templates: ['machine is in a state unknown to the proxy'],
  samples: {
    match: ['machine is in a state unknown to the proxy'],
    noMatch: ['machine is in a non-startable state: stopping', 'machine is in a state unknown'],
  },
} satisfies ErrorCode;
