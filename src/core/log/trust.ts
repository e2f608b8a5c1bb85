/**
 * How far a file's numbers can be trusted by itself: what was counted while it was read goes in, problems come out. Not
 * all of them are faults; they are what people should know.
 */
import type { LayoutLines, LineTotals } from '../records/lineAccount.ts';
import { EXPORT_LIMITS, type FoundProblem, type TimeNotes } from '../records/sourceReport.ts';
import type { TimeOrder } from '../time/timeOrder.ts';
import type { TextEncoding } from '../unpack/sourceNotes.ts';

/** Problems of lines and times as they are read. `zone` is the one that times without one were read in. */
export function findLineProblems(
  { unread, cut }: LineTotals,
  timeNotes: TimeNotes,
  zone: string,
): readonly FoundProblem[] {
  const problems: FoundProblem[] = [];
  if (unread > 0) problems.push({ kind: 'unread', lines: unread });
  if (cut > 0) problems.push({ kind: 'cutLines', lines: cut });
  if (timeNotes.isClockOnly) problems.push({ kind: 'clockOnly' });
  if (timeNotes.isZoneless) problems.push({ kind: 'zoneless', zone });
  return problems;
}

/** A file that holds more than one layout. */
export function findMixedLayouts(layouts: readonly Readonly<LayoutLines>[]): readonly FoundProblem[] {
  if (layouts.length < 2) return [];
  return [{ kind: 'layouts', layouts: layouts.map(({ label, recordLines }) => ({ label, recordLines })) }];
}

export function findBrokenText(places: number, encoding: TextEncoding): readonly FoundProblem[] {
  return places === 0 ? [] : [{ kind: 'brokenText', places, encoding }];
}

export function findCutOff({ records }: Pick<LineTotals, 'records'>): readonly FoundProblem[] {
  const limit = EXPORT_LIMITS.find((most) => most === records);
  return limit === undefined ? [] : [{ kind: 'cutOff', records: limit }];
}

/** An export with the newest lines first is in order, too. */
export function findDisorder({
  forward,
  back,
  farBack,
  furthestBackMs,
}: Pick<TimeOrder, 'forward' | 'back' | 'farBack' | 'furthestBackMs'>): readonly FoundProblem[] {
  return back > forward || farBack === 0 ? [] : [{ kind: 'disorder', places: farBack, furthestBackMs }];
}
