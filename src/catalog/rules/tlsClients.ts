import { ruleByCodes } from './parts/ruleByCodes.ts';

const MIN_FEW = 4;

export default ruleByCodes({
  id: 'tls-clients',
  label: 'Visitors’ TLS handshakes',
  of: ['coded', 'risen', 'throughout'],
  codes: ['PT01', 'PT02', 'PT03', 'PT04', 'PT07', 'PT08'],
  say(hit, { episode }, mainCode) {
    // Some come to every app.
    if (episode.kind === 'coded' && hit.length < MIN_FEW) return undefined;
    const isLimit = mainCode === 'PT01' || mainCode === 'PT02';
    return {
      title: isLimit
        ? 'Somebody opened more TLS connections than Fly allows at a time; they were turned away before they reached the app.'
        : 'Visitors’ TLS handshakes were not completed; their requests never reached the app.',
      owner: 'client',
      confidence: isLimit ? 'sure' : 'likely',
      refutedBy:
        'Visitors with ordinary browsers who cannot connect, or a certificate that changed at that time.',
      advice: [
        'Nothing in the app can cause this: Fly Proxy ends TLS before a request reaches it. Scanners and broken clients come and go.',
        isLimit
          ? 'If the client is yours, let it keep its connections open and slow down its retries.'
          : 'If visitors complain, try from outside: `openssl s_client -connect HOSTNAME:443 -servername HOSTNAME`.',
        'If it goes on and hits real visitors, ask Fly’s support with these lines.',
      ],
    };
  },
});
