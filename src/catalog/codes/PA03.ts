import type { ErrorCode } from '../../core/format/errorCode.ts';
import { flyReplay } from './parts/docsLinks.ts';

export default {
  code: 'PA03',
  title: 'Invalid fly-replay',
  category: 'app',
  owner: 'app',
  ownerIsJudgement: false,
  section: 'Machine-related errors',
  meaning:
    'Your app returned an invalid fly-replay header. The proxy could not read it and so could not replay the request.',
  checks: [
    'Log the exact fly-replay value that the app sends, and compare it with the documented fields and their form.',
    'Look for empty values, such as an unset variable for a region, app or machine id, and for stray separators.',
    'See whether it began with a release, and which code sets the header there.',
  ],
  docsUrl: 'https://fly.io/docs/monitoring/error-codes/#pa03-invalid-fly-replay',
  links: [flyReplay],
  related: ['PA02', 'PA04'],
  templates: ["could not parse 'fly-replay' response header returned by app"],
  samples: {
    match: ["could not parse 'fly-replay' response header returned by app"],
    noMatch: [
      "could not parse 'fly-replay' response header",
      "could not parse 'x-request-start' response header returned by app",
    ],
  },
} satisfies ErrorCode;
