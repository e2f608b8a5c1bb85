import type { ErrorCode } from '../../core/format/errorCode.ts';
import { flyReplay } from './parts/docsLinks.ts';

export default {
  code: 'PA05',
  title: 'Unauthorized replay target app',
  category: 'app',
  owner: 'app',
  ownerIsJudgement: false,
  section: 'Machine-related errors',
  meaning:
    'Your app answered with fly-replay and named an app that belongs to another organization. By default only apps of one organization may replay requests to each other; the organization of the target can allow others.',
  checks: [
    'Read the two app names in the message: is the target the one you meant?',
    'Run fly apps list to see which organization each of the two apps belongs to.',
    'If both organizations are yours, allow it: an admin of the target organization runs fly orgs replay-sources add and chooses the organization that the requests come from.',
    'Otherwise bring both apps into one organization, or let the app call the other at its public address.',
    'Where the message says that cross-network replays are not allowed, the organization is the same and the networks differ: an admin runs fly orgs cross-network-replays enable.',
  ],
  docsUrl: 'https://fly.io/docs/monitoring/error-codes/#pa05-unauthorized-replay-target-app',
  links: [flyReplay],
  related: ['PA04', 'PA03'],
  templates: [
    "app '{source}' used 'fly-replay' response header to target app '{target}', but it doesn't have permission to do so",
  ],
  samples: {
    match: [
      "app 'tidepool' used 'fly-replay' response header to target app 'lighthouse', but it doesn't have permission to do so",
    ],
    noMatch: [
      "app 'tidepool' used 'fly-replay' response header to target app 'lighthouse', but cross-network replays are not allowed",
      "app 'tidepool' used 'fly-replay' response header to target app 'lighthouse', which we cannot find",
    ],
  },
} satisfies ErrorCode;
