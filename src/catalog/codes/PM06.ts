import type { ErrorCode } from '../../core/format/errorCode.ts';

export default {
  code: 'PM06',
  title: 'Missing app name',
  category: 'machine',
  owner: 'unclear',
  ownerIsJudgement: false,
  section: 'Machine-related errors',
  meaning:
    'The Machines API needs the name of an app to act on one machine, and none was given. The proxy was starting or stopping a machine on request.',
  checks: [
    'See what the failing requests have in common, for example that they ask for a machine by its id or were replayed with fly-replay.',
    'If your app sends fly-replay with a machine id, check that the id belongs to the app that the request goes to.',
    'If nothing of yours addresses single machines and it goes on, report it to Fly with the times and the app name.',
  ],
  docsUrl: 'https://fly.io/docs/monitoring/error-codes/#pm06-missing-app-name',
  links: [],
  related: ['PM01', 'PM07', 'PR02'],
  templates: ['missing app name for machine, cannot make machines API HTTP request'],
  samples: {
    match: ['missing app name for machine, cannot make machines API HTTP request'],
    noMatch: [
      'missing app name for machine',
      'failed to connect even if machine has been started for a while',
      'could not find machine state, this is an internal problem',
    ],
  },
} satisfies ErrorCode;
