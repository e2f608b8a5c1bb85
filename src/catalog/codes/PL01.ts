import type { ErrorCode } from '../../core/format/errorCode.ts';
import { concurrencyChecks } from './parts/concurrencyChecks.ts';
import { concurrencyLimits, metrics } from './parts/docsLinks.ts';

export default {
  code: 'PL01',
  title: 'Bypassed connection concurrency limit',
  category: 'limit',
  owner: 'app',
  ownerIsJudgement: false,
  section: 'Routing errors',
  meaning:
    'The concurrency limit of a machine, counted here in connections, was reached or bypassed. The limits in fly.toml say how traffic is balanced across your machines.',
  checks: [
    ...concurrencyChecks,
    'See whether the app closes connections when it is done with them, and soon enough for the traffic it gets.',
    'If the app has room to spare, raise the limits in fly.toml; if not, add machines or make them larger.',
  ],
  docsUrl: 'https://fly.io/docs/monitoring/error-codes/#pl01-bypassed-connection-concurrency-limit',
  links: [concurrencyLimits, metrics],
  related: ['PL02', 'PR01', 'PC05', 'PR04'],
  templates: [
    'machine has reached its hard limit of {n} concurrent connections',
    'machine has reached its hard limit of {n} concurrent connections. {advice…}',
    'Instance {id} reached hard limit of {n} concurrent connections',
    'Instance {id} reached hard limit of {n} concurrent connections. {advice…}',
    'Instance reached hard limit of {n} concurrent connections',
    'Instance reached hard limit of {n} concurrent connections. {advice…}',
  ],
  samples: {
    match: [
      'machine has reached its hard limit of 31 concurrent connections',
      'machine has reached its hard limit of 31 concurrent connections. it takes no new ones until its load decreases',
      'Instance 3287e5c0a41b96 reached hard limit of 50 concurrent connections',
      'Instance 3287e5c0a41b96 reached hard limit of 30 concurrent connections. This usually indicates your app is not closing connections properly or is not closing them fast enough for the traffic levels it is handling. Scaling resources, number of instances or increasing your hard limit might help.',
      'Instance reached hard limit of 100 concurrent connections',
      'Instance reached hard limit of 31 concurrent connections. This usually means that the app is slow to close them.',
    ],
    noMatch: [
      'Instance 3287e5c0a41b96 reached hard limit of 50 concurrent requests',
      'Instance reached hard limit of',
      'pool reached hard limit of 20 concurrent connections',
    ],
  },
} satisfies ErrorCode;
