import type { ErrorCode } from '../../core/format/errorCode.ts';
import { reportToFly } from './parts/reportToFly.ts';

export default {
  code: 'PU03',
  title: 'Unreachable worker host',
  category: 'upstream',
  owner: 'platform',
  ownerIsJudgement: false,
  section: 'Upstream Proxy errors',
  meaning:
    'The host that one of your machines runs on became unreachable. This is internal to Fly and has nothing to do with your app.',
  checks: [
    'Nothing in your app causes this. See which machine ids the lines name, and whether your other machines kept answering.',
    'If it was the only machine, start or add another one, so that requests have somewhere to go.',
    reportToFly,
  ],
  docsUrl: 'https://fly.io/docs/monitoring/error-codes/#pu03-unreachable-worker-host',
  links: [],
  related: ['PU02', 'PC07', 'PM05'],
  // Not seen in a log yet: messages of the proxy begin with the title of their code where they do not tell more.
  templates: [
    'unreachable worker host',
    'unreachable worker host. {rest…}',
    'unreachable worker host: {rest…}',
  ],
  samples: {
    match: [
      'unreachable worker host',
      'unreachable worker host. try again in a minute',
      'unreachable worker host: no answer',
    ],
    noMatch: [
      'the worker host is unreachable',
      'could not complete HTTP request to instance: hyper error: connection error (source: Host is unreachable (os error 113))',
    ],
  },
} satisfies ErrorCode;
