/**
 * The answer in one look: an overview and its findings go in; what, since when, how wide and whether it goes on come
 * out. Nothing is made from the bars: they depend on the width of the window.
 */
import type { CodeSummary } from '../core/bins/codeSummary.ts';
import type { EpochMs, TimeRange } from '../core/units.ts';
import { findErrorCodeEntry } from '../catalog/codes/index.ts';
import type { Overview } from '../analysis/api/api.ts';
import type { FindingWords } from '../core/diagnosis/finding.ts';
import { getProblemKind } from '../core/records/sourceReport.ts';
import { findLongestGap } from '../core/log/gaps.ts';
import { describeGaps } from './gaps.ts';
import { formatCount, formatCounted } from './numbers.ts';
import { formatDuration, formatMoment, formatRange, withZone, type Clock } from './times.ts';
import { toVisibleName } from './visibleText.ts';

export interface Summary {
  readonly headline: string;
  readonly facts: readonly string[];
}

/** What can be shown of a log: all, or a part that somebody chose. */
export interface SummaryScope {
  /** The range that the overview is of. */
  readonly range: TimeRange | undefined;
  readonly hasFilters: boolean;
}

/**
 * The whole log is told by its first finding; the counts come behind it. Findings are undefined where nobody looked
 * for them, or not yet. A sentence of a finding has commands and keys between backticks.
 */
export function summarize(
  overview: Overview,
  findings: readonly Pick<FindingWords, 'title'>[] | undefined,
  { range, hasFilters }: SummaryScope,
  zone: Clock,
): Summary {
  const { errors, unclassified } = overview.inRange;
  if (hasFilters && errors + unclassified === 0)
    return { headline: 'No proxy errors that fit the filters.', facts: [] };
  const { headline, facts } = summarizeCounts(overview, range, zone);
  const counts = `${headline}.`;
  const [first, ...others] = findings ?? [];
  if (findings === undefined || range !== undefined || hasFilters) return { headline: counts, facts };
  if (first !== undefined)
    return {
      headline: first.title,
      facts: [describeOthers(others.length), counts, ...facts].filter((fact) => fact !== ''),
    };
  return errors + unclassified === 0
    ? { headline: counts, facts }
    : { headline: 'No incident found.', facts: [counts, ...facts] };
}

function describeOthers(count: number): string {
  return count === 0 ? '' : `And ${formatCounted(count, 'more finding')}.`;
}

function summarizeCounts(overview: Overview, range: TimeRange | undefined, zone: Clock): Summary {
  const { errors, inferred, unclassified } = overview.inRange;
  if (errors + unclassified === 0) return summarizeQuiet(overview, range, zone);
  const codes = overview.codes.filter(({ count }) => count > 0);
  const facts = [
    codes[0] && describeTop(codes[0], codes),
    describeEnd(overview, codes, range, zone),
    errors > 0 &&
      unclassified > 0 &&
      `${formatCounted(unclassified, 'more proxy error', 'more proxy errors')} could not be classified.`,
    inferred > 0 && `${formatCounted(inferred, 'code was', 'codes were')} inferred from the text.`,
  ];
  return {
    headline: `${describeCount(errors, unclassified, codes.length)}${describeWhen(overview, codes, range, zone)}`,
    facts: facts.filter((fact) => typeof fact === 'string'),
  };
}

function describeCount(errors: number, unclassified: number, codeCount: number): string {
  return errors === 0
    ? formatCounted(unclassified, 'proxy error without a known code', 'proxy errors without a known code')
    : `${formatCounted(errors, 'error')} of ${formatCounted(codeCount, 'code')}`;
}

function findFirst(codes: readonly CodeSummary[]): EpochMs {
  return Math.min(...codes.map(({ firstSeen }) => firstSeen ?? Infinity));
}

function describeWhen(
  { span }: Overview,
  codes: readonly CodeSummary[],
  range: TimeRange | undefined,
  zone: Clock,
): string {
  if (range !== undefined) return ` in ${withZone(formatRange(range, zone, span), zone, range)}`;
  const first = findFirst(codes);
  return Number.isFinite(first) ? ` since ${withZone(formatMoment(first, zone, span), zone, span)}` : '';
}

function describeTop(top: CodeSummary, codes: readonly CodeSummary[]): string {
  const title = findErrorCodeEntry(top.code)?.title;
  const name = title === undefined ? top.code : `${top.code} ${title}`;
  const machines = top.machineCount;
  const all = countMachines(codes);
  const isPart = all !== undefined && machines < all;
  const wide = isPart
    ? ` on ${formatCount(machines)} of ${formatCount(all)} machines with errors`
    : ` on ${formatCounted(machines, 'machine')}`;
  const where = machines === 0 ? '' : wide;
  return codes.length === 1
    ? `All are ${name}${where}.`
    : `Most: ${name}, ${formatCount(top.count)}${where}.`;
}

/** Machines that the errors of all codes name; undefined where the lists of them are not whole. */
function countMachines(codes: readonly CodeSummary[]): number | undefined {
  const named = codes.map(({ machines }) => machines.map(({ name }) => name).filter((name) => name !== ''));
  const areWhole = codes.every(({ machineCount }, i) => named[i]?.length === machineCount);
  return areWhole ? new Set(named.flat()).size : undefined;
}

/** Whether it goes on: how long before the end of what was read the last error stands. */
function describeEnd(
  { span, sources }: Overview,
  codes: readonly CodeSummary[],
  range: TimeRange | undefined,
  zone: Clock,
): string | undefined {
  const last = Math.max(...codes.map(({ lastSeen }) => lastSeen ?? -Infinity));
  if (!Number.isFinite(last) || span === undefined) return undefined;
  const at = `Last at ${formatMoment(last, zone, span)}`;
  if (range !== undefined) return `First at ${formatMoment(findFirst(codes), zone, span)}. ${at}.`;
  const isWhole = sources.every(({ state }) => state === 'done');
  const rest = span.end - 1 - last;
  const end = isWhole ? 'the log ends' : 'what was read ends';
  return rest < 1000 ? `${at}, where ${end}.` : `${at}, ${formatDuration(rest)} before ${end}.`;
}

function summarizeQuiet(
  { sources, span, gaps }: Overview,
  range: TimeRange | undefined,
  zone: Clock,
): Summary {
  const doubts = findDoubts(sources, gaps, range, zone);
  if (range !== undefined)
    return { headline: `No proxy errors in ${formatRange(range, zone, span)}`, facts: doubts };
  const records = sources.reduce((sum, source) => sum + source.records, 0);
  const names =
    sources.length === 1 ? toVisibleName(sources[0]?.name ?? '') : formatCounted(sources.length, 'file');
  const layouts = [...new Set(sources.map(({ format }) => format?.label ?? 'no known layout'))].join(', ');
  // To the last record itself; the span ends a millisecond behind it.
  const when =
    span === undefined
      ? 'no times'
      : withZone(formatRange({ start: span.start, end: span.end - 1 }, zone, undefined), zone, span);
  return {
    headline: `No proxy errors in ${formatCounted(records, 'record')}`,
    facts: [`Looked at ${names} (${layouts}), ${when}.`, ...doubts],
  };
}

/** Silence is only as good as what was read: why there may be errors that are not here. */
function findDoubts(
  sources: Overview['sources'],
  gaps: readonly TimeRange[],
  range: TimeRange | undefined,
  zone: Clock,
): readonly string[] {
  const unread = sources.reduce((sum, source) => sum + source.unread, 0);
  const inRange = gaps.filter(
    (gap) => range === undefined || (gap.end > range.start && gap.start < range.end),
  );
  const longest = findLongestGap(inRange);
  const cutOff = sources.find(({ problems }) =>
    problems.some((problem) => getProblemKind(problem) === 'cutOff'),
  );
  return [
    unread > 0 && `${formatCounted(unread, 'line')} could not be read: see Files.`,
    longest !== undefined && describeGaps(inRange, longest, zone),
    cutOff !== undefined &&
      `${toVisibleName(cutOff.name)} may not be all of the log: it has exactly ${formatCount(cutOff.records)} records.`,
  ].filter((doubt) => typeof doubt === 'string');
}
