import type { ErrorCode } from '../../core/format/errorCode.ts';

export default {
  code: 'PC07',
  title: 'Connection retries exhausted',
  category: 'connection',
  owner: 'unclear',
  ownerIsJudgement: false,
  section: 'Upstream Proxy errors',
  meaning:
    'Fly Proxy gave up connecting to a machine after too many retries. The message says how many attempts were made.',
  checks: [
    'Look at the codes just before on the same machine: PC01 or PC02 mean a closed port, PC05 means no answer in time.',
    'Read the app logs of the machine: did the app start, and does it listen on 0.0.0.0 or :: and on the internal_port of fly.toml?',
    'Run fly status to see whether the machine was starting, stopping or crashing at that time.',
  ],
  docsUrl: 'https://fly.io/docs/monitoring/error-codes/#pc07-connection-retries-exhausted',
  links: [],
  related: ['PC01', 'PC05', 'PM05', 'PR03'],
  templates: ['failed to connect to instance after {n} attempts'],
  samples: {
    match: [
      'failed to connect to instance after 12 attempts',
      'failed to connect to instance after 3 attempts.',
    ],
    noMatch: [
      'failed to connect to machine: gave up after 15 attempts (in 8.2s)',
      'failed to connect to instance after',
      'failed to connect to instance',
    ],
  },
} satisfies ErrorCode;
