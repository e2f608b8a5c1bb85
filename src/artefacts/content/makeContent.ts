/**
 * Masks what an artefact shows: what is on screen goes in, content without secrets comes out. Everything that leaves
 * Postflight but the rows themselves goes through here.
 */
import type { Overview, PlacedFinding } from '../../analysis/api/api.ts';
import { maskFindingWords } from '../../core/diagnosis/finding.ts';
import { maskReport } from '../../core/report/maskSources.ts';
import type { MaskedCount, Redactor } from '../../core/redact/redact.ts';
import type { RedactionClass } from '../../core/redact/redaction.ts';
import type { TimeRange } from '../../core/units.ts';
import { toNameTest, type FilterField, type Filters, type Selection } from '../../core/table/selection.ts';
import { toFilterLabel } from '../../presentation/filterLabels.ts';
import { toFindingRange } from '../../presentation/findingText.ts';
import { formatCounted } from '../../presentation/numbers.ts';
import type { ArtefactContent, ArtefactView, ChosenLine, ToldFinding } from './content.ts';

export interface RawContent {
  /** What somebody wrote; without it, the apps are named. */
  readonly title?: string | undefined;
  /** Of the selection. */
  readonly overview: Overview;
  readonly selection: Selection;
  readonly view: Omit<ArtefactView, 'filters' | 'range' | 'hasChosenApps'>;
  /** Of the whole log, or of the apps that the selection names. */
  readonly findings?: readonly PlacedFinding[];
  readonly lines?: readonly ChosenLine[];
  readonly version: string;
}

export function makeContent(raw: RawContent, redactor: Redactor): ArtefactContent {
  const { overview, selection, view, findings = [], lines = [], version } = raw;
  const redact = (text: string): string => redactor.redact(text);
  const { app } = selection.filters ?? {};
  const isChosenApp = toNameTest(app);
  const masked = {
    title: redact(raw.title ?? toTitle(overview.apps.map(({ name }) => name).filter(isChosenApp))),
    overview: maskOverview(overview, redactor),
    view: {
      ...view,
      range: selection.range,
      filters: describeFilters(selection, redactor),
      hasChosenApps: app !== undefined,
      hiddenGroups: new Set([...view.hiddenGroups].map(redact)),
    },
    findings: findings
      .filter((finding) => isWithin(finding, selection.range))
      .map((finding) => maskFinding(finding, redactor)),
    lines: lines.map(({ place, sourceName, text }) => ({
      place,
      sourceName: redactor.redactFileName(sourceName),
      text: redact(text),
    })),
    version,
  };
  // Counted when all else is masked.
  const words = describeMasked(redactor.countMasked());
  return { ...masked, ...(words !== '' && { masked: words }) };
}

/** Without times, nothing says that it is about another part of the log. */
function isWithin(finding: PlacedFinding, range: TimeRange | undefined): boolean {
  const own = toFindingRange(finding);
  return own === undefined || range === undefined || (own.start < range.end && own.end > range.start);
}

function maskFinding({ evidence, ...words }: PlacedFinding, redactor: Redactor): ToldFinding {
  return {
    ...maskFindingWords(words, redactor),
    evidence: evidence.map(({ sourceName, place }) => ({
      sourceName: redactor.redactFileName(sourceName),
      lineNumber: place.lineNumber,
    })),
  };
}

const MAX_NAMED_APPS = 3;

function toTitle(apps: readonly string[]): string {
  if (apps.length === 0) return 'Fly Proxy errors';
  const named = apps.slice(0, MAX_NAMED_APPS).join(', ');
  const rest = apps.length - MAX_NAMED_APPS;
  return `Fly Proxy errors of ${named}${rest > 0 ? ` and ${formatCounted(rest, 'other app')}` : ''}`;
}

/** Also for the screen, where that is to be masked. */
export function maskOverview(overview: Overview, redactor: Redactor): Overview {
  const redact = (text: string): string => redactor.redact(text);
  const maskShares = <Named extends { readonly name: string }>(shares: readonly Named[]): readonly Named[] =>
    shares.map((share) => ({ ...share, name: redact(share.name) }));
  const { timeline } = overview;
  return {
    ...overview,
    apps: maskShares(overview.apps),
    sources: overview.sources.map((source) => maskReport(source, redactor)),
    timeline: timeline && {
      ...timeline,
      codes: timeline.codes.map(redact),
      stack: { ...timeline.stack, groups: maskShares(timeline.stack.groups) },
    },
    codes: overview.codes.map((code) => ({
      ...code,
      code: redact(code.code),
      machines: maskShares(code.machines),
      regions: maskShares(code.regions),
      causes: maskShares(code.causes),
    })),
    lifecycle: overview.lifecycle.map((moment) => ({ ...moment, label: redact(moment.label) })),
  };
}

/** "machine 148e21ea7d9d68", "without region ams" */
function describeFilters({ codes, filters = {} }: Selection, redactor: Redactor): readonly string[] {
  const label = (field: FilterField, name: string): string =>
    toFilterLabel({ field, name: field === 'file' ? redactor.redactFileName(name) : redactor.redact(name) });
  const ofCodes = codes?.map((code) => label('code', code)) ?? [];
  return [
    ...ofCodes,
    ...(Object.entries(filters) as [FilterField, Filters[FilterField]][]).flatMap(([field, filter]) => [
      ...(filter?.include?.map((name) => label(field, name)) ?? []),
      ...(filter?.exclude?.map((name) => `without ${label(field, name)}`) ?? []),
    ]),
  ];
}

const MASKED_WORDS: Readonly<Record<RedactionClass, readonly [one: string, many: string]>> = {
  secret: ['secret', 'secrets'],
  query: ['value in a query string', 'values in query strings'],
  address: ['address', 'addresses'],
  contact: ['e-mail address, phone or card number', 'e-mail addresses, phone or card numbers'],
  identifier: ['id in a path', 'ids in paths'],
  place: ['name of an app or host', 'names of apps or hosts'],
};

/** "3 secrets, 41 addresses"; empty where nothing was masked. */
export function describeMasked(masked: readonly MaskedCount[]): string {
  return masked.map(({ class: name, values }) => formatCounted(values, ...MASKED_WORDS[name])).join(', ');
}
