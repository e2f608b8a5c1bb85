import type { ErrorCode } from '../../core/format/errorCode.ts';
import { concurrencyChecks } from './parts/concurrencyChecks.ts';
import { concurrencyLimits, deployStrategies, metrics } from './parts/docsLinks.ts';

export default {
  code: 'PR01',
  title: 'No healthy machines',
  category: 'routing',
  owner: 'app',
  ownerIsJudgement: true,
  section: 'Routing errors',
  meaning:
    'There was no healthy machine to forward the request to. It is seen mostly with TCP services that are not HTTP.',
  checks: [
    'Boot errors may have used up the restart retries, so that all machines are stopped: read the app logs and run fly status.',
    'A rolling deploy of an app with volumes may be failing: read the app logs and run fly status.',
    'The immediate deploy strategy replaces all machines at once: downtime and some PR01 are to be expected while it does.',
    'The concurrency limits in fly.toml may be reached: then go through the next four.',
    ...concurrencyChecks,
    'Look for failing health checks: a machine that runs but fails its check does not count as healthy.',
  ],
  docsUrl: 'https://fly.io/docs/monitoring/error-codes/#pr01-no-healthy-machines',
  links: [concurrencyLimits, metrics, deployStrategies],
  related: ['PR03', 'PR04', 'PL01', 'PL02'],
  templates: [
    'no known healthy instances found for route {route}',
    'no known healthy instances found for route {route}. (hint: {hint…}',
  ],
  samples: {
    match: [
      'no known healthy instances found for route tcp/443',
      'no known healthy instances found for route tcp/5432.',
      'no known healthy instances found for route tcp/25',
      "no known healthy instances found for route tcp/443. (hint: is your app shutdown? is there an ongoing deployment with a volume or are you using the 'immediate' strategy? have your app's instances all reached their hard limit?)",
    ],
    noMatch: [
      'no known healthy instances found',
      'could not find an instance to route to',
      'fly proxy could not find local instance for route',
    ],
  },
} satisfies ErrorCode;
