import type { ErrorCode } from '../../core/format/errorCode.ts';

export default {
  code: 'PU04',
  title: 'Could not build HTTP request',
  category: 'upstream',
  owner: 'unclear',
  ownerIsJudgement: false,
  section: 'Upstream Proxy errors',
  meaning:
    'Fly Proxy could not create the HTTP request for your machine. The cause is not known; the log has to tell.',
  checks: [
    'See what the failing requests have in common: path, method, client, region.',
    'If a client or a release was new at that time, compare the URLs and headers it sends with those from before.',
    'If you find no pattern and it goes on, report it to Fly with the times, the app name and the request ids.',
  ],
  docsUrl: 'https://fly.io/docs/monitoring/error-codes/#pu04-could-not-build-http-request',
  links: [],
  related: ['PU02', 'PU01'],
  templates: [],
  samples: {
    match: [],
    noMatch: [
      'Could not proxy HTTP request.',
      'could not complete HTTP request to instance: client error (SendRequest)',
    ],
  },
} satisfies ErrorCode;
