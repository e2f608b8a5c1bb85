/** The columns of the lines, in their order: a line goes in, what stands in each of its cells comes out. */
import type { ReactNode } from 'react';
import type { FilterField } from '../../store/filters.ts';
import type { EventLine } from '../../store/session.ts';
import { toSeriesKey } from '../../presentation/categories.ts';
import { formatMoment, type Clock } from '../../presentation/times.ts';
import { toVisibleName, toVisibleText } from '../../presentation/visibleText.ts';
import type { TimeRange } from '../../core/units.ts';
import type { TextMask } from '../base/useMask.ts';

/** How times and names are written. */
interface Wording {
  readonly clock: Clock;
  /** Of the log. */
  readonly span: TimeRange | undefined;
  readonly mask: TextMask;
}

/** A cell is a text, a value that opens the menu of its filters, or the button that opens the line. */
export interface LineColumn {
  /** The cell's class is `line-NAME`; its width stands in lines.css. */
  readonly name: string;
  /** More classes of the cell. */
  readonly toClass?: (line: EventLine) => string;
  /** What the line can be filtered by here; undefined where it has nothing of the sort. */
  readonly filter?: {
    readonly field: FilterField;
    readonly findName: (line: EventLine) => string | undefined;
  };
  /** Undefined in the column of the message. */
  readonly show?: (line: EventLine, wording: Wording) => ReactNode;
  /** What stands behind it. */
  readonly tag?: (line: EventLine) => string | undefined;
}

/** To add one, write it here and give it a width in lines.css. */
export const LINE_COLUMNS: readonly LineColumn[] = [
  {
    name: 'time',
    show: ({ time }, { clock, span }) => (time === undefined ? 'no time' : formatMoment(time, clock, span)),
  },
  {
    name: 'code',
    toClass: ({ code }) => `ink-${toSeriesKey(code)}`,
    filter: { field: 'code', findName: (line) => (isEvent(line) ? line.code : undefined) },
    show: ({ code }) => (code === '' ? 'no code' : code),
    tag: ({ how }) => (how === 'inferred' ? 'inferred' : undefined),
  },
  {
    name: 'machine',
    filter: { field: 'machine', findName: (line) => (isEvent(line) ? line.machine : undefined) },
    show: ({ machine }, { mask }) =>
      machine === '' ? 'not named' : <bdi>{toVisibleText(mask.text(machine))}</bdi>,
  },
  {
    name: 'region',
    filter: {
      field: 'region',
      findName: (line) => (isEvent(line) && line.region !== '' ? line.region : undefined),
    },
    show: ({ region }, { mask }) => <bdi>{toVisibleText(mask.text(region))}</bdi>,
  },
  { name: 'text' },
  {
    name: 'place',
    filter: { field: 'file', findName: ({ sourceName }) => sourceName },
    show: ({ sourceName, lineNumber }, { mask }) => (
      <>
        <bdi>{toVisibleName(mask.fileName(sourceName))}</bdi>
        <span>:{lineNumber}</span>
      </>
    ),
  },
];

/** Other lines have no code, machine nor region of their own. */
function isEvent({ how }: EventLine): boolean {
  return how !== 'none';
}
