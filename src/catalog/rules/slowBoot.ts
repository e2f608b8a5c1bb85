import { findMostFrequent, listMachines, pickErrors, SECOND } from '../../core/diagnosis/caseQueries.ts';
import { formatCounted } from '../../core/countText.ts';
import type { CaseMoment, DiagnosisRule, WantedSetting } from '../../core/diagnosis/diagnosis.ts';
import type { DurationMs } from '../../core/units.ts';
import { flyCommand } from './parts/flyCommand.ts';
import { hasChecks, KEEPS_ONE_RUNNING, toSeconds } from './parts/wantedSettings.ts';

export default {
  id: 'slow-boot',
  label: 'Slow start',
  of: ['starting'],
  explain({ episode, errors, log }) {
    const slow = episode.phases;
    const isOpen = slow.every(({ over }) => over === undefined);
    const lengths = slow.map(({ begin, over }) => {
      const seen = (over?.time ?? Math.min(episode.last, log.range.end)) - begin;
      return over?.kind === 'reachable' ? believeMeasured(over.detail, seen) : seen;
    });
    const longest = Math.max(...lengths);
    const signs = slow.flatMap(({ signs: own, over, machine }): CaseMoment[] =>
      [...own, ...(over === undefined ? [] : [over])].map((sign) => ({ ...sign, machine })),
    );
    const machines = listMachines(signs).length;
    const asked = findMostFrequent(
      signs.filter(({ kind }) => kind === 'waiting').map(({ detail }) => detail),
    )?.value;
    const seconds = Math.max(1, Math.round(longest / SECOND));
    return {
      title: isOpen
        ? `The app was not reachable${asked === undefined ? '' : ` on ${asked}`} ${formatCounted(seconds, 'second')} after its start; requests that came meanwhile failed.`
        : `The app takes ${formatCounted(seconds, 'second')} to start${machines > 1 ? ` on ${formatCounted(machines, 'machine')}` : ''}; requests that came earlier were refused.`,
      owner: 'app',
      confidence: isOpen ? 'likely' : 'sure',
      refutedBy: 'The same errors long after the machine has become reachable.',
      advice: [
        'Keep a machine running, so that nobody waits for a start: `min_machines_running = 1` under `[http_service]` in fly.toml; it counts in the primary region only.',
        'Make the app listen first, and do migrations, downloads and warming up behind it.',
        `Give the machines more CPU for the start: ${flyCommand('scale vm shared-cpu-2x', log.app)}.`,
      ],
      settings: [KEEPS_ONE_RUNNING, givesTime(longest)],
      evidence: [...signs.slice(0, 3), ...pickErrors(errors, 3)],
    };
  },
} satisfies DiagnosisRule;

/** What the proxy measured is finer than times in whole seconds; it counts from when it began to wait. */
function believeMeasured(detail: string, seen: DurationMs): DurationMs {
  const measured = (toSeconds(detail) ?? 0) * SECOND;
  return Math.abs(measured - seen) <= SECOND ? measured : seen;
}

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
