import type { ErrorCode } from '../../core/format/errorCode.ts';
import { flyReplay } from './parts/docsLinks.ts';
import { reportToFly } from './parts/reportToFly.ts';

export default {
  code: 'PE01',
  title: 'Replay source app not found',
  category: 'edge',
  owner: 'platform',
  ownerIsJudgement: false,
  section: 'Edge proxy errors',
  meaning:
    'While a request was replayed with fly-replay, an internal error occurred over the name of the source app, the one that asked for the replay. PE codes are internal to Fly and come from edge proxies only.',
  checks: [
    'Nothing in your app causes this. See which replays failed and whether others at the same time went through.',
    reportToFly,
  ],
  docsUrl: 'https://fly.io/docs/monitoring/error-codes/#pe01-replay-source-app-not-found',
  links: [flyReplay],
  related: ['PE02', 'PA04'],
  templates: ['internal error while fly-replaying: could not find app name'],
  samples: {
    match: ['internal error while fly-replaying: could not find app name'],
    noMatch: [
      'internal error while fly-replaying',
      'internal error while fly-replaying: could not find org id assigned to your app',
    ],
  },
} satisfies ErrorCode;
