import type { DiagnosisRule } from '../../core/diagnosis/diagnosis.ts';
import { flyCommand } from './parts/flyCommand.ts';
import { becameReachable, findListening, openedLater } from '../lifecycle/listeningApps.ts';

export default {
  id: 'wrong-port',
  label: 'Wrong port',
  of: ['refused', 'failing', 'starting'],
  explain(aCase) {
    const listening = findListening(aCase);
    const { refused, asked, addresses } = listening;
    const isAtPort = addresses.some(({ port }) => port === asked);
    // A server for the public rather than one that only the machine itself reaches, such as for metrics.
    const other = addresses.findLast(({ isLoopback }) => !isLoopback) ?? addresses.at(-1);
    if (asked === undefined || isAtPort || other?.port === undefined) return undefined;
    if (becameReachable(aCase, asked, other)) return undefined;
    if (openedLater(aCase, listening)) return undefined;
    const { port, isLoopback } = other;
    return {
      title: `Fly ${refused.length > 0 ? 'Proxy asks for' : 'asks for'} port ${asked}, and the app listens on ${port}.`,
      owner: 'app',
      confidence: isLoopback ? 'likely' : 'sure',
      refutedBy: `A line in which the app listens on port ${asked} before these errors.`,
      advice: [
        `Set \`internal_port = ${port}\` under \`[http_service]\` in fly.toml, or make the app listen on ${asked}.`,
        ...(isLoopback
          ? ['It also has to listen on `0.0.0.0`: what it prints is reachable inside the machine only.']
          : []),
        `Deploy it: ${flyCommand('deploy', aCase.log.app)}.`,
      ],
      settings: [
        {
          path: ['http_service', 'internal_port'],
          toValue: (present) => (present === Number(asked) ? Number(port) : undefined),
        },
      ],
      evidence: [other.moment, ...(refused.length > 0 ? refused : aCase.errors).slice(0, 3)],
    };
  },
} satisfies DiagnosisRule;
