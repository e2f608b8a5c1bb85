import { formatCounted } from '../../core/countText.ts';
import { areMost, listMachines, pickErrors, withCodes } from '../../core/diagnosis/caseQueries.ts';
import type { DiagnosisRule } from '../../core/diagnosis/diagnosis.ts';
import { flyCommand, scaleCommand } from './parts/flyCommand.ts';

const NO_ROOM = /insufficient (?:CPUs?|memory|resources|capacity)|could not reserve resource|no capacity/i;

export default {
  id: 'hosts-full',
  label: 'No room at Fly',
  of: ['coded', 'risen', 'throughout'],
  explain(aCase) {
    const refused = withCodes(aCase.errors, ['PM01']);
    const read = refused.filter(({ text }) => text !== undefined);
    const full = read.filter(({ text }) => NO_ROOM.test(text ?? ''));
    if (full.length < read.length / 2 || full.length === 0) return undefined;
    if (!areMost(refused, aCase, 0.3)) return undefined;
    const machines = listMachines(full);
    const hosts =
      machines.length === 1
        ? `the host of the machine ${machines.join('')}`
        : `the hosts of ${machines.length === 0 ? 'machines' : formatCounted(machines.length, 'machine')}`;
    return {
      title: `Fly has no room on ${hosts}, so stopped machines cannot start.`,
      owner: 'platform',
      confidence: 'likely',
      refutedBy: 'A start of the same machines at that time that succeeds.',
      advice: [
        `Make a machine elsewhere: ${flyCommand(`machine clone ${machines[0] ?? 'ID'}`, aCase.log.app)}, or ${scaleCommand(aCase.log)}; a new machine gets another host.`,
        'Look at status.flyio.net for the region; smaller machines find room sooner.',
        'Keep a machine running, so that nothing has to start: `min_machines_running = 1` under `[http_service]` in fly.toml.',
      ],
      evidence: pickErrors(full, 5),
    };
  },
} satisfies DiagnosisRule;
