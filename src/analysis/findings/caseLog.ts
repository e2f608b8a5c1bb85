/** The log around incidents: all that was read and some records from all over it go in; what rules ask of it comes out. */
import { NO_CONTEXT, type AppContext } from '../../core/diagnosis/appContext.ts';
import type { CaseLog } from '../../core/diagnosis/diagnosis.ts';
import type { MomentKind } from '../../core/table/lifecycle.ts';
import { listUsedNames } from '../../core/table/tally.ts';
import { findFirstAtLeast } from '../../core/ascending.ts';
import { at, NONE, type EventTable } from '../../core/table/eventTable.ts';
import { OVERFLOW_NAME } from '../../core/table/eventTableBuilder.ts';
import { isShortLog } from '../../core/log/shortLog.ts';
import { findRowsOutside } from '../../core/episodes/incidents.ts';
import type { Episode } from '../../core/episodes/episode.ts';
import type { LogRecord } from '../../core/format/logFormat.ts';
import type { DiagnosisParts } from './tools.ts';

export function countRecords({ recordCounts }: Pick<DiagnosisParts['merged'], 'recordCounts'>): number {
  return recordCounts.counts.reduce((sum, count) => sum + count, 0);
}

export function isShort(merged: Pick<DiagnosisParts['merged'], 'recordCounts' | 'span'>): boolean {
  const { span } = merged;
  return isShortLog(countRecords(merged), span && { start: span.first, end: span.last + 1 });
}

/** In records. */
const MAX_EXCERPT = 5;

export function describeLog(
  merged: DiagnosisParts['merged'],
  incidents: readonly Pick<Episode, 'start' | 'last'>[],
  sample: readonly LogRecord[],
  app: string | undefined,
  given: AppContext = NO_CONTEXT,
): Omit<CaseLog, 'failedEnds'> {
  const { table, lifecycle, span } = merged;
  const apps = collectNames(
    listUsedNames(table.app, table.apps),
    listUsedNames(lifecycle.app, lifecycle.apps),
  );
  const named = collectNames(
    listUsedNames(table.machine, table.machines),
    listUsedNames(lifecycle.machine, lifecycle.machines),
    sample.map(({ machine = '' }) => machine),
  );
  // Files of another app say nothing of this one.
  const isOfThese = given.machines.some(({ id }) => named.includes(id));
  const context = isOfThese ? given : { ...given, machines: [] };
  const machines = collectNames(
    named,
    context.machines.map(({ id }) => id),
  );
  return {
    range: span === undefined ? { start: 0, end: 0 } : { start: span.first, end: span.last + 1 },
    isShort: isShort(merged),
    // Records without a time are not counted.
    isExcerpt: Math.max(countRecords(merged), table.length + lifecycle.length) <= MAX_EXCERPT,
    machines,
    servingMachines: findServing(table, lifecycle, sample) ?? named,
    regions: collectNames(
      listUsedNames(table.region, table.regions),
      listUsedNames(lifecycle.region, lifecycle.regions),
      sample.map(({ region = '' }) => region),
      context.machines.map(({ region }) => region),
    ),
    context,
    ...countUsualRegions(table, incidents, sample),
    app: app ?? (apps.length === 1 ? apps[0] : undefined),
  };
}

/** What only happens to a machine that the proxy sends requests to. */
const SERVING: ReadonlySet<string> = new Set<MomentKind>([
  'listening',
  'waiting',
  'reachable',
  'autostop',
  'healthFailed',
  'healthPassing',
]);
/** As lines about requests have it. */
const METHOD = /\b(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)\b/;

/** Apps have machines for jobs too, and for what a deploy runs. Undefined where no line tells one from the other. */
function findServing(
  table: EventTable,
  lifecycle: EventTable,
  sample: readonly LogRecord[],
): readonly string[] | undefined {
  const requests = sample.filter(({ message }) => METHOD.test(message));
  const isServing = lifecycle.codes.map((kind) => SERVING.has(kind));
  const moments = new Set<string>();
  for (let row = 0; row < lifecycle.length; row += 1)
    if (isServing[at(lifecycle.code, row)] === true)
      moments.add(at(lifecycle.machines, at(lifecycle.machine, row)));
  if (requests.length === 0 && moments.size === 0) return undefined;
  return collectNames(
    listUsedNames(table.machine, table.machines),
    [...moments],
    requests.map(({ machine = '' }) => machine),
  );
}

function collectNames(...lists: readonly (readonly string[])[]): readonly string[] {
  return [...new Set(lists.flat())].filter((name) => name !== '' && name !== OVERFLOW_NAME);
}

/**
 * Of errors outside of incidents, and of sampled records of machines: the proxy's own say where the visitor came in,
 * and are many in an incident.
 */
function countUsualRegions(
  table: EventTable,
  incidents: readonly Pick<Episode, 'start' | 'last'>[],
  sample: readonly LogRecord[],
): Pick<CaseLog, 'usualRegions' | 'usualRegionsOfMachines'> {
  const all = new Uint32Array(table.regions.length);
  const ofMachines = new Uint32Array(table.regions.length);
  const untimed = { first: findFirstAtLeast(table.time, Infinity), end: table.length };
  for (const { first, end } of [...findRowsOutside(table, incidents), untimed])
    for (let row = first; row < end; row += 1) {
      const region = table.region[row] ?? NONE;
      all[region] = (all[region] ?? 0) + 1;
      if (table.machine[row] !== NONE) ofMachines[region] = (ofMachines[region] ?? 0) + 1;
    }
  const ofApps = sample.filter(({ provider }) => provider !== 'proxy').map(({ region = '' }) => region);
  const toMap = (errors: Uint32Array): ReadonlyMap<string, number> => {
    const counts = new Map(table.regions.map((region, index) => [region, at(errors, index)]));
    for (const region of ofApps) counts.set(region, (counts.get(region) ?? 0) + 1);
    counts.delete('');
    return counts;
  };
  return { usualRegions: toMap(all), usualRegionsOfMachines: toMap(ofMachines) };
}
