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
  fires: [
    `10:00:00 *90/60s b app GET / 200
     10:40:00 a proxy App shop has excess capacity, autostopping machine a. 1 out of 2 machines left running (region=ams, process group=app)
     10:40:03 *9/3s a proxy [PM11] machine was recently stopped and is unavailable to service request`,
    // Again and again, so that it is what is usual in this log.
    `10:00:00 *240/30s a app GET / 200
     10:05:00 *11/600s a proxy App shop has excess capacity, autostopping machine a. 0 out of 1 machines left running (region=ams, process group=app)
     10:05:01 *11/600s a proxy [PM08] machine is in a non-startable state: stopping
     10:05:04 *11/600s a proxy [PM11] machine was recently stopped and is unavailable to service request
     10:05:09 *11/600s a proxy [PM11] machine was recently stopped and is unavailable to service request`,
  ],
  staysQuiet: [
    // Too many to be few, and at no time more than usual.
    `10:00:00 *120/60s b app GET / 200
     10:00:05 *12/600s a proxy App shop has excess capacity, autostopping machine a. 1 out of 2 machines left running (region=ams, process group=app)
     10:00:30 *60/120s a proxy [PM08] machine is in a non-startable state: stopping`,
    `10:00:00 *90/60s b app GET / 200
     10:10:00 a proxy App shop has excess capacity, autostopping machine a. 1 out of 2 machines left running (region=ams, process group=app)
     10:40:03 *9/3s a proxy [PM08] machine is in a non-startable state: stopping`,
  ],
} satisfies DiagnosisRule;
