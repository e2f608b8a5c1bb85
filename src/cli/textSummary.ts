/**
 * The analysis as text for a terminal: a report goes in, lines to print come out. Names that come from files
 * lose their control characters, so that no log can steer the terminal.
 */
import { formatCount, formatCounted } from '../core/countText.ts';
import type { ErrorCode, Owner } from '../core/format/errorCode.ts';
import type { ContextFile } from '../core/diagnosis/appContext.ts';
import type { AnalysisReport, ReportCode, ReportFinding } from '../core/report/report.ts';
import { parseTimestamp } from '../core/time/timestamp.ts';
import { toMessage } from '../presentation/visibleText.ts';

const OWNER_WORDS: Readonly<Record<Owner, string>> = {
  app: 'yours',
  platform: "Fly's",
  client: "visitor's",
  unclear: 'unclear',
};

const BLOCKS = ' ▁▂▃▄▅▆▇█';
const TIMELINE_WIDTH = 60;
const SPARKLINE_WIDTH = 12;
const MAX_GAPS = 3;
const MAX_DIFFERENCES = 3;
const MAX_MESSAGES = 3;
/** In characters. */
const MAX_EVIDENCE_LENGTH = 160;
const DAY_MS = 86_400_000;

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

/** One code with all its texts. */
export function toCodeText(entry: ErrorCode): string {
  const judged = entry.ownerIsJudgement ? " (Postflight's judgement)" : '';
  return [
    `${entry.code}  ${entry.title}`,
    `Category: ${entry.category}. Section of the page: ${entry.section}. To fix: ${OWNER_WORDS[entry.owner]}${judged}.`,
    '',
    entry.meaning,
    ...(entry.checks.length > 0 ? ['', 'Check:'] : []),
    ...entry.checks.map((check) => `  - ${check}`),
    '',
    ...(entry.related.length > 0 ? [`Related: ${entry.related.join(', ')}`] : []),
    ...entry.links.map(({ label, url }) => `${label}: ${url}`),
    `Documentation: ${entry.docsUrl}`,
    '',
  ].join('\n');
}

/** All codes, one line each. */
export function toCodeList(entries: readonly ErrorCode[]): string {
  return toTable(
    entries.map(({ code, category, owner, title }) => [code, category, OWNER_WORDS[owner], title]),
  );
}

/** Control characters become �: a name is data, not a command to the terminal. */
export function toPrintable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\uFFFD');
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

function toFindingLines(finding: ReportFinding, { range, sources }: AnalysisReport): string[] {
  const { title, owner, confidence, errors, width, start, end, ongoing, advice, also } = finding;
  const since =
    start === null || end === null
      ? []
      : ongoing
        ? [`since ${toShortTime(start, range)}${toZone(range)}, still on at the end`]
        : [`from ${toShortTime(start, range)} to ${toShortTime(end, range)}${toZone(range)}`];
  const wide =
    width.machines === 0
      ? []
      : [
          width.ofMachines === 1
            ? '1 machine'
            : `${width.machines} of ${formatCounted(width.ofMachines, 'machine')}`,
        ];
  const facts = [
    errors === 0 ? 'No proxy error beside it' : formatCounted(errors, 'error'),
    ...wide,
    ...since,
    `to fix: ${OWNER_WORDS[owner]}`,
    confidence,
  ];
  return [
    `! ${toPrintable(title)}`,
    `  ${facts.join('; ')}`,
    ...finding.steps.map(
      ({ time, words }) => `  ${time === null ? '' : `${toShortTime(time, range)}  `}${toPrintable(words)}`,
    ),
    ...advice.map((line) => `  - ${toPrintable(line)}`),
    ...toDifferenceLines(finding),
    ...finding.changes.flatMap(({ file, setting, diff }) => [
      `  In ${toPrintable(file)}, ${setting}:`,
      ...diff.split('\n').map((line) => `    ${toPrintable(line)}`),
    ]),
    ...toEvidenceLines(finding, sources),
    ...(also.length > 0 ? [`  Also fits: ${also.map(({ label }) => label).join(', ')}`] : []),
    '',
  ];
}

function toDifferenceLines({ differences, messages }: ReportFinding): string[] {
  const toShare = (part: number, all: number): string => `${Math.round((100 * part) / all)} %`;
  const unlike = differences
    .slice(0, MAX_DIFFERENCES)
    .map(
      ({ field, value, inside, ofInside, outside, ofOutside }) =>
        `${field} ${toPrintable(value)} (${toShare(inside, ofInside)}, else ${toShare(outside, ofOutside)})`,
    );
  const fresh = messages.filter(({ before }) => before === 0).slice(0, MAX_MESSAGES);
  return [
    ...(unlike.length > 0 ? [`  Unlike the other errors: ${unlike.join('; ')}`] : []),
    ...fresh.map(({ pattern, firstAfterMs }) => `  New ${toDistance(firstAfterMs)}: ${toPrintable(pattern)}`),
  ];
}

/** `2 s before the first error` */
function toDistance(ms: number): string {
  const seconds = Math.round(Math.abs(ms) / 1000);
  if (seconds === 0) return 'with the first error';
  return `${formatCount(seconds)} s ${ms < 0 ? 'before' : 'after'} the first error`;
}

/** `Seen in app.log, line 203: …` for the most telling line, and where the others are. */
function toEvidenceLines({ evidence }: ReportFinding, sources: AnalysisReport['sources']): string[] {
  const [first, ...others] = evidence;
  if (first === undefined) return [];
  const toPlace = ({ source, line }: ReportFinding['evidence'][number]): string =>
    `${toPrintable(sources[source]?.name ?? '')}, line ${formatCount(line)}`;
  const text = toPrintable(toMessage(first.text));
  const cut = text.length > MAX_EVIDENCE_LENGTH ? `${text.slice(0, MAX_EVIDENCE_LENGTH)}…` : text;
  return [
    `  Seen in ${toPlace(first)}${cut === '' ? '' : `: ${cut}`}`,
    ...(others.length > 0 ? [`  and in ${others.map(toPlace).join('; ')}`] : []),
  ];
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

/** Without the zone, and without milliseconds that are zero; times of day without a date but for the days behind the first. */
function toShortTime(iso: string, { isTimeOfDay }: AnalysisReport['range']): string {
  const [date = '', clock = ''] = iso.replace(/(?:\.000)?Z$/, '').split('T');
  if (!isTimeOfDay) return `${date} ${clock}`;
  const day = Math.floor((parseTimestamp(iso) ?? 0) / DAY_MS) + 1;
  return day === 1 ? clock : `day ${String(day)} ${clock}`;
}

function toZone({ isTimeOfDay }: AnalysisReport['range']): string {
  return isTimeOfDay ? ', times of day without a date' : ' UTC';
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

function toTable(rows: readonly (readonly string[])[]): string {
  const widths: number[] = [];
  for (const row of rows) row.forEach((cell, i) => (widths[i] = Math.max(widths[i] ?? 0, cell.length)));
  const isNumber = (cell: string): boolean => /^[\d,]+$/.test(cell);
  const lines = rows.map((row) =>
    row
      .map((cell, i) => (isNumber(cell) ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
  return `${lines.join('\n')}\n`;
}

function formatDuration(ms: number): string {
  const seconds = ms / 1000;
  if (seconds < 60) return `${String(seconds)} s`;
  if (seconds < 3600) return `${String(seconds / 60)} min`;
  return seconds < 86_400 ? `${String(seconds / 3600)} h` : `${String(seconds / 86_400)} d`;
}
