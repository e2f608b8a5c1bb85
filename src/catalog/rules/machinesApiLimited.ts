import { areMost, pickErrors, withCodes } from '../../core/diagnosis/caseQueries.ts';
import type { DiagnosisRule } from '../../core/diagnosis/diagnosis.ts';
import { flyCommand } from './parts/flyCommand.ts';

const RATE_LIMIT = /rate limit exceeded/i;

export default {
  id: 'machines-api-limited',
  label: 'Machines API rate limit',
  of: ['coded', 'risen', 'throughout'],
  explain(aCase) {
    const refused = withCodes(aCase.errors, ['PM01']);
    const read = refused.filter(({ text }) => text !== undefined);
    const limited = read.filter(({ text }) => RATE_LIMIT.test(text ?? ''));
    if (limited.length < read.length / 2 || limited.length === 0) return undefined;
    if (!areMost(refused, aCase, 0.3)) return undefined;
    return {
      title: 'Fly’s Machines API turned requests to start machines away: too many came in a short time.',
      owner: 'app',
      confidence: 'sure',
      refutedBy:
        'Few starts at that time; then the limit is used up by something outside of this log, such as a script.',
      advice: [
        'Find what starts machines over and over: machines that stop at once, a script that calls the API, very many machines that wake at a time.',
        'Keep machines running through the rush: `min_machines_running` under `[http_service]` in fly.toml.',
        `See which machines go up and down: ${flyCommand('machine list', aCase.log.app)}.`,
      ],
      evidence: pickErrors(limited, 5),
    };
  },
} satisfies DiagnosisRule;
