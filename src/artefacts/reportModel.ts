/**
 * What a report says, whatever it is written in: masked content goes in, headings, facts and codes come out. Text that
 * the log has a part in is kept apart from our own, because nothing in a log may become markup.
 */
import type { CodeSummary, Share } from '../core/bins/codeSummary.ts';
import type { ErrorCode } from '../core/format/errorCode.ts';
import { findLongestGap } from '../core/log/gaps.ts';
import { getCoverage } from '../core/records/sourceReport.ts';
import { findErrorCodeEntry } from '../catalog/codes/index.ts';
import { OWNER_LABELS } from '../presentation/categories.ts';
import { describeCoverage } from '../presentation/coverage.ts';
import { describeGaps } from '../presentation/gaps.ts';
import {
  describeDistance,
  FIELD_LABELS,
  listFindingFacts,
  listSteps,
  listNewMessages,
  toProsePieces,
  toToldCodes,
} from '../presentation/findingText.ts';
import { formatBytes, formatCount, formatCounted, formatShare } from '../presentation/numbers.ts';
import { summarize } from '../presentation/summary.ts';
import { formatDuration, formatMoment, formatRange, formatZone, withZone } from '../presentation/times.ts';
import { describeProblem } from '../presentation/problemText.ts';
import { toVisibleText } from '../presentation/visibleText.ts';
import type { ArtefactContent, ChosenLine, ToldFinding } from './content/content.ts';

/** Our own words, or words that the log or a person wrote. */
type Piece = string | { readonly log: string };
export type Line = readonly Piece[];

export interface CodeSection {
  readonly code: string;
  /** Undefined for codes that the documentation does not have. */
  readonly entry: ErrorCode | undefined;
  /** "3,412 errors, 94 % of all; 12 inferred from text" */
  readonly count: string;
  readonly facts: readonly Line[];
}

/** A finding. Its sentences are the catalog's, but values of the log stand in them. */
export interface FindingSection {
  readonly title: Line;
  readonly facts: Line;
  /** What happened, in order. */
  readonly steps: readonly Line[];
  readonly advice: readonly Line[];
  /** To the fly.toml that was open beside the log. */
  readonly changes: readonly { readonly place: Line; readonly diff: string }[];
  /** "Seen in app.log, line 12; app.log, line 40.", what is unlike the rest of the log, and what would refute it. */
  readonly grounds: readonly Line[];
}

export interface ReportModel {
  readonly title: string;
  readonly headline: Line;
  readonly facts: readonly string[];
  /** What the numbers are of: times and zone, filters, how much was read. */
  readonly scope: readonly Line[];
  readonly findings: readonly FindingSection[];
  readonly codes: readonly CodeSection[];
  readonly lines: readonly ChosenLine[];
  readonly files: readonly Line[];
  /** How it was made and what was masked. */
  readonly footer: string;
}

/** Names that are told of a code; the rest is counted. */
const MAX_NAMES = 5;
const MAX_DIFFERENCES = 4;
const MAX_MESSAGES = 3;

export function toReportModel(content: ArtefactContent): ReportModel {
  const { title, overview, view, lines, version, masked = '' } = content;
  const { range, filters, clock } = view;
  // None may also be none that were asked for.
  const findings = content.findings.length > 0 ? content.findings : undefined;
  const { headline, facts } = summarize(overview, findings, { range, hasFilters: filters.length > 0 }, clock);
  return {
    title,
    headline: toPieces(headline),
    facts,
    scope: toScope(content),
    findings: content.findings.map((finding) => toFinding(finding, content)),
    codes: overview.codes.filter(({ count }) => count > 0).map((code) => toCode(code, content)),
    lines,
    files: overview.sources.map(toFile),
    footer: `Made on this device by Postflight ${version}. ${masked === '' ? 'Nothing had to be masked' : `Masked, as best it can: ${masked}`}.`,
  };
}

function toScope(content: ArtefactContent): readonly Line[] {
  const { overview, view } = content;
  const { timeline, span, gaps, sources } = overview;
  const { clock, range, filters, hasChosenApps } = view;
  // To the last record itself; the span ends a millisecond behind it.
  const shown = range ?? (span && { start: span.start, end: span.end - 1 });
  const coverage = describeCoverage(sources);
  const longest = findLongestGap(gaps);
  const scope: (Line | false)[] = [
    shown !== undefined && [`Time: ${withZone(formatRange(shown, clock, undefined), clock, shown)}.`],
    filters.length > 0 && [
      'Only ',
      ...filters.flatMap((filter, i) => [i === 0 ? '' : ', ', { log: filter }]),
      '.',
    ],
    ['Covers ', coverage === '' ? describeFiles(sources.length) : { log: coverage }, '.'],
    timeline !== undefined && [
      `Bars are ${formatDuration(timeline.stepMs)} wide, times are ${formatZone(clock, shown)}.`,
    ],
    longest !== undefined && [describeGaps(gaps, longest, clock)],
    content.findings.length > 0 &&
      (range !== undefined || filters.length > 0) && [
        hasChosenApps
          ? 'Findings are of the chosen app, over the whole log.'
          : 'Findings are of the whole log.',
      ],
  ];
  return scope.filter((line) => line !== false);
}

function describeFiles(count: number): string {
  return count === 1 ? 'all of the file' : `all of ${formatCounted(count, 'file')}`;
}

function toFinding(finding: ToldFinding, { overview, view }: ArtefactContent): FindingSection {
  const { title, advice, evidence, refutedBy, also } = finding;
  const { told, more } = toToldCodes(finding);
  const facts = listFindingFacts(finding, view.clock, overview.span);
  const grounds: (Line | false)[] = [
    evidence.length > 0 && [
      'Seen in ',
      ...evidence.flatMap(({ sourceName, lineNumber }, i): Piece[] => [
        i === 0 ? '' : '; ',
        { log: sourceName },
        `, line ${formatCount(lineNumber)}`,
      ]),
      '.',
    ],
    ...toUnlike(finding),
    ['What would refute it: ', ...toPieces(refutedBy)],
    also.length > 0 && [`Also fits: ${also.map(({ label }) => label).join(', ')}.`],
  ];
  return {
    title: toPieces(title),
    facts: [
      facts.join('; '),
      ...told.flatMap((code, i): Piece[] => [i === 0 ? '; codes ' : ', ', { log: code }]),
      more > 0 ? ` and ${formatCount(more)} more.` : '.',
    ],
    steps: listSteps(finding, view.clock, overview.span).map(({ time, words }) => [
      time === '' ? '' : `${time} `,
      ...toPieces(words),
    ]),
    advice: advice.map(toPieces),
    changes: finding.changes.map(({ file, setting, diff }) => ({
      place: ['In ', { log: file }, ': ', { log: setting }],
      diff: diff.split('\n').map(toVisibleText).join('\n'),
    })),
    grounds: grounds.filter((line) => line !== false),
  };
}

/** What its errors have that the others have not, and what was printed around its start for the first time. */
function toUnlike(finding: ToldFinding): readonly Line[] {
  return [
    ...finding.differences
      .slice(0, MAX_DIFFERENCES)
      .map(({ field, value, inside, ofInside, outside, ofOutside }): Line => [
        `Unlike the rest of the log: ${(FIELD_LABELS[field] ?? field).toLowerCase()} `,
        { log: value },
        `: ${formatShare(inside / ofInside)} of these errors, ${formatShare(outside / ofOutside)} of the others.`,
      ]),
    ...listNewMessages(finding)
      .slice(0, MAX_MESSAGES)
      .map(({ pattern, firstAfterMs }): Line => [
        'Not seen in what was looked at of the time before: ',
        { log: pattern },
        `, ${describeDistance(firstAfterMs).replace(/^W/, 'w')}.`,
      ]),
  ];
}

/** What stands between backticks is code, in which nothing is markup. */
function toPieces(sentence: string): Line {
  return toProsePieces(toVisibleText(sentence)).flatMap(({ text, isCode }): Line =>
    isCode ? [{ log: text }] : text.split(/(\s+)/).flatMap(toWordPieces),
  );
}

/** Values of the log stand in sentences too: what may be an address or a name that links somewhere is kept apart. */
function toWordPieces(word: string): Line {
  let length = word.length;
  while (length > 0 && '.,;:!?)'.includes(word[length - 1] ?? '')) length -= 1;
  const name = word.slice(0, length);
  return /[.:/@#]/.test(name) ? [{ log: name }, word.slice(length)] : [word];
}

function toCode(summary: CodeSummary, { overview, view }: ArtefactContent): CodeSection {
  const { code, count, inferred, firstSeen, lastSeen } = summary;
  const entry = findErrorCodeEntry(code);
  const { span, inRange } = overview;
  const share = formatShare(count / Math.max(1, inRange.errors));
  const show = (time: number): string => formatMoment(time, view.clock, span);
  const facts: (Line | false)[] = [
    firstSeen !== undefined &&
      lastSeen !== undefined && [
        firstSeen === lastSeen ? `At ${show(firstSeen)}.` : `From ${show(firstSeen)} to ${show(lastSeen)}.`,
      ],
    entry !== undefined && [
      `Whose to fix: ${OWNER_LABELS[entry.owner]}${entry.ownerIsJudgement ? ' (Postflight’s judgement)' : ''}.`,
    ],
    toShares('Machines', summary.machines, summary.machineCount),
    toShares('Regions', summary.regions, summary.regionCount),
    toShares('Last errors quoted', summary.causes, summary.causes.filter(({ name }) => name !== '').length),
  ];
  return {
    code,
    entry,
    count: `${formatCounted(count, 'error')}, ${share} of all${inferred > 0 ? `; ${inferred === count ? 'all' : formatCount(inferred)} inferred from the text` : ''}`,
    facts: facts.filter((line) => line !== false),
  };
}

function toShares(title: string, shares: readonly Share[], total: number): Line | false {
  const named = shares.filter(({ name }) => name !== '').slice(0, MAX_NAMES);
  if (named.length === 0) return false;
  const rest = total - named.length;
  return [
    `${title}: `,
    ...named.flatMap(({ name, count }, i): Piece[] => [
      i === 0 ? '' : ', ',
      { log: name },
      ` ${formatCount(count)}`,
    ]),
    rest > 0 ? `, and ${formatCounted(rest, 'more', 'more')}.` : '.',
  ];
}

function toFile(source: ArtefactContent['overview']['sources'][number]): Line {
  const { name, bytes, lines, records, unread, format, problems } = source;
  const coverage = getCoverage(source);
  const facts = [
    formatBytes(bytes),
    format?.label ?? 'no known layout',
    formatCounted(lines, 'line'),
    formatCounted(records, 'record'),
    ...(unread > 0 ? [`${formatCount(unread)} not read`] : []),
    coverage < 1 ? `first ${formatShare(coverage)} read` : 'read to its end',
  ];
  return [
    { log: name },
    `: ${facts.join(', ')}.`,
    ...problems.flatMap((problem): Piece[] => [' ', { log: describeProblem(problem) }]),
  ];
}
