/** The two sides of a comparison: what was chosen and read goes in; what is counted on each, and its name, come out. */
import { toDistinctNames } from '../../core/log/distinctNames.ts';
import type { Selection } from '../../core/table/selection.ts';
import type { TimeRange } from '../../core/units.ts';
import type { Filters } from '../../store/filters.ts';
import type { Overview } from '../../store/session.ts';
import type { ComparisonChoice } from '../../store/view.ts';
import { toVisibleName } from '../../presentation/visibleText.ts';

export interface Side {
  /** "Right before", or the file's name. */
  readonly label: string;
  /** The time that it is about; undefined for files without times. */
  readonly range: TimeRange | undefined;
  readonly selection: Selection;
}

export interface Sides {
  readonly before: Side;
  readonly after: Side;
}

/** What is still to be chosen. */
export type Missing = 'range' | 'anotherRange' | 'anotherFile';

export interface ComparedLog {
  readonly sources: Overview['sources'];
  readonly span: TimeRange | undefined;
  readonly isTimeOfDay: boolean;
}

/** How comparing begins: by what is at hand. */
export function chooseFirst(sources: Overview['sources'], range: TimeRange | undefined): ComparisonChoice {
  return { with: range === undefined && sources.length > 1 ? 'otherFile' : 'rightBefore' };
}

/** `range` is the one that is selected, or else shown; `nameFile` makes of a file's name what is shown. */
export function toSides(
  choice: ComparisonChoice,
  range: TimeRange | undefined,
  filters: Filters,
  log: ComparedLog,
  nameFile: (name: string) => string = (name) => name,
): Sides | Missing {
  if (choice.with === 'otherFile') return toFileSides(choice, filters, log, nameFile);
  const { keptRange } = choice;
  if (range === undefined) return choice.with === 'keptRange' && keptRange ? 'anotherRange' : 'range';
  const toSide = (label: string, of: TimeRange): Side => ({
    label,
    range: of,
    selection: { range: of, filters },
  });
  const after = toSide('This range', range);
  const { start, end } = range;
  switch (choice.with) {
    case 'rightBefore':
      return { before: toSide('Right before', { start: start - (end - start), end: start }), after };
    case 'allBefore':
      return {
        before: toSide('All before', { start: Math.min(log.span?.start ?? start, start), end: start }),
        after,
      };
    case 'keptRange':
      if (keptRange === undefined || isSameRange(keptRange, range)) return 'anotherRange';
      return { before: toSide('Kept range', keptRange), after };
  }
}

export function isSameRange(a: TimeRange, b: TimeRange | undefined): boolean {
  return a.start === b?.start && a.end === b.end;
}

export function isOverlapping({ before, after }: Sides): boolean {
  const [a, b] = [before.range, after.range];
  return before.selection.range !== undefined && a !== undefined && b !== undefined
    ? a.start < b.end && b.start < a.end
    : false;
}

/** The chosen files, or else the first two. Undefined where there is only one. */
export function findFiles(
  { files }: ComparisonChoice,
  names: readonly string[],
): readonly [before: string, after: string] | undefined {
  if (files?.every((name) => names.includes(name)) === true) return files;
  const [first, second] = names;
  return first === undefined || second === undefined ? undefined : [first, second];
}

function toFileSides(
  choice: ComparisonChoice,
  filters: Filters,
  log: ComparedLog,
  nameFile: (name: string) => string,
): Sides | Missing {
  const names = toDistinctNames(log.sources.map(({ name }) => name));
  const files = findFiles(choice, names);
  if (files === undefined || files[0] === files[1]) return 'anotherFile';
  const toSide = (name: string): Side => {
    const source = log.sources[names.indexOf(name)];
    // Times of day do not stand on an axis of dates.
    const times = source?.timeKind === 'timeOfDay' && !log.isTimeOfDay ? undefined : source?.span;
    return {
      label: toVisibleName(nameFile(name)),
      range: times && { start: times.first, end: times.last },
      selection: { filters: { ...filters, file: { include: [name] } } },
    };
  };
  return { before: toSide(files[0]), after: toSide(files[1]) };
}
