import type { ErrorCode } from '../../core/format/errorCode.ts';

export default {
  code: 'PM07',
  title: 'Machine state change failed',
  category: 'machine',
  owner: 'unclear',
  ownerIsJudgement: false,
  section: 'Machine-related errors',
  meaning:
    'The proxy could not start or stop a machine on request. The message shows the underlying error when it is known.',
  checks: [
    'Read the error behind the colon first: it decides what to do.',
    'For "machine getting replaced", wait for the deploy that replaces it; if it goes on afterwards, run fly status.',
    'For "machine still active", see what keeps the machine from stopping: long requests, or an app that ignores the stop signal.',
    'For "unable to start machine from current state", compare the state in the message with fly status; start the machine by hand if it should run.',
  ],
  docsUrl: 'https://fly.io/docs/monitoring/error-codes/#pm07-machine-state-change-failed',
  links: [],
  related: ['PM01', 'PM08', 'PM11'],
  templates: ['failed to change machine state', 'failed to change machine state: {error…}'],
  samples: {
    match: [
      'failed to change machine state: machine getting replaced, refusing to start',
      'failed to change machine state: machine still active, refusing to start',
      "failed to change machine state: unable to start machine from current state: 'created'",
      'failed to change machine state',
    ],
    noMatch: [
      'could not find machine state, this is an internal problem',
      'failed to change machine state because of a typo',
    ],
  },
} satisfies ErrorCode;
