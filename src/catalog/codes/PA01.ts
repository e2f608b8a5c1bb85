import type { ErrorCode } from '../../core/format/errorCode.ts';
import { flyReplay } from './parts/docsLinks.ts';

export default {
  code: 'PA01',
  title: 'Replay/retry buffer exceeded',
  category: 'app',
  owner: 'app',
  ownerIsJudgement: false,
  section: 'Machine-related errors',
  meaning:
    'Edge proxies buffer requests, so that they can be replayed by fly-replay or retried. This request was larger than the limit: buffering stopped, and no replay or retry was possible. The documentation names two limits: 10 MB for buffering, and 1 MB for a request that is replayed.',
  checks: [
    'Find the requests with large bodies at these times, uploads above all, and how they reach a path that uses fly-replay.',
    'Keep requests that may have to be replayed below 1 MB, the smaller limit, or send large uploads straight to storage.',
    'If it was a retry that was lost, look for the error that made it necessary, right before.',
  ],
  docsUrl: 'https://fly.io/docs/monitoring/error-codes/#pa01-replay-retry-buffer-exceeded',
  links: [flyReplay],
  related: ['PA02', 'PA03', 'PU02'],
  templates: [
    "cannot retry/replay request because request body has been read past what we're willing to buffer",
  ],
  samples: {
    match: [
      "cannot retry/replay request because request body has been read past what we're willing to buffer",
    ],
    noMatch: ['cannot retry/replay request', 'cannot retry request because request body is too large'],
  },
} satisfies ErrorCode;
