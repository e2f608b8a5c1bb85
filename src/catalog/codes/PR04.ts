import type { ErrorCode } from '../../core/format/errorCode.ts';
import { concurrencyLimits, deployStrategies } from './parts/docsLinks.ts';

// Older exports print PR03 without its last error too: told by the text alone, both are read as PR04.
export default {
  code: 'PR04',
  title: 'No candidate machines found after retries',
  category: 'routing',
  owner: 'app',
  ownerIsJudgement: true,
  section: 'Routing errors',
  meaning:
    'Like PR03, for HTTP services only: the proxy found no machine for the request in up to 90 retries and gave up. Unlike PR03, the message shows no earlier error.',
  checks: [
    'Look at the lines just before, of all machines: PC01, PM05, PM07 or a failed health check name the cause, PR04 only the result.',
    'Run fly status and read the app logs: are machines started, or did they crash, run out of memory or fail their health checks?',
    'Go through the causes of PR01: boot errors, a failing deploy with volumes, the immediate deploy strategy, concurrency limits.',
  ],
  docsUrl: 'https://fly.io/docs/monitoring/error-codes/#pr04-no-candidate-machines-found-after-retries',
  links: [concurrencyLimits, deployStrategies],
  related: ['PR01', 'PR03', 'PC01', 'PM05'],
  templates: ['could not find a good candidate within {n} attempts at load balancing'],
  samples: {
    match: [
      'could not find a good candidate within 21 attempts at load balancing',
      'could not find a good candidate within 1 attempts at load balancing.',
    ],
    noMatch: [
      'could not find a good candidate within 40 attempts at load balancing. last error: [PR01] no known healthy instances found for route tcp/443',
      'could not find a good candidate within 40 attempts',
      'could not find an instance to route to',
    ],
  },
} satisfies ErrorCode;
