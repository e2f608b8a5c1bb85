/** A finding for a terminal: one of a report goes in; its sentence, facts, steps, advice and evidence come out as lines. */
import { formatCount, formatCounted } from '../core/countText.ts';
import type { AnalysisReport, ReportFinding } from '../core/report/analysisReport.ts';
import { toMessage } from '../presentation/visibleText.ts';
import { OWNER_WORDS, toPrintable, toShortTime, toZone } from './printing.ts';

const MAX_DIFFERENCES = 3;
const MAX_MESSAGES = 3;
/** In characters. */
const MAX_EVIDENCE_LENGTH = 160;

export function toFindingLines(finding: ReportFinding, { range, sources }: AnalysisReport): string[] {
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
