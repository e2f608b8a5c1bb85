import type { ErrorCode } from '../../core/format/errorCode.ts';

export default {
  code: 'PM03',
  title: 'Machine wake timeout',
  category: 'machine',
  owner: 'unclear',
  ownerIsJudgement: false,
  section: 'Machine-related errors',
  meaning:
    'A machine was to be started on request, and the API request to take it from stopped to started timed out.',
  checks: [
    'See whether the machine started all the same: look for its start lines and served requests right after.',
    'Read the app logs of that boot: does the machine take unusually long to start?',
    'If visitors feel the wait, keep a machine running with min_machines_running in fly.toml.',
    'If many machines or apps time out together and nothing of yours changed, look at status.flyio.net and report it to Fly.',
  ],
  docsUrl: 'https://fly.io/docs/monitoring/error-codes/#pm03-machine-wake-timeout',
  links: [],
  related: ['PM01', 'PM02', 'PM05'],
  templates: ['could not wake up machine due to a timeout requesting from the machines API'],
  samples: {
    match: ['could not wake up machine due to a timeout requesting from the machines API'],
    noMatch: [
      'could not wake up machine due to a timeout',
      'could not wake up machine due to an internal communication error',
    ],
  },
} satisfies ErrorCode;
