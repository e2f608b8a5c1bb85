import type { ErrorCode } from '../../core/format/errorCode.ts';

export default {
  code: 'PC02',
  title: 'Connection refused',
  category: 'connection',
  owner: 'app',
  ownerIsJudgement: false,
  section: 'Upstream Proxy errors',
  meaning:
    'A request went to an unspecified port of a machine, and that port is not open there. Unlike PC01, the message does not say which port.',
  checks: [
    'Make sure the app listens on 0.0.0.0 or ::, not on 127.0.0.1, where only the machine itself can reach it.',
    'Read the startup logs, where servers often print their address; compare its port with the internal_port of fly.toml.',
    'If the port was open before, look for a crash, an out-of-memory kill or a restart just before the first of these lines.',
  ],
  docsUrl: 'https://fly.io/docs/monitoring/error-codes/#pc02-connection-refused',
  links: [],
  related: ['PC01', 'PM05'],
  templates: ['instance refused connection'],
  samples: {
    match: ['instance refused connection', 'instance refused connection.'],
    noMatch: [
      'instance refused connection. is your app listening on 0.0.0.0:8000?',
      'redis instance refused connection',
      'instance refused connection after 3 attempts',
    ],
  },
} satisfies ErrorCode;
