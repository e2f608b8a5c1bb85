import type { ErrorCode } from '../../core/format/errorCode.ts';

export default {
  code: 'PC06',
  title: 'Unidentified I/O error',
  category: 'connection',
  owner: 'unclear',
  ownerIsJudgement: false,
  section: 'Upstream Proxy errors',
  meaning:
    'A connection to a machine failed with an I/O error that could not be identified. The log has to tell whether your app broke it or something else.',
  checks: [
    'Read the app logs of the same machine at these times for a crash, a restart or closed connections.',
    'Look at the codes next to it, such as PC03, PC04 or PC05: they may name what this one cannot.',
    'See whether one machine, one region or everything is hit. If your app shows nothing and it goes on, report it to Fly.',
  ],
  docsUrl: 'https://fly.io/docs/monitoring/error-codes/#pc06-unidentified-i-o-error',
  links: [],
  related: ['PC03', 'PC04', 'PC05', 'PU02'],
  templates: [],
  samples: { match: [], noMatch: ['encountered an io error while performing tls handshake'] },
} satisfies ErrorCode;
