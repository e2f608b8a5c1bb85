/**
 * The analysis as text for a terminal: a report goes in, lines to print come out. Names that come from files
 * lose their control characters, so that no log can steer the terminal.
 */
import { formatCount, formatCounted } from '../core/countText.ts';
import type { ErrorCode } from '../core/format/errorCode.ts';
import type { ContextFile } from '../core/diagnosis/appContext.ts';
import type { AnalysisReport, ReportCode } from '../core/report/analysisReport.ts';
import { toFindingLines } from './findingLines.ts';
import { OWNER_WORDS, toPrintable, toShortTime, toTable, toZone } from './printing.ts';

const BLOCKS = ' ▁▂▃▄▅▆▇█';
const TIMELINE_WIDTH = 60;
const SPARKLINE_WIDTH = 12;
const MAX_GAPS = 3;

export function toTextSummary(
  report: AnalysisReport,
  findEntry: (code: string) => ErrorCode | undefined,
  beside: readonly ContextFile[] = [],
): string {
  const lines = [
    ...report.sources.map(toSourceLine),
    ...beside.map(({ name, label, use }) => `${toPrintable(name)}: ${label}; ${use}`),
    ...report.sources.flatMap(({ problems, name }) =>
      problems.map(({ message }) => `  ${toPrintable(name)}: ${toPrintable(message)}`),
    ),
    ...toGapLines(report),
    ...(report.app === undefined ? [] : [toAppLine(report.app)]),
    '',
    ...report.findings.flatMap((finding) => toFindingLines(finding, report)),
    toTotalsLine(report),
    ...toTimelineLines(report),
    ...(report.codes.length > 0 ? ['', ...toCodeTable(report, findEntry)] : []),
    ...(report.causes.length > 0
      ? ['', 'Last errors that these quote:', ...report.causes.map(toCauseLine)]
      : []),
  ];
  return `${lines.join('\n')}\n`;
}

function toSourceLine(source: AnalysisReport['sources'][number]): string {
  const parts = [
    source.format ?? 'no known layout',
    `${formatCount(source.bytes)} bytes`,
    `${formatCount(source.lines)} lines`,
    `${formatCount(source.records)} records`,
    ...(source.unread > 0 ? [`${formatCount(source.unread)} unread`] : []),
    ...(source.coverage < 1 ? [`first ${String(Math.floor(source.coverage * 100))} % read`] : []),
  ];
  return `${toPrintable(source.name)}: ${parts.join(', ')}`;
}

function toAppLine(app: string): string {
  return `Only the app ${toPrintable(app)}: its errors and findings. Lines and records are of all apps.`;
}

function toGapLines({ gaps, range }: AnalysisReport): string[] {
  const shown = gaps.slice(0, MAX_GAPS).map(({ start, end }) => {
    const from = toShortTime(start ?? '', range);
    return `  No records from ${from} to ${toShortTime(end ?? '', range)}${toZone(range)}: silent, or lines are missing.`;
  });
  return gaps.length > MAX_GAPS
    ? [...shown, `  And ${formatCount(gaps.length - MAX_GAPS)} such gaps more.`]
    : shown;
}

function toTotalsLine({ totals, codes, range }: AnalysisReport): string {
  const span =
    range.start === null || range.end === null
      ? 'No line has a time.'
      : `${toShortTime(range.start, range)} to ${toShortTime(range.end, range)}${toZone(range)}`;
  if (totals.errors + totals.unclassified === 0) return `No proxy errors. ${span}`;
  const notes = [
    ...(totals.inferred > 0 ? [`${formatCount(totals.inferred)} inferred from the text`] : []),
    ...(totals.unclassified > 0 ? [`${formatCount(totals.unclassified)} unclassified besides`] : []),
  ];
  const noted = notes.length > 0 ? ` (${notes.join(', ')})` : '';
  if (totals.errors === 0)
    return `No error with a known code, ${formatCounted(totals.unclassified, 'unclassified proxy error')}. ${span}`;
  return `${formatCounted(totals.errors, 'error')} of ${formatCounted(codes.length, 'code')}${noted}. ${span}`;
}

function toTimelineLines({ timeline: { start, stepMs, counts }, range }: AnalysisReport): string[] {
  if (start === null || counts.length === 0) return [];
  const totals = counts.map((bin) => bin.reduce((sum, n) => sum + n, 0));
  const columns = squeeze(totals, TIMELINE_WIDTH);
  const perColumn = Math.ceil(totals.length / TIMELINE_WIDTH) * stepMs;
  const most = columns.reduce((max, n) => Math.max(max, n), 0);
  if (most === 0) return [];
  return [
    '',
    toBlocks(columns),
    `from ${toShortTime(start, range)}${toZone(range)}, ${formatDuration(perColumn)} a column, at most ${formatCounted(most, 'error')}`,
  ];
}

function toCodeTable(
  { codes, timeline, range }: AnalysisReport,
  findEntry: (code: string) => ErrorCode | undefined,
): string[] {
  const rows = codes.map((code) => {
    const entry = findEntry(code.code);
    const column = timeline.codes.indexOf(code.code);
    const overTime = column === -1 ? [] : timeline.counts.map((bin) => bin[column] ?? 0);
    return [
      code.code,
      formatCount(code.count),
      toBlocks(squeeze(overTime, SPARKLINE_WIDTH)).padEnd(SPARKLINE_WIDTH),
      OWNER_WORDS[code.owner],
      toSpan(code, range),
      [entry?.title ?? 'not on the documentation page', ...toNotes(code)].join(', '),
    ];
  });
  return toTable(rows).trimEnd().split('\n');
}

function toSpan({ firstSeen, lastSeen }: ReportCode, range: AnalysisReport['range']): string {
  if (firstSeen === null || lastSeen === null) return 'no time';
  const [first, last] = [toShortTime(firstSeen, range), toShortTime(lastSeen, range)];
  return first === last ? first : `${first} – ${last}`;
}

function toNotes({ count: own, inferred, asCause }: ReportCode): string[] {
  return [
    ...(inferred === 0 ? [] : [inferred === own ? 'inferred' : `${formatCount(inferred)} inferred`]),
    ...(asCause === 0 ? [] : [`quoted ${formatCount(asCause)}×`]),
  ];
}

function toCauseLine(cause: AnalysisReport['causes'][number]): string {
  return `  ${cause.code} ← ${cause.cause}  ${formatCount(cause.count)}`;
}

/** Sums neighbours until at most `width` numbers are left. */
function squeeze(numbers: readonly number[], width: number): readonly number[] {
  const perColumn = Math.max(1, Math.ceil(numbers.length / width));
  const columns: number[] = [];
  for (let first = 0; first < numbers.length; first += perColumn) {
    columns.push(numbers.slice(first, first + perColumn).reduce((sum, n) => sum + n, 0));
  }
  return columns;
}

/** One block character a number; anything above zero is visible. */
function toBlocks(numbers: readonly number[]): string {
  const most = numbers.reduce((max, n) => Math.max(max, n), 0);
  return numbers
    .map((n) => BLOCKS.charAt(n === 0 ? 0 : Math.max(1, Math.round((n / most) * (BLOCKS.length - 1)))))
    .join('');
}

function formatDuration(ms: number): string {
  const seconds = ms / 1000;
  if (seconds < 60) return `${String(seconds)} s`;
  if (seconds < 3600) return `${String(seconds / 60)} min`;
  return seconds < 86_400 ? `${String(seconds / 3600)} h` : `${String(seconds / 86_400)} d`;
}
