import { pickErrors } from '../../core/diagnosis/caseQueries.ts';
import { formatCounted } from '../../core/countText.ts';
import type { DiagnosisRule } from '../../core/diagnosis/diagnosis.ts';
import { flyCommand } from './parts/flyCommand.ts';
import { findOwnerOfPlace } from './parts/ownerOfErrors.ts';
import { findOnePlace } from './parts/onePlace.ts';

export default {
  id: 'one-machine',
  label: 'One machine',
  of: ['risen', 'throughout'],
  explain({ errors, log }) {
    const place = findOnePlace(errors, ({ machine }) => machine);
    if (place === undefined || log.servingMachines.length < 2) return undefined;
    const { name } = place;
    return {
      title: `Almost all of these errors are on one of ${formatCounted(log.servingMachines.length, 'machine')}: ${name}.`,
      owner: findOwnerOfPlace(place.errors),
      confidence: 'likely',
      refutedBy: 'A request that only this machine gets, or the only machine with traffic at that time.',
      advice: [
        `Restart it: ${flyCommand(`machine restart ${name}`, log.app)}. If that does not help, replace it: ${flyCommand(`machine clone ${name}`, log.app)}, then \`fly machine destroy ${name}\`.`,
        `Compare what it prints with the others: ${flyCommand(`logs --machine ${name}`, log.app)}.`,
        'If a new machine in its place is well, its host was to blame: tell Fly’s support.',
      ],
      evidence: pickErrors(place.errors, 5),
    };
  },
} satisfies DiagnosisRule;
