import type { ErrorCode } from '../../core/format/errorCode.ts';
import { concurrencyChecks } from './parts/concurrencyChecks.ts';
import { concurrencyLimits, metrics } from './parts/docsLinks.ts';

// The wording is PL01's with "requests": inferred, not seen in a log.
export default {
  code: 'PL02',
  title: 'Bypassed request concurrency limit',
  category: 'limit',
  owner: 'app',
  ownerIsJudgement: false,
  section: 'Routing errors',
  meaning:
    'The concurrency limit of a machine, counted here in requests, was reached or bypassed. The limits in fly.toml say how traffic is balanced across your machines.',
  checks: [
    ...concurrencyChecks,
    'See whether some requests take much longer than they used to: slow ones pile up and fill the limit.',
    'If the app has room to spare, raise the limits in fly.toml; if not, add machines or make them larger.',
  ],
  docsUrl: 'https://fly.io/docs/monitoring/error-codes/#pl02-bypassed-request-concurrency-limit',
  links: [concurrencyLimits, metrics],
  related: ['PL01', 'PR01', 'PC05', 'PR04'],
  templates: [
    'machine has reached its hard limit of {n} concurrent requests',
    'machine has reached its hard limit of {n} concurrent requests. {advice…}',
    'Instance {id} reached hard limit of {n} concurrent requests',
    'Instance {id} reached hard limit of {n} concurrent requests. {advice…}',
    'Instance reached hard limit of {n} concurrent requests',
    'Instance reached hard limit of {n} concurrent requests. {advice…}',
  ],
  samples: {
    match: [
      'machine has reached its hard limit of 31 concurrent requests',
      'machine has reached its hard limit of 31 concurrent requests. it takes no new ones until its load decreases',
      'Instance 3287e5c0a41b96 reached hard limit of 80 concurrent requests',
      'Instance 3287e5c0a41b96 reached hard limit of 80 concurrent requests. Scaling resources, number of instances or increasing your hard limit might help.',
      'Instance reached hard limit of 250 concurrent requests',
      'Instance reached hard limit of 31 concurrent requests. This usually means that the app is slow to close them.',
    ],
    noMatch: [
      'Instance 3287e5c0a41b96 reached hard limit of 80 concurrent connections',
      'Instance reached hard limit of 250 concurrent jobs',
    ],
  },
} satisfies ErrorCode;
