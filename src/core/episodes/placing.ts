/**
 * Placing errors: phases of machines and codes go in; for each phase the errors that belong to it come out. An error is
 * taken once: what one episode tells, no other one does.
 */
import { findFirstAtLeast } from '../ascending.ts';
import { at, NONE, type EventTable } from '../table/eventTable.ts';
import { listRows, rowsOf, type Rows } from '../table/rows.ts';
import type { RowIndex, TimeRange } from '../units.ts';
import type { Phase } from './episode.ts';

/** What the balancer says of the whole app; the machine beside it is not the one that failed. */
const OF_BALANCER = 'PR';

export class Placing {
  readonly #table: EventTable;
  readonly #isTaken: Uint8Array;

  constructor(table: EventTable) {
    this.#table = table;
    this.#isTaken = new Uint8Array(table.length);
  }

  take({ list, first, length }: Rows): void {
    if (list === undefined) this.#isTaken.fill(1, first, first + length);
    else for (const row of list) this.#isTaken[row] = 1;
  }

  /** Those that nothing has told yet. */
  keepFree(rows: Rows): Rows {
    return rowsOf(listRows(rows).filter((row) => this.#isTaken[row] === 0));
  }

  /** Errors that nothing has told yet and that have one of the codes, or quote it; all codes where none are named. */
  listFree(codes?: ReadonlySet<string>): Rows {
    const { code, cause, length } = this.#table;
    const isMeant = this.#toMask(codes);
    const rows = new Uint32Array(length);
    let count = 0;
    for (let row = 0; row < length; row += 1) {
      if (this.#isTaken[row] === 1) continue;
      const quoted = cause[row] ?? NONE;
      if (isMeant !== undefined && isMeant[code[row] ?? NONE] !== 1) {
        // Most errors quote nothing, which is not what the empty code stands for.
        if (quoted === NONE || isMeant[quoted] !== 1) continue;
      }
      rows[count++] = row;
    }
    return rowsOf(rows.slice(0, count));
  }

  /**
   * For each phase its errors, in order. Of an error that names a machine, only that machine's phases count; an error that
   * names none, or that the balancer wrote, belongs to whatever phase of the app it falls into.
   */
  place(phases: readonly Phase[], codes: ReadonlySet<string>): readonly (readonly RowIndex[])[] {
    const { time, machine, code, codes: names, machines } = this.#table;
    const placed = phases.map((): RowIndex[] => []);
    const own = groupByMachine(phases);
    const all = toTimeline(
      phases.map((_, index) => index),
      phases,
    );
    const timelineOf = machines.map((name) => own.get(name));
    const unnamed = own.get('');
    const isOfBalancer = names.map((name) => name.startsWith(OF_BALANCER));
    const free = this.listFree(codes);
    for (const row of free.list ?? []) {
      const moment = time[row] ?? Number.NaN;
      const name = machine[row] ?? 0;
      let phase = timelineOf[name]?.find(moment) ?? unnamed?.find(moment);
      if (phase === undefined && (machines[name] === '' || isOfBalancer[code[row] ?? 0] === true))
        phase = all.find(moment);
      if (phase !== undefined) placed[phase]?.push(row);
    }
    return placed;
  }

  /** The share of errors like these that would lie in phases, had they come evenly over the time of the log. */
  getExpectedShare({ list, first, length }: Rows, phases: readonly Phase[], range: TimeRange): number {
    const { machine, code, codes, machines } = this.#table;
    const own = groupPhases(phases);
    const all = getCoveredShare(phases, range);
    const unnamed = own.get('') ?? [];
    const shareOf = machines.map((name) =>
      getCoveredShare(name === '' ? unnamed : [...(own.get(name) ?? []), ...unnamed], range),
    );
    let sum = 0;
    for (let i = 0; i < length; i += 1) {
      const row = list === undefined ? first + i : at(list, i);
      const name = at(machine, row);
      const isOfAny = machines[name] === '' || at(codes, at(code, row)).startsWith(OF_BALANCER);
      sum += isOfAny ? all : at(shareOf, name);
    }
    return sum / Math.max(1, length);
  }

  #toMask(codes: ReadonlySet<string> | undefined): Uint8Array | undefined {
    return codes && Uint8Array.from(this.#table.codes, (code) => (codes.has(code) ? 1 : 0));
  }
}

function groupPhases(phases: readonly Phase[]): ReadonlyMap<string, readonly Phase[]> {
  const groups = new Map<string, Phase[]>();
  for (const phase of phases) {
    const group = groups.get(phase.machine);
    if (group === undefined) groups.set(phase.machine, [phase]);
    else group.push(phase);
  }
  return groups;
}

/** How much of the time lies in one phase or more. */
function getCoveredShare(phases: readonly Phase[], { start, end }: TimeRange): number {
  let covered = 0;
  let reached = start;
  for (const { from, to } of phases.toSorted((a, b) => a.from - b.from)) {
    covered += Math.max(0, Math.min(to, end) - Math.max(from, reached));
    reached = Math.max(reached, Math.min(to, end));
  }
  return covered / (end - start);
}

interface Timeline {
  /** The phase that a time is in, by its index; undefined for none. */
  find(time: number): number | undefined;
}

function groupByMachine(phases: readonly Phase[]): ReadonlyMap<string, Timeline> {
  const groups = new Map<string, number[]>();
  phases.forEach(({ machine }, index) => {
    const group = groups.get(machine);
    if (group === undefined) groups.set(machine, [index]);
    else group.push(index);
  });
  return new Map(Array.from(groups, ([machine, indices]) => [machine, toTimeline(indices, phases)]));
}

/** How far back a phase is looked for that began before others and goes on behind them. */
const MAX_LOOKING_BACK = 64;

function toTimeline(indices: readonly number[], phases: readonly Phase[]): Timeline {
  const sorted = indices.toSorted((a, b) => at(phases, a).from - at(phases, b).from);
  const starts = Float64Array.from(sorted, (index) => at(phases, index).from);
  return {
    find(time) {
      if (Number.isNaN(time)) return undefined;
      const end = findFirstAtLeast(starts, time + 1);
      for (let i = end - 1; i >= Math.max(0, end - MAX_LOOKING_BACK); i -= 1) {
        const index = at(sorted, i);
        if (time < at(phases, index).to) return index;
      }
      return undefined;
    },
  };
}
