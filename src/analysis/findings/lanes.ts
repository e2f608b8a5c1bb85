/**
 * Lanes: lives and a question go in; the lives in a range of time come out, those of machines that a finding is about
 * first, then those with most errors. What is not drawn costs a count.
 */
import { listDeploys, toLane } from '../../core/lives/lanes.ts';
import type { Life } from '../../core/lives/life.ts';
import { at, type EventTable } from '../../core/table/eventTable.ts';
import { rowAt, type Rows } from '../../core/table/rows.ts';
import { countNames } from '../../core/table/tally.ts';
import type { TimeRange } from '../../core/units.ts';
import type { Lanes, PlacedFinding } from '../api/api.ts';

export interface LaneQuestion {
  readonly range: TimeRange;
  readonly most: number;
  /** The errors that count; none without a time. */
  readonly rows: Rows;
  /** In how many equal parts of the range they are counted. */
  readonly binCount: number;
}

/** No screen has room for more. */
const MAX_BINS = 1000;

/** Machines that the log tells nothing of but errors have no life to draw. */
export function listLanes(
  lives: readonly Life[],
  table: EventTable,
  findings: readonly PlacedFinding[],
  { range, most, rows, binCount }: LaneQuestion,
): Lanes {
  const counts = countNames(table.machine, table.machines.length, rows);
  const indexOf = new Map(table.machines.map((machine, index) => [machine, index]));
  const inFindings = listFoundMachines(findings, range);
  const sorted = lives
    .filter(({ machine, runs }) => machine !== '' && runs.length > 0)
    .map((life) => {
      const index = indexOf.get(life.machine);
      const isFound = inFindings.has(life.machine);
      return { life, index, isFound, errors: index === undefined ? 0 : at(counts, index) };
    })
    // Equal ones stay in the order in which the log first names them.
    .sort((a, b) => Number(b.isFound) - Number(a.isFound) || b.errors - a.errors);
  const shown = sorted.slice(0, most);
  const folded = sorted.slice(most);
  const bins = Math.max(1, Math.min(MAX_BINS, binCount));
  const errorBins = binByMachine(
    table,
    rows,
    shown.map(({ index }) => index),
    range,
    bins,
  );
  return {
    lanes: shown.map(({ life, errors, isFound }, lane) => ({
      ...toLane(life, range),
      ...{ errors, isFound, errorBins: at(errorBins, lane) },
    })),
    folded: { machines: folded.length, errors: folded.reduce((sum, { errors }) => sum + errors, 0) },
    deploys: listDeploys(lives, range),
  };
}

/** Of findings that are about a part of the range; without times, they could be about any. */
function listFoundMachines(
  findings: readonly PlacedFinding[],
  { start, end }: TimeRange,
): ReadonlySet<string> {
  return new Set(
    findings
      .filter((finding) => (finding.start ?? -Infinity) < end && (finding.last ?? Infinity) >= start)
      .flatMap(({ machines }) => machines.map(({ name }) => name)),
  );
}

/** `counts[machine][bin]`, for the machines in their order; undefined stands for one without an error. */
function binByMachine(
  { time, machine, machines }: EventTable,
  rows: Rows,
  wanted: readonly (number | undefined)[],
  { start, end }: TimeRange,
  binCount: number,
): readonly (readonly number[])[] {
  const laneOf = new Int32Array(machines.length).fill(-1);
  for (const [lane, index] of wanted.entries()) if (index !== undefined) laneOf[index] = lane;
  const bins = wanted.map(() => new Array<number>(binCount).fill(0));
  for (let i = 0; i < rows.length; i += 1) {
    const row = rowAt(rows, i);
    const counts = bins[laneOf[machine[row] ?? 0] ?? -1];
    const bin = Math.floor((((time[row] ?? Number.NaN) - start) / (end - start)) * binCount);
    if (counts !== undefined && bin >= 0 && bin < binCount) counts[bin] = at(counts, bin) + 1;
  }
  return bins;
}
