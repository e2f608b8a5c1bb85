import {
  areEnough,
  findFirst,
  findMoments,
  listMachines,
  MINUTE,
  SECOND,
  withCodes,
} from '../../core/diagnosis/caseQueries.ts';
import { formatCounted } from '../../core/countText.ts';
import type { DiagnosisRule, WantedSetting } from '../../core/diagnosis/diagnosis.ts';
import { isBeyondTimeChance } from '../../core/diagnosis/timeChance.ts';
import { flyCommand } from './parts/flyCommand.ts';
import { findBoots, isIn } from './parts/boots.ts';
import { hasChecks, KEEPS_ONE_RUNNING, toSeconds } from './parts/wantedSettings.ts';

const CODES = ['PC01', 'PC02', 'PM05', 'PR03', 'PR04', 'PC07', 'PC05', 'PM03'];

export default {
  id: 'slow-boot',
  label: 'Slow start',
  looksAtFew: 'always',
  looksAtRecurring: true,
  diagnose(aCase) {
    const boots = findBoots(aCase);
    const refused = withCodes(aCase.errors, CODES);
    const early = refused.filter((error) => boots.some((boot) => isIn(error, boot)));
    if (!areEnough(early, aCase, 0.5, 3)) return undefined;
    if (!isBeyondTimeChance(refused, findMoments(aCase, ['start', 'waiting']), MINUTE, aCase))
      return undefined;
    const slow = boots.filter((boot) => early.some((error) => isIn(error, boot)));
    const isOpen = slow.every(({ end }) => end === Infinity);
    const longest = Math.max(...slow.map(({ start, end }) => Math.min(end, aCase.incident.last) - start));
    const machines = listMachines(slow).length;
    const [first] = slow;
    return {
      title: `The app takes ${isOpen ? 'more than ' : ''}${formatCounted(Math.max(1, Math.round(longest / SECOND)), 'second')} to start${machines > 1 ? ` on ${formatCounted(machines, 'machine')}` : ''}; requests that came earlier were refused.`,
      owner: 'app',
      confidence: isOpen ? 'likely' : 'sure',
      refutedBy: 'The same errors long after the machine has become reachable.',
      advice: [
        'Keep a machine running, so that nobody waits for a start: `min_machines_running = 1` under `[http_service]` in fly.toml.',
        'Make the app listen first, and do migrations, downloads and warming up behind it.',
        `Give the machines more CPU for the start: ${flyCommand('scale vm shared-cpu-2x', aCase.log.app)}.`,
      ],
      settings: [KEEPS_ONE_RUNNING, givesTime(longest)],
      evidence: [...(first?.lines.slice(0, 3) ?? []), ...early.slice(0, 3)],
      start: findFirst(aCase, early),
    };
  },
} satisfies DiagnosisRule;

/** Where there is a health check, it must not fail a machine that is still starting. */
function givesTime(bootMs: number): WantedSetting {
  const seconds = Math.ceil(bootMs / SECOND / 10 + 1) * 10;
  return {
    path: ['http_service', 'checks', 'grace_period'],
    toValue: (present, toml) => {
      const given = toSeconds(present) ?? (hasChecks(toml) ? 0 : Infinity);
      return given < bootMs / SECOND ? `${seconds}s` : undefined;
    },
  };
}
