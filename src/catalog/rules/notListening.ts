import { areEnough } from '../../core/diagnosis/caseQueries.ts';
import type { DiagnosisRule } from '../../core/diagnosis/diagnosis.ts';
import { isLocalName } from '../lifecycle/listeningLines.ts';
import { flyCommand } from './parts/flyCommand.ts';
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
} satisfies DiagnosisRule;
