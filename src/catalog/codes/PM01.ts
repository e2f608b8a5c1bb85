import type { ErrorCode } from '../../core/format/errorCode.ts';

export default {
  code: 'PM01',
  title: 'Machines API error',
  category: 'machine',
  owner: 'unclear',
  ownerIsJudgement: false,
  section: 'Machine-related errors',
  meaning:
    'The Machines API returned an error while the proxy was starting or stopping a machine on request. The message shows the underlying error when it is known.',
  checks: [
    'Read the error behind the colon first: it decides what to do.',
    'For "machine still attempting to start", read the app logs of that boot: the machine starts slowly or fails to start.',
    'For "rate limit exceeded", find what starts, stops or updates machines in a loop: a crash loop, a script, retries.',
    'For "lease currently held", wait until the deploy or tool that holds it is done, or until the expiry time in the message.',
  ],
  docsUrl: 'https://fly.io/docs/monitoring/error-codes/#pm01-machines-api-error',
  links: [],
  related: ['PM03', 'PM05', 'PM07', 'PR03'],
  templates: ['machines API returned an error', 'machines API returned an error: {error…}'],
  samples: {
    match: [
      'machines API returned an error: "machine still attempting to start"',
      'machines API returned an error: "rate limit exceeded"',
      'machines API returned an error: "machine ID 3287e5c0a41b96 lease currently held by 5d0c7b1e-3f52-5b0a-9f0e-0c9a7d4412ab@tokens.fly.io, expires at 2026-03-02T08:15:00Z"',
      'machines API returned an error',
    ],
    noMatch: [
      'machines API returned an error:',
      'deploy script: machines API returned an error: 422',
      'could not wake up machine due to a timeout requesting from the machines API',
    ],
  },
} satisfies ErrorCode;
