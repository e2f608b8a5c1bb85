import type { ErrorCode } from '../../core/format/errorCode.ts';

export default {
  code: 'PM11',
  title: 'Machine recently stopped',
  category: 'machine',
  owner: 'unclear',
  ownerIsJudgement: false,
  section: 'Machine-related errors',
  meaning:
    'The proxy starts and stops machines on request, but their states reach the proxies only eventually: an edge may believe a machine started that was stopped less than 5 minutes ago. If other machines are available, PM11 goes back to the edge, which picks another one. If the edge knows only one machine able to serve, the request is forwarded to it anyway.',
  checks: [
    'See whether the requests were served by another machine: PM11 on its own is the proxy correcting itself.',
    'Look for an autostop, a deploy or a crash that stopped the machine within the 5 minutes before.',
    'If visitors feel it, keep more machines running with min_machines_running in fly.toml, or turn autostop off.',
  ],
  docsUrl: 'https://fly.io/docs/monitoring/error-codes/#pm11-machine-recently-stopped',
  links: [],
  related: ['PM08', 'PM07', 'PR02'],
  templates: ['machine was recently stopped and is unavailable to service request'],
  samples: {
    match: ['machine was recently stopped and is unavailable to service request'],
    noMatch: [
      'machine was recently stopped',
      'App tidepool has excess capacity, autostopping machine 3287e5c0a41b96',
    ],
  },
} satisfies ErrorCode;
