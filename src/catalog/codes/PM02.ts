import type { ErrorCode } from '../../core/format/errorCode.ts';
import { reportToFly } from './parts/reportToFly.ts';

export default {
  code: 'PM02',
  title: 'Machine wake internal error',
  category: 'machine',
  owner: 'platform',
  ownerIsJudgement: false,
  section: 'Machine-related errors',
  meaning:
    'A machine was to be started on request, and an internal error of Fly kept it from going from stopped to started.',
  checks: [
    'Nothing in your app causes this. See whether the next request could start the machine: look for its start lines right after.',
    'If visitors feel it, start the machine yourself with fly machine start, or keep one running.',
    reportToFly,
  ],
  docsUrl: 'https://fly.io/docs/monitoring/error-codes/#pm02-machine-wake-internal-error',
  links: [],
  related: ['PM03', 'PM04', 'PM10'],
  templates: ['could not wake up machine due to an internal communication error'],
  samples: {
    match: ['could not wake up machine due to an internal communication error'],
    noMatch: ['could not wake up machine', 'could not wake up machine due to an internal parsing error'],
  },
} satisfies ErrorCode;
