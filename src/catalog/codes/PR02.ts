import type { ErrorCode } from '../../core/format/errorCode.ts';
import { deployStrategies } from './parts/docsLinks.ts';

export default {
  code: 'PR02',
  title: 'Machine not found',
  category: 'routing',
  owner: 'unclear',
  ownerIsJudgement: false,
  section: 'Routing errors',
  meaning:
    'The edge proxy had forwarded the request to one specific machine, and that machine was gone: most likely it was shut down in between. This happens mostly during bluegreen deploys.',
  checks: [
    'See whether a deploy was running, a bluegreen one above all: a few PR02 while the old machines go away pass with it.',
    'Without a deploy, look for what shut the machine down at that time: an autostop, a crash, a person or a script.',
    'If clients or fly-replay ask for a machine by its id, run fly status to check that the id is still current.',
  ],
  docsUrl: 'https://fly.io/docs/monitoring/error-codes/#pr02-machine-not-found',
  links: [deployStrategies],
  related: ['PM08', 'PM11', 'PR01'],
  templates: ['fly proxy could not find local instance for route'],
  samples: {
    match: ['fly proxy could not find local instance for route'],
    noMatch: [
      'could not find an instance to route to',
      'no known healthy instances found for route tcp/443',
      'fly proxy could not find local instance',
    ],
  },
} satisfies ErrorCode;
