/** The codes as a table, most frequent first: what each means, how often, from when to when, whose it is. */
import type { CodeSummary } from '../../core/bins/codeSummary.ts';
import type { TimeRange } from '../../core/units.ts';
import { findErrorCodeEntry } from '../../catalog/codes/index.ts';
import { OWNER_LABELS } from '../../presentation/categories.ts';
import { formatCount, formatCounted } from '../../presentation/numbers.ts';
import { formatMoment, type Clock } from '../../presentation/times.ts';
import type { ArtefactContent } from '../content/content.ts';
import type { Chart } from './chart.ts';
import { toDrawnText } from './fitText.ts';
import type { PictureBlock, Sheet } from './sheet.ts';
import { TABLE_ROW_HEIGHT, toTable, type TableColumn } from './table.ts';

interface TimeWords {
  readonly clock: Clock;
  /** To know whether times need dates. */
  readonly span: TimeRange | undefined;
}

interface CodeColumn extends TableColumn {
  readonly read: (code: CodeSummary, words: TimeWords) => string;
}

const COLUMNS: readonly CodeColumn[] = [
  { title: 'Code', read: ({ code }) => toDrawnText(code) },
  {
    title: 'What it says',
    isWide: true,
    read: ({ code }) => findErrorCodeEntry(code)?.title ?? 'Not in the documentation',
  },
  { title: 'Errors', isNumber: true, read: ({ count }) => formatCount(count) },
  { title: 'Inferred', isNumber: true, read: ({ inferred }) => toCount(inferred) },
  { title: 'First', isNumber: true, read: ({ firstSeen }, words) => toTime(firstSeen, words) },
  { title: 'Last', isNumber: true, read: ({ lastSeen }, words) => toTime(lastSeen, words) },
  { title: 'Machines', isNumber: true, read: ({ machineCount }) => toCount(machineCount) },
  { title: 'Whose', read: ({ code }) => OWNER_LABELS[findErrorCodeEntry(code)?.owner ?? 'unclear'] },
];
const MAX_CODES = 20;
/** The head of the table, what no code is known of, and what is left out. */
const OTHER_ROWS = 3;

/** No taller than the room there is; undefined where there is no error. */
export function toCodeTable(
  { overview, view }: ArtefactContent,
  chart: Chart | undefined,
  sheet: Sheet,
  room = Infinity,
): PictureBlock | undefined {
  const codes = overview.codes.filter(({ count }) => count > 0);
  const { unclassified } = overview.inRange;
  if (codes.length === 0 && unclassified === 0) return undefined;
  const maxCodes = Math.min(MAX_CODES, Math.floor(room / (TABLE_ROW_HEIGHT * sheet.em)) - OTHER_ROWS - 1);
  const words = { clock: view.clock, span: chart?.context.span ?? overview.span };
  const rest = codes.slice(maxCodes);
  const restErrors = rest.reduce((sum, { count }) => sum + count, 0);
  return toTable(
    COLUMNS,
    [
      ...codes.slice(0, maxCodes).map((code) => COLUMNS.map(({ read }) => read(code, words))),
      ...(unclassified === 0
        ? []
        : [['', 'Unclassified: no code, and no text that is known', formatCount(unclassified)]]),
      ...(rest.length === 0
        ? []
        : [['', `and ${formatCounted(rest.length, 'more code')}`, formatCount(restErrors)]]),
    ],
    sheet,
  );
}

function toCount(count: number): string {
  return count === 0 ? '' : formatCount(count);
}

function toTime(time: number | undefined, { clock, span }: TimeWords): string {
  return time === undefined ? '' : formatMoment(time, clock, span);
}
