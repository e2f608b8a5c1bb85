/** Logs without any time: their tables go in, the same with the order of lines as their times comes out. */
import type { EventTable } from '../../core/table/eventTable.ts';
import type { EvidenceLine, Finding } from '../../core/diagnosis/finding.ts';
import type { DiagnosisParts } from './tools.ts';

/** Nobody copies more by hand, and a log without times says little anyway. */
const MAX_TIMELESS_LINES = 1000;

/**
 * A few lines without any time still have an order: each line stands for a second. Only of one file, because nothing
 * says how the lines of several lie to each other.
 */
export function timeByLines(merged: DiagnosisParts['merged']): DiagnosisParts['merged'] {
  const { table, lifecycle } = merged;
  const count = table.length + lifecycle.length;
  if (count === 0 || count > MAX_TIMELESS_LINES) return merged;
  if (table.source.some((source) => source !== table.source[0])) return merged;
  const lines = [...table.lineNumber, ...lifecycle.lineNumber];
  const toTimed = (part: EventTable): EventTable => ({
    ...part,
    time: Float64Array.from(part.lineNumber, (lineNumber) => lineNumber * 1000),
  });
  const span = { first: 1000 * Math.min(...lines), last: 1000 * Math.max(...lines) };
  return { ...merged, table: toTimed(table), lifecycle: toTimed(lifecycle), span };
}

/** What it says of times are numbers of lines. */
export function withoutTimes(finding: Finding): Finding {
  return {
    ...finding,
    ...{ start: undefined, last: undefined, isOngoing: false },
    evidence: finding.evidence.map(withoutTime),
    episodes: finding.episodes.map((episode) => ({
      ...episode,
      start: undefined,
      last: undefined,
      isOngoing: false,
    })),
    steps: finding.steps.map((step) => ({
      ...step,
      time: undefined,
      evidence: step.evidence === undefined ? undefined : withoutTime(step.evidence),
    })),
  };
}

function withoutTime(line: EvidenceLine): EvidenceLine {
  return { ...line, time: undefined };
}
