import {
  around,
  areEnough,
  findBehind,
  findMoments,
  listMachines,
  MINUTE,
  withCodes,
} from '../../core/caseQueries.ts';
import { formatCounted } from '../../core/countText.ts';
import type { DiagnosisRule } from '../../core/diagnosis.ts';
import { canTellChance, isBeyondTimeChance } from '../../core/timeChance.ts';
import { KEEPS_ONE_RUNNING } from '../wantedSettings.ts';

const CODES = ['PM11', 'PM08', 'PM07'];
/** The proxy calls a machine recently stopped for this long. */
const REACH = 5 * MINUTE;

export default {
  id: 'autostop-race',
  label: 'Requests to a stopping machine',
  looksAtFew: 'inExcerpts',
  diagnose(aCase) {
    const { errors, log } = aCase;
    const stops = findMoments(aCase, ['autostop'], around(aCase, REACH, 0));
    const hit = findBehind(withCodes(errors, CODES), stops, REACH);
    if (!areEnough(hit, aCase, 0.5, 2) || !isBeyondTimeChance(hit, stops, REACH, log.range)) return undefined;
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
    };
  },
  fires: [
    `10:00:00 *90/60s b app GET / 200
     10:40:00 a proxy App shop has excess capacity, autostopping machine a. 1 out of 2 machines left running (region=ams, process group=app)
     10:40:03 *9/3s a proxy [PM11] machine was recently stopped and is unavailable to service request`,
  ],
  staysQuiet: [
    `10:00:00 *90/60s b app GET / 200
     10:10:00 a proxy App shop has excess capacity, autostopping machine a. 1 out of 2 machines left running (region=ams, process group=app)
     10:40:03 *9/3s a proxy [PM08] machine is in a non-startable state: stopping`,
  ],
} satisfies DiagnosisRule;
