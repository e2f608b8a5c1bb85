/**
 * Lives of machines: the table of lifecycle moments goes in; for each machine its runs, each with its start and its one
 * end, come out. Time is linear in moments. Any lines may be missing: the log begins and ends anywhere.
 */
import { at, type EventTable } from '../table/eventTable.ts';
import type { MomentKind } from '../table/lifecycle.ts';
import { LifeBuilder } from './lifeBuilder.ts';
import type { IsAskedAddress, Life } from './life.ts';

/** In the order of the machines' first lines; moments without a time tell nothing of when. */
export function readLives(table: EventTable, isAskedAddress: IsAskedAddress): readonly Life[] {
  const builders = new Array<LifeBuilder | undefined>(table.machines.length);
  const found: LifeBuilder[] = [];
  for (let row = 0; row < table.length; row += 1) {
    const time = table.time[row] ?? Number.NaN;
    if (Number.isNaN(time)) break;
    const machine = table.machine[row] ?? 0;
    let builder = builders[machine];
    if (builder === undefined) {
      builder = builders[machine] = new LifeBuilder(at(table.machines, machine), isAskedAddress);
      found.push(builder);
    }
    const kind = at(table.codes, at(table.code, row)) as MomentKind;
    builder.add({ time, kind, detail: at(table.codes, at(table.cause, row)), row });
  }
  return found.map((builder) => builder.finish());
}
