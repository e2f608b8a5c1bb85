import { formatCounted } from '../../core/countText.ts';
import { listMachines } from '../../core/diagnosis/caseQueries.ts';
import { flyCommand, otherRegionAdvice, scaleCommand } from './parts/flyCommand.ts';
import { ruleByCodes } from './parts/ruleByCodes.ts';

/** The host of a machine could not be reached. */
const HOST = 'PU03';

export default ruleByCodes({
  id: 'platform-incident',
  label: 'Trouble at Fly',
  of: ['coded', 'risen', 'throughout'],
  // What the documentation calls internal, or can be nothing else.
  codes: ['PP01', 'PU03', 'PC08', 'PM02', 'PM04', 'PM09', 'PM10', 'PT09', 'PE01', 'PE02'],
  say(hit, { log }) {
    const machines = listMachines(hit);
    const isHost = hit.filter(({ code, cause }) => [code, cause].includes(HOST)).length > hit.length / 2;
    // Only a host is out of order by itself; of anything else on one machine of several, the machine is what tells.
    if (machines.length === 1 && log.machines.length > 1 && !isHost) return undefined;
    const regions = new Set(hit.map(({ region }) => region).filter((region) => region !== ''));
    const where = machines.length === 0 ? '' : ` on ${formatCounted(machines.length, 'machine')}`;
    return {
      title: isHost
        ? `Fly could not reach the host${machines.length === 1 ? '' : 's'} of ${machines.length === 0 ? 'machines' : machines.length === 1 ? `the machine ${machines.join('')}` : formatCounted(machines.length, 'machine')}: only Fly can mend that.`
        : `Fly’s own parts failed${where}${regions.size === 1 ? ` in ${[...regions].join('')}` : ''}: these codes are internal to the platform.`,
      owner: 'platform',
      confidence: 'likely',
      refutedBy: 'A calm status page, and the same errors after the machines run elsewhere.',
      advice: [
        'Look at status.flyio.net, and at the community forum for the same region.',
        ...(isHost
          ? [
              `Replace what ran there: ${scaleCommand(log)}, or ${flyCommand(`machine clone ${machines[0] ?? 'ID'}`, log.app)}; a new machine gets another host.`,
            ]
          : []),
        ...(regions.size === 1 && !isHost ? [otherRegionAdvice(log, [...regions].join(''))] : []),
        'Tell Fly’s support, with the times, the machines and these lines.',
      ],
    };
  },
});
