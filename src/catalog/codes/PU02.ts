import type { ErrorCode } from '../../core/format/errorCode.ts';

export default {
  code: 'PU02',
  title: 'Failed to complete HTTP request to instance',
  category: 'upstream',
  owner: 'app',
  ownerIsJudgement: true,
  section: 'Upstream Proxy errors',
  meaning:
    'Fly Proxy started an HTTP request to one of your machines, but the request was not completed. The text after the colon says what ended it, for example that the connection was closed before the message was complete.',
  checks: [
    'Read the app logs of the same machine at the same second: a crash, a restart or a handler that closes the connection cuts the request off.',
    'Look for an out-of-memory kill or exit code 137 shortly before: a killed process takes its open requests with it.',
    'See whether a deploy or an autostop was stopping the machine at that moment.',
    'If streams, WebSockets or reused connections are hit, compare how long they lasted with the idle and keep-alive timeouts of your server.',
  ],
  docsUrl: 'https://fly.io/docs/monitoring/error-codes/#pu02-failed-to-complete-http-request-to-instance',
  links: [],
  related: ['PC03', 'PC04', 'PU01', 'PR03'],
  templates: [
    'could not complete HTTP request to instance: {cause…}',
    // A copy that broke off behind the colon.
    'could not complete HTTP request to instance:',
    // Versions of 2023.
    'could not make HTTP request to instance: {cause…}',
    'could not send HTTP request to instance: {cause…}',
  ],
  samples: {
    match: [
      'could not complete HTTP request to instance: connection closed before message completed',
      'could not complete HTTP request to instance: legacy hyper error: client error (SendRequest), caused by: connection error, caused by: fly-proxy-tls: connection reset',
      'could not complete HTTP request to instance: hyper error: connection error (source: Operation timed out (os error 110))',
      'could not complete HTTP request to instance: legacy hyper error: http2 error: stream error sent by user: stream no longer needed',
      'could not complete HTTP request to instance:',
      'could not make HTTP request to instance: connection closed before message completed',
      'could not send HTTP request to instance: connection error: timed out',
    ],
    noMatch: [
      'could not complete HTTP request to instance',
      'could not finish reading HTTP body from instance: error reading a body from connection',
      'could not proxy TCP data: connection reset by peer',
      'Could not proxy HTTP request.',
      'worker: could not complete HTTP request to instance: socket hang up',
    ],
  },
} satisfies ErrorCode;
