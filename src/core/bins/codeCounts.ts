/** Counts by code: rows go in; how often those of each code have each name comes out. */
import { HOW_NAMES, type EventTable } from '../table/eventTable.ts';
import { rowAt, type Rows } from '../table/rows.ts';

/** What is counted of the rows of one code. */
export interface CodeCounts {
  /** Its index in the table's `codes`. */
  readonly code: number;
  readonly count: number;
  /** `hows[how]`, and so with indices of the table's dictionaries. */
  readonly hows: Uint32Array;
  readonly machines: Uint32Array;
  readonly regions: Uint32Array;
  /** `causes[code]` */
  readonly causes: Uint32Array;
}

/** Four bytes each. Where codes and names are so many that it takes more, not all codes are counted at once. */
const MAX_CELLS = 1 << 22;

/** All codes of the table, in its order; `rows` are in its order too. */
export function* countByCode(
  table: EventTable,
  rows: Rows,
  maxCells: number = MAX_CELLS,
): Generator<CodeCounts> {
  const { codes, machines, regions } = table;
  const nameCount = Math.max(codes.length, machines.length, regions.length);
  const perPass = Math.max(1, Math.floor(maxCells / nameCount));
  for (let from = 0; from < codes.length; from += perPass) {
    const size = Math.min(perPass, codes.length - from);
    const counted = countSome(table, rows, from, size);
    for (let i = 0; i < size; i += 1) {
      const ofCode = (counts: Uint32Array): Uint32Array => {
        const names = counts.length / size;
        return counts.subarray(i * names, (i + 1) * names);
      };
      const hows = ofCode(counted.hows);
      yield {
        code: from + i,
        count: hows.reduce((sum, count) => sum + count, 0),
        hows,
        machines: ofCode(counted.machines),
        regions: ofCode(counted.regions),
        causes: ofCode(counted.causes),
      };
    }
  }
}

/** One array for all codes from `from` on, code by code. */
interface SomeCounts {
  readonly hows: Uint32Array;
  readonly machines: Uint32Array;
  readonly regions: Uint32Array;
  readonly causes: Uint32Array;
}

/**
 * One pass for all that is counted: most of its time is waiting for counts to be written before they are read again,
 * and a loop over several waits for them together.
 */
function countSome(table: EventTable, rows: Rows, from: number, size: number): SomeCounts {
  const { code, how, machine, region, cause } = table;
  const [howCount, causeCount] = [HOW_NAMES.length, table.codes.length];
  const [machineCount, regionCount] = [table.machines.length, table.regions.length];
  const hows = new Uint32Array(size * howCount);
  const machines = new Uint32Array(size * machineCount);
  const regions = new Uint32Array(size * regionCount);
  const causes = new Uint32Array(size * causeCount);
  // Loops over all rows read columns directly: `at` serves columns of every type, so the compiler cannot make it fast
  // for one. All indices are inside.
  for (let place = 0; place < rows.length; place += 1) {
    const row = rowAt(rows, place);
    const ofCode = (code[row] ?? 0) - from;
    if (ofCode < 0 || ofCode >= size) continue;
    const howCell = ofCode * howCount + (how[row] ?? 0);
    hows[howCell] = (hows[howCell] ?? 0) + 1;
    const machineCell = ofCode * machineCount + (machine[row] ?? 0);
    machines[machineCell] = (machines[machineCell] ?? 0) + 1;
    const regionCell = ofCode * regionCount + (region[row] ?? 0);
    regions[regionCell] = (regions[regionCell] ?? 0) + 1;
    const causeCell = ofCode * causeCount + (cause[row] ?? 0);
    causes[causeCell] = (causes[causeCell] ?? 0) + 1;
  }
  return { hows, machines, regions, causes };
}
