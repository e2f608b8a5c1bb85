import type { ErrorCode } from '../../core/format/errorCode.ts';
import { reportToFly } from './parts/reportToFly.ts';

export default {
  code: 'PM10',
  title: 'Machine start canceled',
  category: 'machine',
  owner: 'platform',
  ownerIsJudgement: false,
  section: 'Machine-related errors',
  meaning: 'The start of a machine, begun on request, was canceled early by an internal problem of Fly.',
  checks: [
    'Nothing in your app causes this. See whether the next request could start the machine: look for its start lines right after.',
    'If visitors feel it, start the machine yourself with fly machine start, or keep one running.',
    reportToFly,
  ],
  docsUrl: 'https://fly.io/docs/monitoring/error-codes/#pm10-machine-start-canceled',
  links: [],
  related: ['PM02', 'PM03'],
  templates: ['machine start was canceled due to an internal problem'],
  samples: {
    match: ['machine start was canceled due to an internal problem'],
    noMatch: ['machine start was canceled', 'tls handshake was canceled'],
  },
} satisfies ErrorCode;
