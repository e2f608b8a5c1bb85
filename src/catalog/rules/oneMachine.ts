import { pickErrors } from '../../core/diagnosis/caseQueries.ts';
import { formatCounted } from '../../core/countText.ts';
import type { DiagnosisRule } from '../../core/diagnosis/diagnosis.ts';
import { flyCommand } from './parts/proxyWords.ts';
import { findOwner } from './parts/ownerOfErrors.ts';
import { findOnePlace } from './parts/onePlace.ts';

export default {
  id: 'one-machine',
  label: 'One machine',
  diagnose({ errors, log }) {
    const place = findOnePlace(errors, ({ machine }) => machine);
    if (place === undefined || log.servingMachines.length < 2) return undefined;
    const { name } = place;
    return {
      title: `Almost all of these errors are on one of ${formatCounted(log.servingMachines.length, 'machine')}: ${name}.`,
      // What only Fly can mend is its own to mend; of anything else, the place alone tells nothing.
      owner: findOwner(place.errors) === 'platform' ? 'platform' : 'unclear',
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
  fires: [
    `10:00:00 *60/60s b app GET / 200
     10:00:00 *10/300s b proxy [PU02] could not complete HTTP request to instance: client error (SendRequest)
     10:00:07 *10/300s c proxy [PU02] could not complete HTTP request to instance: client error (SendRequest)
     10:20:00 *30/5s a proxy [PC05] connection timed out`,
  ],
  staysQuiet: [
    // The other one is for jobs.
    `10:00:00 *60/60s a app GET / 200
     10:00:00 *60/60s b app job done
     10:20:00 *30/5s a proxy [PC05] connection timed out`,
    `10:00:00 *60/60s b app GET / 200
     10:20:00 *15/5s a proxy [PC05] connection timed out
     10:20:00 *15/5s b proxy [PC05] connection timed out`,
  ],
} satisfies DiagnosisRule;
