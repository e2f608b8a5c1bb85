import { areMost, listMachines, withCodes } from '../../core/diagnosis/caseQueries.ts';
import { formatCounted } from '../../core/countText.ts';
import type { DiagnosisRule } from '../../core/diagnosis/diagnosis.ts';
import { scaleCommand } from './parts/flyCommand.ts';
import { allowsMoreThan, COUNTS_REQUESTS } from './parts/wantedSettings.ts';

const LIMIT = /hard limit of (\d{1,9}) concurrent (connections|requests)/;

export default {
  id: 'concurrency-limit',
  label: 'Concurrency limit reached',
  of: ['coded', 'risen', 'throughout'],
  explain(aCase) {
    const { errors, log } = aCase;
    const limited = withCodes(errors, ['PL01', 'PL02']);
    if (!areMost(limited, aCase, 0.2)) return undefined;
    const [, limit, unit] =
      limited.map(({ text }) => LIMIT.exec(text ?? '')).find((match) => match !== null) ?? [];
    const counted = unit ?? (limited.some(({ code }) => code === 'PL02') ? 'requests' : 'connections');
    const machines = listMachines(limited).length;
    return {
      title: `${machines === 0 ? 'Machines' : formatCounted(machines, 'machine')} took as many ${counted} at a time as fly.toml allows${limit === undefined ? '' : ` (${limit})`}.`,
      owner: 'app',
      confidence: 'sure',
      refutedBy:
        'Low CPU and few open connections at that time, which would mean connections that are never closed.',
      advice: [
        `If machines have room, raise \`hard_limit\` under \`[http_service.concurrency]\` in fly.toml${limit === undefined ? '' : `, now ${limit}`}; set \`soft_limit\` well below it.`,
        `Otherwise add machines: ${scaleCommand(log)}, or larger ones.`,
        ...(counted === 'connections'
          ? ['For HTTP, count requests: `type = "requests"`; connections that stay open count as busy.']
          : []),
        'Look for what takes long: slow queries, an exhausted connection pool, calls to other services without a time limit.',
      ],
      settings: [
        ...(counted === 'connections' ? [COUNTS_REQUESTS] : []),
        ...(limit === undefined ? [] : [allowsMoreThan(Number(limit))]),
      ],
      evidence: [...limited.slice(0, 3), ...withCodes(errors, ['PR04', 'PR03', 'PR01']).slice(0, 2)],
    };
  },
} satisfies DiagnosisRule;
