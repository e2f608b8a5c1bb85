import type { ErrorCode } from '../../core/format/errorCode.ts';
import { flyReplay } from './parts/docsLinks.ts';
import { reportToFly } from './parts/reportToFly.ts';

export default {
  code: 'PE02',
  title: 'Replay source organization not found',
  category: 'edge',
  owner: 'platform',
  ownerIsJudgement: false,
  section: 'Edge proxy errors',
  meaning:
    'While a request was replayed with fly-replay, an internal error occurred over the organization of the source app, the one that asked for the replay. PE codes are internal to Fly and come from edge proxies only.',
  checks: [
    'Nothing in your app causes this. See which replays failed and whether others at the same time went through.',
    reportToFly,
  ],
  docsUrl: 'https://fly.io/docs/monitoring/error-codes/#pe02-replay-source-organization-not-found',
  links: [flyReplay],
  related: ['PE01', 'PA05'],
  templates: [
    'internal error while fly-replaying: could not find org id assigned to your app',
    'internal error while fly-replaying: could not find org id',
  ],
  samples: {
    match: [
      'internal error while fly-replaying: could not find org id',
      'internal error while fly-replaying: could not find org id assigned to your app',
    ],
    noMatch: [
      'internal error while fly-replaying: could not find app name',
      'could not find org id assigned to your app',
    ],
  },
} satisfies ErrorCode;
