import type { ErrorCode } from '../../core/format/errorCode.ts';

export default {
  code: 'PC01',
  title: 'Machine refused connection on port',
  category: 'connection',
  owner: 'app',
  ownerIsJudgement: false,
  section: 'Upstream Proxy errors',
  meaning:
    'A request went to a given port of a machine, and that port is not open there. The message names the address and port that the proxy tried.',
  checks: [
    'Check that the app listens on the right port: the one in the message, which is the internal_port of fly.toml.',
    'Make sure the app listens on 0.0.0.0 or ::, not on 127.0.0.1, where only the machine itself can reach it.',
    'Read the startup logs, where servers often print their address. The SSH and fly api proxy lines there are not the app.',
    'If the app prints that address only after these lines, it was still booting: shorten its start or keep a machine running.',
    'If the port was open before, look for a crash, an out-of-memory kill or a restart just before the first of these lines.',
  ],
  docsUrl: 'https://fly.io/docs/monitoring/error-codes/#pc01-machine-refused-connection-on-port',
  links: [],
  related: ['PC02', 'PM05', 'PR03', 'PR04'],
  templates: [
    'instance refused connection. is your app listening on {address}?',
    'instance refused connection. is your app listening on {address}? {hint…}',
    // A copy that lost its end.
    'instance refused connection. is your app listening on {address}',
  ],
  samples: {
    match: [
      'instance refused connection. is your app listening on 0.0.0.0:4321?',
      'instance refused connection. is your app listening on 0.0.0.0:9090? make sure it is not only listening on 127.0.0.1 (hint: look at your startup logs, servers often print the address they are listening on)',
      'instance refused connection. is your app listening on [::]:5173?',
      'instance refused connection. is your app listening on 0.0.0.0:4321',
    ],
    noMatch: [
      'instance refused connection',
      'instance refused connection. is your app listening on',
      'waiting for machine to be reachable on 0.0.0.0:9090 (waited 5.4s so far)',
      'connect ECONNREFUSED 127.0.0.1:5432',
    ],
  },
} satisfies ErrorCode;
