/** Findings in words: one goes in; its facts in the page's terms, and the range of time that it is about, come out. */
import type { Confidence } from '../core/diagnosis/diagnosis.ts';
import type { FindingWords } from '../core/diagnosis/finding.ts';
import type { DurationMs, TimeRange } from '../core/units.ts';
import { OWNER_LABELS } from './categories.ts';
import { formatCount, formatCounted } from './numbers.ts';
import { formatMoment, withZone, type Clock } from './times.ts';

const SECOND = 1000;

const CONFIDENCE_LABELS: Readonly<Record<Confidence, string>> = {
  sure: 'The log says so itself',
  likely: 'Likely',
  possible: 'Possible',
};

/**
 * "Since 12:03:05 UTC, still going on at the end of the log", "30 errors", "on 1 of 4 machines", "to fix: yours",
 * "The log says so itself"; `span` is of all that was read.
 */
export function listFindingFacts(
  finding: FindingWords,
  clock: Clock,
  span: TimeRange | undefined,
): readonly string[] {
  const { errors, owner, confidence } = finding;
  const when = describeWhen(finding, clock, span);
  const no = when === '' ? 'No' : 'no';
  return [
    when,
    errors === 0 ? `${no} proxy error beside it` : formatCounted(errors, 'error'),
    describeWidth(finding.width),
    `to fix: ${OWNER_LABELS[owner]}`,
    CONFIDENCE_LABELS[confidence],
  ].filter((fact) => fact !== '');
}

/** Empty where the log has no times. */
export function describeWhen(
  { start, last, isOngoing }: FindingWords,
  clock: Clock,
  span: TimeRange | undefined,
): string {
  if (start === undefined || last === undefined) return '';
  const range = { start, end: last + 1 };
  const from = formatMoment(start, clock, span);
  if (isOngoing) return `Since ${withZone(from, clock, range)}, still going on at the end of the log`;
  if (start === last) return `At ${withZone(from, clock, range)}`;
  return `From ${from} to ${withZone(formatMoment(last, clock, span), clock, range)}`;
}

/** Steps of its story in words: the time, empty where the log has none, and one clause. */
export function listSteps(
  { steps }: FindingWords,
  clock: Clock,
  span: TimeRange | undefined,
): readonly { readonly time: string; readonly words: string }[] {
  return steps.map(({ time, words }) => ({
    time: time === undefined ? '' : formatMoment(time, clock, span),
    words,
  }));
}

/** "on 1 of 4 machines, in 2 of 3 regions"; empty where the log names neither. */
function describeWidth({ machines, ofMachines, regions, ofRegions }: FindingWords['width']): string {
  return [
    ...(machines === 0 ? [] : [`on ${describePart(machines, ofMachines, 'machine')}`]),
    ...(regions === 0 ? [] : [`in ${describePart(regions, ofRegions, 'region')}`]),
  ].join(', ');
}

/** "1 of 4 machines"; of one alone, "1 machine". */
function describePart(hit: number, all: number, noun: string): string {
  return all <= 1 ? formatCounted(hit, noun) : `${formatCount(hit)} of ${formatCounted(all, noun)}`;
}

/** From its first sign to behind its last error, in whole seconds, as it is read; undefined where the log has no times. */
export function toFindingRange({ start, last }: Pick<FindingWords, 'start' | 'last'>): TimeRange | undefined {
  if (start === undefined || last === undefined) return undefined;
  return { start: SECOND * Math.floor(start / SECOND), end: SECOND * (Math.floor(last / SECOND) + 1) };
}

/** By the field of a difference. */
export const FIELD_LABELS: Readonly<Record<string, string>> = {
  machine: 'Machine',
  region: 'Region',
  code: 'Code',
  cause: 'Last error',
  app: 'App',
  method: 'Method',
  path: 'Path',
  port: 'Port',
};

/** Of the codes of a finding; a log with more tells them by themselves. */
const MAX_CODES = 12;

/** The codes that a finding is told with, most frequent first, and how many more it has. */
export function toToldCodes({ codes }: Pick<FindingWords, 'codes'>): {
  readonly told: readonly string[];
  readonly more: number;
} {
  const named = codes.filter((code) => code !== '');
  const told = named.slice(0, MAX_CODES);
  return { told, more: named.length - told.length };
}

/** Messages that were printed for the first time around its first error. */
export function listNewMessages({ messages }: Pick<FindingWords, 'messages'>): FindingWords['messages'] {
  return messages.filter(({ before }) => before === 0);
}

/** "2 s before its first error" */
export function describeDistance(ms: DurationMs): string {
  const seconds = Math.round(Math.abs(ms) / SECOND);
  if (seconds === 0) return 'With its first error';
  return `${formatCount(seconds)} s ${ms < 0 ? 'before' : 'after'} its first error`;
}

/** "Crash loop: since 12:03:05 UTC, …", for marks and lists. */
export function describeFinding(finding: FindingWords, clock: Clock, span: TimeRange | undefined): string {
  const when = describeWhen(finding, clock, span);
  return when === '' ? finding.label : `${finding.label}: ${when.charAt(0).toLowerCase()}${when.slice(1)}`;
}

/** What a text of the catalog consists of: words, and what stands between backticks. */
export interface ProsePiece {
  readonly text: string;
  readonly isCode: boolean;
}

/** A backtick that is left alone only opens: values of a log may hold any. */
export function toProsePieces(text: string): readonly ProsePiece[] {
  return text
    .split('`')
    .map((piece, index) => ({ text: piece, isCode: index % 2 === 1 }))
    .filter((piece) => piece.text !== '');
}
