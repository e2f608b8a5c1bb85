import type { ErrorCode } from '../../core/format/errorCode.ts';

export default {
  code: 'PM08',
  title: 'Non-startable machine state',
  category: 'machine',
  owner: 'unclear',
  ownerIsJudgement: false,
  section: 'Machine-related errors',
  meaning:
    'The proxy could not start a machine on request, because a machine cannot be started from the state it is in, such as stopping or destroyed. The state stands in the message.',
  checks: [
    'Read the state in the message, and compare it with fly status now.',
    'For stopping, look for an autostop or a deploy just before: the next request may start the machine.',
    'For replacing, wait for the deploy to finish.',
    'For destroyed, see whether enough machines are left and what still asks for this one.',
  ],
  docsUrl: 'https://fly.io/docs/monitoring/error-codes/#pm08-non-startable-machine-state',
  links: [],
  related: ['PM07', 'PM09', 'PM11', 'PR02'],
  templates: ['machine is in a non-startable state: {state}'],
  samples: {
    match: [
      'machine is in a non-startable state: stopping',
      'machine is in a non-startable state: replacing',
      'machine is in a non-startable state: destroyed',
    ],
    noMatch: ['machine is in a state unknown to the proxy', 'machine is in a non-startable state'],
  },
} satisfies ErrorCode;
