/** What a picture says in words: content goes in; lines for its head and foot, and the text for who cannot see it, come out. */
import type { TimeRange } from '../../core/units.ts';
import { findLongestGap } from '../../core/log/gaps.ts';
import { describeTimeline } from '../../presentation/barText.ts';
import { describeCoverage, describeUntimed } from '../../presentation/coverage.ts';
import { formatCount, formatCounted } from '../../presentation/numbers.ts';
import { describeFinding, listSteps } from '../../presentation/findingText.ts';
import { formatDuration, formatRange, withZone } from '../../presentation/times.ts';
import { toVisibleName } from '../../presentation/visibleText.ts';
import type { ArtefactContent } from '../content/content.ts';
import type { Chart } from './chart.ts';

/** More files than this are counted, not named. */
const MOST_NAMES = 3;
/** More filters than this are counted, not told. */
const MOST_FILTERS = 6;

/** `2026-11-22 12:00–12:10 UTC+01:00 (Europe/Berlin)`, with words before it where nothing was chosen. */
export function describeRange({ overview: { span }, view: { range, clock } }: ArtefactContent): string {
  if (span === undefined) return 'No record that was read has a date and time, so there is no timeline';
  // To the last record itself; the span ends a millisecond behind it.
  const shown: TimeRange = range ?? { start: span.start, end: span.end - 1 };
  const when = withZone(formatRange(shown, clock, undefined), clock, shown);
  return range === undefined ? `Whole log, ${when}` : when;
}

export interface Totals {
  readonly errors: string;
  readonly records: string;
  /** Empty where every code was written. */
  readonly doubts: string;
}

/** What the bars count, whatever is hidden in them. */
export function describeTotals({ overview }: ArtefactContent, chart: Chart | undefined): Totals {
  const { errors, inferred, unclassified } = overview.inRange;
  const records =
    chart === undefined
      ? overview.sources.reduce((sum, source) => sum + source.records, 0)
      : chart.bars.timeline.records.reduce((sum, count) => sum + count, 0);
  return {
    errors: formatCounted(errors + unclassified, 'error'),
    records: `in ${formatCounted(records, 'record')}`,
    doubts: [
      inferred > 0 ? `${formatCount(inferred)} inferred from text` : '',
      unclassified > 0 ? `${formatCount(unclassified)} unclassified` : '',
    ]
      .filter((doubt) => doubt !== '')
      .join(', '),
  };
}

/** What was counted and what was not, one fact each. */
export function listFacts(content: ArtefactContent, chart: Chart | undefined): readonly string[] {
  const { sources, totals } = content.overview;
  const unread = sources.reduce((sum, source) => sum + source.unread, 0);
  return [
    describeFilters(content.view.filters),
    describeSources(sources),
    describeHidden(chart),
    describeGaps(chart),
    unread > 0 ? `${formatCounted(unread, 'line')} could not be read` : '',
    chart === undefined ? '' : describeUntimed(totals.untimed, 'bar'),
  ].filter((fact) => fact !== '');
}

function describeFilters(filters: readonly string[]): string {
  if (filters.length === 0) return 'No filters';
  const told = filters.slice(0, MOST_FILTERS).map(toVisibleName);
  const rest = filters.length - told.length;
  const more = rest > 0 ? ` and ${formatCount(rest)} more` : '';
  return `${filters.length === 1 ? 'Filter' : 'Filters'}: ${told.join(', ')}${more}`;
}

function describeSources(sources: ArtefactContent['overview']['sources']): string {
  if (sources.length === 0) return 'No file was read';
  const coverage = describeCoverage(sources);
  const names =
    sources.length > MOST_NAMES
      ? formatCounted(sources.length, 'file')
      : sources.map(({ name }) => toVisibleName(name)).join(', ');
  if (coverage === '') return `Covers all that was read: ${names}`;
  const isNamed = sources.length === 1 || sources.length > MOST_NAMES;
  return `Covers ${coverage}${isNamed ? '' : `: ${names}`}`;
}

function describeHidden(chart: Chart | undefined): string {
  const hidden = chart?.bars.groups.filter(({ isHidden }) => isHidden) ?? [];
  if (hidden.length === 0) return '';
  const count = hidden.reduce((sum, { total }) => sum + total, 0);
  return `${formatCounted(hidden.length, 'group')} hidden, with ${formatCounted(count, 'error')}`;
}

function describeGaps(chart: Chart | undefined): string {
  const gaps = chart?.context.gaps ?? [];
  const longest = findLongestGap(gaps);
  if (chart === undefined || longest === undefined) return '';
  const { zone, span } = chart.context;
  const when = `${formatDuration(longest.end - longest.start)}, ${formatRange(longest, zone, span)}`;
  return gaps.length === 1
    ? `No records for ${when}`
    : `${formatCount(gaps.length)} gaps without records, the longest ${when}`;
}

/** The first finding's sentence and its story. */
function tellFirst({ findings, overview, view }: ArtefactContent): readonly string[] {
  const [first] = findings;
  if (first === undefined) return [];
  const steps = listSteps(first, view.clock, overview.span).map(({ time, words }) =>
    `${time} ${words}`.trim(),
  );
  return [first.title, ...(steps.length === 0 ? [] : [`${steps.join('; ')}.`])].map((text) =>
    text.replaceAll('`', ''),
  );
}

/** The picture in a few sentences. */
export function describePicture(content: ArtefactContent, chart: Chart | undefined): string {
  const { errors, records, doubts } = describeTotals(content, chart);
  const totals = `${errors} ${records}${doubts === '' ? '' : ` (${doubts})`}`;
  const gapless = chart && { ...chart.context, gaps: [] };
  return [
    `${describeRange(content)}: ${totals}.`,
    chart && gapless && describeTimeline(chart.bars, gapless),
    ...tellFirst(content),
    ...(chart?.findings.map((finding) => `${describeFinding(finding, content.view.clock, chart.range)}.`) ??
      []),
    ...listFacts(content, chart).map((fact) => `${fact}.`),
  ]
    .filter((sentence) => sentence !== undefined)
    .join(' ');
}
