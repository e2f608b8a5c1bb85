import { areEnough } from '../../core/diagnosis/caseQueries.ts';
import type { DiagnosisRule } from '../../core/diagnosis/diagnosis.ts';
import { isLocalName } from '../lifecycle/listeningLines.ts';
import { flyCommand } from './parts/proxyWords.ts';
import { becameReachable, findListening, openedLater, wasOpen } from '../lifecycle/listeningApps.ts';

export default {
  id: 'not-listening',
  label: 'Listens on the machine only',
  looksAtFew: 'always',
  diagnose(aCase) {
    const listening = findListening(aCase);
    const { refused, asked, addresses } = listening;
    const closed = addresses.findLast(
      (address) => address.isLoopback && (asked === undefined || address.port === asked),
    );
    if (closed === undefined || wasOpen(listening) || becameReachable(aCase, asked, closed)) return undefined;
    if (!areEnough(refused, aCase, 0.3) || openedLater(aCase, listening)) return undefined;
    const { detail } = closed.moment;
    const port = asked ?? closed.port ?? '8080';
    return {
      title: `The app listens on ${detail}, where Fly Proxy cannot reach it.`,
      owner: 'app',
      confidence: asked === undefined || isLocalName(detail) ? 'likely' : 'sure',
      refutedBy: `A line in which the app listens on 0.0.0.0:${port} or [::]:${port} before these errors.`,
      advice: [
        `Make the app listen on \`0.0.0.0:${port}\` or \`[::]:${port}\`, not on ${detail}: often a setting such as \`HOST=0.0.0.0\` or \`--host 0.0.0.0\`.`,
        `Deploy it and watch the startup line: ${flyCommand('logs', aCase.log.app)}.`,
      ],
      evidence: [closed.moment, ...refused.slice(0, 3)],
    };
  },
  fires: [
    `10:00:00 a app Listening on http://127.0.0.1:8080
     10:00:30 *20/10s a proxy [PC01] instance refused connection. is your app listening on 0.0.0.0:8080?
     10:00:30 *60/10s a app tick`,
  ],
  staysQuiet: [
    `10:00:00 a app  INFO SSH listening listen_address=[fdaa:0:1::3]:22
     10:00:01 a app Listening on http://0.0.0.0:8080
     10:00:02 a app admin listening on 127.0.0.1:9090
     10:00:30 *20/10s a proxy [PC01] instance refused connection. is your app listening on 0.0.0.0:8080?
     10:00:30 *60/10s a app tick`,
    // It prints so, and a check reaches it all the same.
    `09:00:00 a app Application is running on: http://[::1]:8080
     09:00:05 a health Health check 'servicecheck-00-http-8080' on port 8080 is now passing.
     11:00:00 a app  INFO Main child exited normally with code: 1
     11:00:01 *20/10s a proxy [PC01] instance refused connection. is your app listening on 0.0.0.0:8080?
     11:00:01 *60/10s a app tick`,
  ],
} satisfies DiagnosisRule;
