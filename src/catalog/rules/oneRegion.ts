import { listMachines, pickErrors } from '../../core/diagnosis/caseQueries.ts';
import type { DiagnosisRule } from '../../core/diagnosis/diagnosis.ts';
import { flyCommand, otherRegionAdvice } from './parts/flyCommand.ts';
import { findOwnerOfPlace } from './parts/ownerOfErrors.ts';
import { findOnePlace } from './parts/onePlace.ts';

/** A region that has most errors on ordinary days, too, tells nothing. */
const MAX_USUAL_SHARE = 0.7;

export default {
  id: 'one-region',
  label: 'One region',
  of: ['risen', 'throughout'],
  explain({ errors, log }) {
    const place = findOnePlace(errors, ({ region }) => region);
    if (place === undefined) return undefined;
    // Lines without a machine say where a visitor came in, and an app may have machines in one region only.
    const areOfMachines = listMachines(place.errors).length > 0;
    if (!isUnusual(place.name, areOfMachines ? log.usualRegionsOfMachines : log.usualRegions))
      return undefined;
    const { name } = place;
    return {
      title: `Almost all of these errors were reported in one region: ${name}.`,
      owner: findOwnerOfPlace(place.errors),
      confidence: 'likely',
      refutedBy: 'An app whose visitors, or machines, are nearly all in this region.',
      advice: [
        `Look for ${name} at status.flyio.net.`,
        `See whether machines there are well: ${flyCommand('status', log.app)}.`,
        otherRegionAdvice(log, name),
      ],
      evidence: pickErrors(place.errors, 5),
    };
  },
} satisfies DiagnosisRule;

function isUnusual(region: string, usual: ReadonlyMap<string, number>): boolean {
  const all = [...usual.values()].reduce((sum, count) => sum + count, 0);
  return all > 0 && (usual.get(region) ?? 0) <= all * MAX_USUAL_SHARE;
}
