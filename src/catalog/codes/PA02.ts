import type { ErrorCode } from '../../core/format/errorCode.ts';
import { flyReplay } from './parts/docsLinks.ts';

export default {
  code: 'PA02',
  title: 'Excess fly-replay headers',
  category: 'app',
  owner: 'app',
  ownerIsJudgement: false,
  section: 'Machine-related errors',
  meaning:
    'A replayed request may be replayed again, up to 10 times. Your app answered with fly-replay more often than that, and the proxy stopped.',
  checks: [
    'Look for a loop: two apps, regions or machines that each send the request on to the other.',
    'Check the condition under which the app sends fly-replay: a request that has arrived where it should must be answered there.',
    'Have the app read the fly-replay-src request header, which marks a replayed request, before it replays once more.',
  ],
  docsUrl: 'https://fly.io/docs/monitoring/error-codes/#pa02-excess-fly-replay-headers',
  links: [flyReplay],
  related: ['PA03', 'PA01'],
  templates: ["'fly-replay' response header was returned too many times, stopping there"],
  samples: {
    match: ["'fly-replay' response header was returned too many times, stopping there"],
    noMatch: [
      "'fly-replay' response header was returned",
      "could not parse 'fly-replay' response header returned by app",
    ],
  },
} satisfies ErrorCode;
