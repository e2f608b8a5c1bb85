import type { ErrorCode } from '../../core/format/errorCode.ts';
import { concurrencyLimits, deployStrategies } from './parts/docsLinks.ts';

export default {
  code: 'PR03',
  title: 'No candidate machines found after retries',
  category: 'routing',
  owner: 'app',
  ownerIsJudgement: true,
  section: 'Routing errors',
  meaning:
    'Like PR01, but for HTTP services only: the proxy found no machine for the request in up to 90 retries and gave up. Behind "last error" the message shows the cause of the last error before it.',
  checks: [
    'Read what stands behind "last error": that is the cause, PR03 only the result. Continue with the code named there.',
    'Run fly status and read the app logs: are machines started, or did they crash, run out of memory or fail their health checks?',
    'Go through the causes of PR01: boot errors, a failing deploy with volumes, the immediate deploy strategy, concurrency limits.',
  ],
  docsUrl: 'https://fly.io/docs/monitoring/error-codes/#pr03-no-candidate-machines-found-after-retries',
  links: [concurrencyLimits, deployStrategies],
  related: ['PR01', 'PR04', 'PC01', 'PM05'],
  templates: ['could not find a good candidate within {n} attempts at load balancing. last error: {cause…}'],
  samples: {
    match: [
      'could not find a good candidate within 40 attempts at load balancing. last error: [PC01] instance refused connection. is your app listening on 0.0.0.0:4321?',
      'could not find a good candidate within 90 attempts at load balancing. last error: [PM05] failed to connect to machine: gave up after 15 attempts (in 8.4s)',
      'could not find a good candidate within 20 attempts at load balancing. last error: no known healthy instances found for route tcp/443.',
    ],
    noMatch: [
      'could not find a good candidate within 40 attempts at load balancing',
      'could not find an instance to route to',
      'could not find a good candidate. last error: disk full',
    ],
  },
} satisfies ErrorCode;
