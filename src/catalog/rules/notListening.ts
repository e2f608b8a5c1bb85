import { areMost, MINUTE } from '../../core/diagnosis/caseQueries.ts';
import type { Case, Diagnosis, DiagnosisRule } from '../../core/diagnosis/diagnosis.ts';
import { isLocalName } from '../lifecycle/listeningLines.ts';
import {
  becameReachable,
  findListening,
  openedLater,
  wasOpen,
  type Listening,
} from '../lifecycle/listeningApps.ts';
import { flyCommand } from './parts/flyCommand.ts';

export default {
  id: 'not-listening',
  label: 'Not listening',
  of: ['refused', 'failing', 'starting', 'risen', 'throughout'],
  explain(aCase) {
    const listening = findListening(aCase);
    const { refused, asked, addresses } = listening;
    const closed = addresses.findLast(
      (address) => address.isLoopback && (asked === undefined || address.port === asked),
    );
    if (closed === undefined || wasOpen(listening) || becameReachable(aCase, asked, closed))
      return explainSilence(aCase, listening);
    if (openedLater(aCase, listening)) return undefined;
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
      evidence: [closed.moment, ...(refused.length > 0 ? refused : aCase.errors).slice(0, 3)],
    };
  },
} satisfies DiagnosisRule;

/** One refusal comes with many a start, unless it is what somebody asks about. */
const MIN_REFUSED = 2;

/** Nothing tells where the app listens: only that nothing does where it is asked. */
function explainSilence(aCase: Case, listening: Listening): Diagnosis | undefined {
  const { refused, asked, addresses } = listening;
  const { episode, log } = aCase;
  const isTelling = episode.kind === 'refused' ? log.isShort : areMost(refused, aCase);
  if (!isTelling || refused.length < (log.isExcerpt ? 1 : MIN_REFUSED) || !areMost(refused, aCase, 0.3))
    return undefined;
  if (addresses.length > 0 || openedLater(aCase, listening)) return undefined;
  const port = asked === undefined ? 'the port of fly.toml' : `port ${asked}`;
  return {
    title: `Nothing in the machine listens on ${port}, where Fly Proxy asks: connections are refused.`,
    owner: 'app',
    confidence: episode.last - episode.start > MINUTE ? 'likely' : 'possible',
    refutedBy: 'A line in which the app says that it listens there, a crash, or a start that was going on.',
    advice: [
      `Look in the startup lines for the address that the app prints: ${flyCommand('logs', log.app)}.`,
      `It has to be \`0.0.0.0${asked === undefined ? '' : `:${asked}`}\` or \`[::]${asked === undefined ? '' : `:${asked}`}\`, not \`127.0.0.1\` or \`localhost\`: often a setting such as \`HOST=0.0.0.0\`.`,
      `If the port is another one, set \`internal_port\` under \`[http_service]\` in fly.toml to it.`,
      'If the app prints nothing of the kind, it may not have started: look for a crash.',
    ],
    evidence: refused.slice(0, 4),
  };
}
