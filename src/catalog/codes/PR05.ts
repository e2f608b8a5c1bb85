import type { ErrorCode } from '../../core/format/errorCode.ts';

export default {
  code: 'PR05',
  title: 'Statics retrieval failed',
  category: 'routing',
  owner: 'unclear',
  ownerIsJudgement: false,
  section: 'Routing errors',
  meaning: 'A static file could not be fetched from the Tigris bucket that is given for it.',
  checks: [
    'Compare the bucket name in the statics section of fly.toml with the buckets that fly storage list shows.',
    'Check that the file is in the bucket, under the path that was requested.',
    'See whether other files of the bucket still load: if none does, look at the bucket and its access; if one is missing, at the upload.',
    'If bucket and file are in order and it goes on, report it to Fly with the times and the bucket name.',
  ],
  docsUrl: 'https://fly.io/docs/monitoring/error-codes/#pr05-statics-retrieval-failed',
  links: [],
  related: ['PR02'],
  templates: ['failed to request static files for {path…} from Tigris bucket'],
  samples: {
    match: ['failed to request static files for /assets/app.css from Tigris bucket'],
    noMatch: [
      'failed to request static files',
      'failed to request static files for /assets/app.css from S3 bucket',
    ],
  },
} satisfies ErrorCode;
