import type { ErrorCode } from '../../core/format/errorCode.ts';
import { concurrencyLimits, metrics } from './parts/docsLinks.ts';

export default {
  code: 'PC05',
  title: 'Connection timed out',
  category: 'connection',
  owner: 'app',
  ownerIsJudgement: false,
  section: 'Upstream Proxy errors',
  meaning: 'Connections from Fly Proxy to your app time out: the app does not answer in time.',
  checks: [
    'Read the app logs: they may show what the app was waiting for when connections timed out.',
    'Check that concurrency limits are set, and set so that the app is not overloaded.',
    'Look at the metrics in managed Grafana for resources that are exhausted: CPU, memory, disk I/O.',
  ],
  docsUrl: 'https://fly.io/docs/monitoring/error-codes/#pc05-connection-timed-out',
  links: [concurrencyLimits, metrics],
  related: ['PL01', 'PL02', 'PC07', 'PU02'],
  templates: [
    'timed out while connecting to your instance',
    'timed out while connecting to your instance. this indicates a problem with your app',
    'timed out while connecting to your instance. this indicates a problem with your app {hint…}',
  ],
  samples: {
    match: [
      'timed out while connecting to your instance',
      'timed out while connecting to your instance. this indicates a problem with your app.',
      'timed out while connecting to your instance. this indicates a problem with your app (hint: look at your logs and metrics)',
    ],
    noMatch: [
      'timed out while connecting to your database',
      'could not wake up machine due to a timeout requesting from the machines API',
      'tls handshake timed out',
    ],
  },
} satisfies ErrorCode;
