import type { ErrorCode } from '../../core/format/errorCode.ts';
import { reportToFly } from './parts/reportToFly.ts';

export default {
  code: 'PM04',
  title: 'Machine wake parsing error',
  category: 'machine',
  owner: 'platform',
  ownerIsJudgement: true,
  section: 'Machine-related errors',
  meaning:
    'A machine was to be started on request, and an error in parsing a request kept it from going from stopped to started.',
  checks: [
    'Most likely nothing in your app causes this. See whether the next request could start the machine: look for its start lines right after.',
    'If visitors feel it, start the machine yourself with fly machine start, or keep one running.',
    reportToFly,
  ],
  docsUrl: 'https://fly.io/docs/monitoring/error-codes/#pm04-machine-wake-parsing-error',
  links: [],
  related: ['PM02', 'PM03'],
  templates: ['could not wake up machine due to an internal parsing error'],
  samples: {
    match: ['could not wake up machine due to an internal parsing error'],
    noMatch: ['could not wake up machine due to an internal communication error', 'internal parsing error'],
  },
} satisfies ErrorCode;
