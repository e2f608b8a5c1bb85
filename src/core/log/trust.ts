/**
 * How far a file's numbers can be trusted: what was counted while it was read goes in, problems in words come out.
 * Not all of them are faults; they are what people should know.
 */
import { formatCount } from '../countText.ts';
import type { LineTotals } from '../records/lineAccount.ts';
import type { TimeNotes } from '../records/sourceReport.ts';
import type { Repeats } from './repeats.ts';
import type { SourceProblem, TextEncoding } from '../records/sourceReport.ts';
import type { TimeOrder } from '../time/timeOrder.ts';

/** What is said of lines and times as they are read. `zone` is the one that times without one were read in. */
export function findLineProblems(
  { unread, cut }: LineTotals,
  timeNotes: TimeNotes,
  zone: string,
): readonly SourceProblem[] {
  const problems: SourceProblem[] = [];
  if (unread > 0) {
    problems.push({
      kind: 'unread',
      message: `${String(unread)} ${unread === 1 ? 'line' : 'lines'} could not be read as log records.`,
    });
  }
  if (cut > 0) {
    problems.push({
      kind: 'cutLines',
      message: `${String(cut)} ${cut === 1 ? 'line is' : 'lines are'} longer than 1 MiB; only the first 1 MiB was read.`,
    });
  }
  if (timeNotes.isClockOnly) {
    problems.push({
      kind: 'clockOnly',
      message: 'The times are times of day, without a date: their days are counted from the first record on.',
    });
  }
  if (timeNotes.isZoneless) {
    problems.push({
      kind: 'zoneless',
      message: `The times do not say in which zone they are; they were read as ${zone}.`,
    });
  }
  return problems;
}

export function findBrokenText(count: number, encoding: TextEncoding): readonly SourceProblem[] {
  if (count === 0) return [];
  const places = count === 1 ? '1 place is' : `${String(count)} places are`;
  const shown = count === 1 ? 'is shown' : 'are shown';
  return [
    { kind: 'brokenText', message: `${places} no valid ${encoding.toUpperCase()} and ${shown} as \ufffd.` },
  ];
}

/**
 * As many records as a tool gives at most, and which tool that is: the logs API's pages and the history of
 * `fly logs`; the dashboard's log panel in Grafana; and Loki's own limit (`max_entries_limit_per_query`).
 */
const CAPS = new Map([
  [100, 'fly logs and its API give at most their last 100 lines'],
  [1000, 'Grafana’s log panels show at most 1,000 lines'],
  [5000, 'Grafana and Loki give at most 5,000 lines'],
]);

export function findCutOff({ records }: Pick<LineTotals, 'records'>): readonly SourceProblem[] {
  const cap = CAPS.get(records);
  if (cap === undefined) return [];
  const message = `Exactly ${formatCount(records)} records: ${cap}, so more may be missing.`;
  return [{ kind: 'cutOff', message }];
}

/** An export with the newest lines first is in order, too. */
export function findDisorder({
  forward,
  back,
  farBack,
  furthestBackMs,
}: Pick<TimeOrder, 'forward' | 'back' | 'farBack' | 'furthestBackMs'>): readonly SourceProblem[] {
  if (back > forward || farBack === 0) return [];
  const seconds = formatCount(Math.round(furthestBackMs / 1000));
  const places = farBack === 1 ? 'one place' : `${formatCount(farBack)} places`;
  return [
    {
      kind: 'disorder',
      message: `Its records go back in time in ${places}, by up to ${seconds} s; they are shown in order of time.`,
    },
  ];
}

export function findOutliers(count: number): readonly SourceProblem[] {
  if (count === 0) return [];
  const records = count === 1 ? 'One of its records stands' : `${formatCount(count)} of its records stand`;
  return [
    {
      kind: 'outliers',
      message: `${records} more than 30 days away from all others: a clock may be wrong, and the timeline is long. Zoom in.`,
    },
  ];
}

/** `names` are those of all files, in their order. */
export function findRepeats(
  { within, shared }: Repeats,
  source: number,
  names: readonly string[],
): readonly SourceProblem[] {
  const problems: SourceProblem[] = [];
  const repeated = within[source] ?? 0;
  if (repeated > 0)
    problems.push({
      kind: 'repeats',
      message: `${countErrors(repeated)} twice, at the same millisecond, as happens where an export’s parts overlap; all are counted.`,
    });
  for (const { other, count } of shared.filter((pair) => pair.source === source))
    problems.push({
      kind: 'repeats',
      message: `${countErrors(count)} in ${names[other] ?? ''} as well, at the same time; they are counted in both.`,
    });
  return problems;
}

function countErrors(count: number): string {
  return count === 1 ? 'One of its errors stands' : `${formatCount(count)} of its errors stand`;
}
