/** Lanes: a log and a range go in; the lives of its machines in it, those with most errors first, come out. */
import { readLives } from '../../core/lives/lives.ts';
import { toLane } from '../../core/lives/lanes.ts';
import { at } from '../../core/table/eventTable.ts';
import { selectRows } from '../../core/table/selection.ts';
import { countNames } from '../../core/table/tally.ts';
import type { TimeRange } from '../../core/units.ts';
import type { Lanes } from '../api/api.ts';
import { listAskedPorts } from './askedPorts.ts';
import type { DiagnosisParts } from './tools.ts';

/** Machines that the log tells nothing of but errors have no life to draw. */
export async function listLanes(parts: DiagnosisParts, range: TimeRange, most: number): Promise<Lanes> {
  const { table, lifecycle } = parts.merged;
  const lives = readLives(lifecycle, parts.createAddressCheck(await listAskedPorts(parts)));
  const counts = countNames(table.machine, table.machines.length, selectRows(table, { range }));
  const errorsOf = new Map(table.machines.map((machine, index) => [machine, at(counts, index)]));
  const sorted = lives
    .filter(({ machine }) => machine !== '')
    .map((life) => ({ life, errors: errorsOf.get(life.machine) ?? 0 }))
    .sort((a, b) => b.errors - a.errors);
  const folded = sorted.slice(most);
  return {
    lanes: sorted.slice(0, most).map(({ life, errors }) => ({ ...toLane(life, range), errors })),
    folded: { machines: folded.length, errors: folded.reduce((sum, { errors }) => sum + errors, 0) },
  };
}
