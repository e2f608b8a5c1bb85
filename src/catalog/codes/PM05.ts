import type { ErrorCode } from '../../core/format/errorCode.ts';

export default {
  code: 'PM05',
  title: 'Machine connection failed',
  category: 'machine',
  owner: 'unclear',
  ownerIsJudgement: false,
  section: 'Machine-related errors',
  meaning:
    'Fly Proxy, which starts and stops machines on request, could not connect to a machine. The message shows the underlying error when it is known.',
  checks: [
    'Look for PC01 on the same machine: then the port is closed, and the advice there applies.',
    'Read the app logs of that boot: did the app crash, or does it print its listening address only after the proxy gave up?',
    'If it works a few seconds later, it is a slow cold start: shorten the boot, or keep a machine running with min_machines_running.',
    'Look for an out-of-memory kill and for "machine has reached its max restart count": a crash loop ends like this.',
  ],
  docsUrl: 'https://fly.io/docs/monitoring/error-codes/#pm05-machine-connection-failed',
  links: [],
  related: ['PC01', 'PC07', 'PM01', 'PM03'],
  templates: [
    'failed to connect to machine',
    'failed to connect to machine: {error…}',
    'failed to connect to fly machine: Gave up after {n} retries',
  ],
  samples: {
    match: [
      'failed to connect to machine: gave up after 15 attempts (in 8.4s)',
      'failed to connect to fly machine: Gave up after 40 retries',
      'failed to connect to machine',
    ],
    noMatch: [
      'failed to connect even if machine has been started for a while',
      'failed to connect to instance after 8 attempts',
      'failed to connect to machine learning backend',
      'Still waiting for machine to listen on 0.0.0.0:8080 (waited 10.1s so far)',
    ],
  },
} satisfies ErrorCode;
