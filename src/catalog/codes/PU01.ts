import type { ErrorCode } from '../../core/format/errorCode.ts';

export default {
  code: 'PU01',
  title: 'Failed HTTP/2 handshake',
  category: 'upstream',
  owner: 'app',
  ownerIsJudgement: true,
  section: 'Upstream Proxy errors',
  meaning:
    'The HTTP/2 handshake with one of your machines failed. It concerns only apps that accept h2c, which is HTTP/2 without TLS; an app that only takes HTTP/1 connections can leave this code aside.',
  checks: [
    'Look in fly.toml for h2_backend: it makes the proxy speak HTTP/2 to the app. Is the app really meant to accept h2c on that port?',
    'If it is, read the app logs at these times: a server that speaks only HTTP/1, or that is still starting, cannot complete the handshake.',
    'See whether one machine fails or all of them: one alone points at that machine, all of them at a release or a setting.',
  ],
  docsUrl: 'https://fly.io/docs/monitoring/error-codes/#pu01-failed-http-2-handshake',
  links: [],
  related: ['PU02', 'PU04'],
  templates: [],
  samples: {
    match: [],
    noMatch: [
      'could not complete HTTP request to instance: http2 error: stream error sent by user: refused stream',
    ],
  },
} satisfies ErrorCode;
