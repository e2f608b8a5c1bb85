import {
  around,
  areEnough,
  findBehind,
  findFirst,
  findMoments,
  listMachines,
  MINUTE,
  withCodes,
} from '../../core/diagnosis/caseQueries.ts';
import { formatCounted } from '../../core/countText.ts';
import type { DiagnosisRule } from '../../core/diagnosis/diagnosis.ts';
import { canTellChance, isBeyondTimeChance } from '../../core/diagnosis/timeChance.ts';
import { KEEPS_ONE_RUNNING } from './parts/wantedSettings.ts';

const CODES = ['PM11', 'PM08', 'PM07'];
/** The proxy calls a machine recently stopped for this long. */
const REACH = 5 * MINUTE;

export default {
  id: 'autostop-race',
  label: 'Requests to a stopping machine',
  looksAtFew: 'inExcerpts',
  looksAtRecurring: true,
  diagnose(aCase) {
    const { errors, log } = aCase;
    const stops = findMoments(aCase, ['autostop'], around(aCase, REACH, 0));
    const refused = withCodes(errors, CODES);
    const hit = findBehind(refused, stops, REACH);
    if (!areEnough(hit, aCase, 0.5, 2)) return undefined;
    if (!isBeyondTimeChance(refused, stops, REACH, aCase)) return undefined;
    const machines = listMachines(hit).length;
    return {
      title: `Requests still went to ${machines === 0 ? 'machines' : formatCounted(machines, 'machine')} that Fly had just stopped because there was little to do.`,
      owner: 'app',
      confidence: canTellChance(REACH, log.range) ? 'sure' : 'likely',
      refutedBy: 'The same errors on machines that were not stopped in the five minutes before.',
      advice: [
        'Keep enough machines for the usual traffic: `min_machines_running = 1`, or more, under `[http_service]` in fly.toml.',
        'Or let machines sleep rather than stop: `auto_stop_machines = "suspend"`, from which they come back faster.',
        'Raise `soft_limit` under `[http_service.concurrency]` only with care: it decides when there is too much capacity.',
      ],
      settings: [KEEPS_ONE_RUNNING],
      evidence: [...stops.slice(-3), ...hit.slice(0, 3)],
      start: findFirst(aCase, hit),
    };
  },
} satisfies DiagnosisRule;
