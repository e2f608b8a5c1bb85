import type { ErrorCode } from '../../core/format/errorCode.ts';
import { flyReplay } from './parts/docsLinks.ts';

export default {
  code: 'PA04',
  title: 'Replay target app not found',
  category: 'app',
  owner: 'app',
  ownerIsJudgement: false,
  section: 'Machine-related errors',
  meaning: 'Your app answered with fly-replay and named, in its app field, an app that does not exist.',
  checks: [
    'Read the two app names in the message: is the target spelled right?',
    'Run fly apps list: was the target renamed, destroyed or never created?',
    'If the name comes from a variable or from the request, check what it holds and what happens when it is unknown.',
  ],
  docsUrl: 'https://fly.io/docs/monitoring/error-codes/#pa04-replay-target-app-not-found',
  links: [flyReplay],
  related: ['PA05', 'PA03'],
  templates: [
    "app '{source}' used 'fly-replay' response header to target app '{target}', which we cannot find",
  ],
  samples: {
    match: [
      "app 'tidepool' used 'fly-replay' response header to target app 'tidepool-worker', which we cannot find",
    ],
    noMatch: [
      "app 'tidepool' used 'fly-replay' response header to target app 'tidepool-worker', but it doesn't have permission to do so",
      "app 'tidepool' used 'fly-replay' response header to target app 'tidepool-worker', but cross-network replays are not allowed",
      "app 'tidepool' used 'fly-replay' response header to target app 'tidepool-worker'",
    ],
  },
} satisfies ErrorCode;
