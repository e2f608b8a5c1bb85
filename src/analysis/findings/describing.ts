/** Findings: the explanations of one rule go in; all that is said of it comes out. */
import type { RuleDiagnosis } from '../../core/diagnosis/diagnosis.ts';
import type { Finding, FindingEpisode, FindingStep } from '../../core/diagnosis/finding.ts';
import { adviseRelease } from '../../core/diagnosis/releaseAdvice.ts';
import { listSettingChanges } from '../../core/diagnosis/settingChanges.ts';
import { tellStory } from '../../core/diagnosis/story.ts';
import type { EventTable } from '../../core/table/eventTable.ts';
import { listRows, rowsOf, type Rows } from '../../core/table/rows.ts';
import { countNames, toTally, type Share } from '../../core/table/tally.ts';
import { readEvidence } from './evidence.ts';
import { explainMoment, explainRows, type WholeLog } from './explaining.ts';
import type { Explained, Found } from './foundEpisodes.ts';
import type { DiagnosisParts } from './tools.ts';

/** The rule that only says that errors rose. */
const UNEXPLAINED = 'error-burst';

/** What a finding is compared with; only the first findings are. */
export interface Comparison {
  readonly whole: WholeLog;
  readonly usual: readonly UsualMessage[];
}
type UsualMessage = Parameters<typeof explainMoment>[3][number];

export async function describeFinding(
  parts: DiagnosisParts,
  found: Found,
  app: string | undefined,
  comparison: Comparison | undefined,
): Promise<Finding> {
  const { main, all } = found;
  const { table } = parts.merged;
  const rows = joinRows(all.map(({ aCase }) => aCase.episode.rows));
  const [first, ...others] = main.said;
  const { rule, label, title, owner, confidence, refutedBy, advice } = first;
  const steps = tellStory(main.aCase);
  const [evidence, stepLines, differences, messages] = await Promise.all([
    readEvidence(parts, first.evidence),
    Promise.all(steps.map(({ source }) => readEvidence(parts, source === undefined ? [] : [source]))),
    comparison === undefined ? [] : explainRows(parts, rows, comparison.whole),
    comparison === undefined ? [] : explainMoment(parts, rows, main.aCase.episode.start, comparison.usual),
  ]);
  const causes = toTally(countNames(table.cause, table.codes.length, rows), table.codes);
  return {
    ...{ rule, label, title, owner, confidence, refutedBy, app },
    advice: [...advice, ...adviseRelease(main.aCase)],
    codes: [...new Set([main, ...all].flatMap(({ aCase }) => aCase.episode.codes))],
    errors: rows.length,
    start: Math.min(...all.map(({ aCase }) => aCase.episode.start)),
    last: Math.max(...all.map(({ aCase }) => aCase.episode.last)),
    isOngoing: all.some(({ aCase }) => aCase.episode.isOngoing),
    causes: causes.shares.filter(({ name }) => name !== ''),
    ...describePlaces(parts, all, rows),
    evidence,
    steps: steps.map(({ time, words }, i): FindingStep => ({ time, words, evidence: stepLines[i]?.[0] })),
    episodes: all.map(({ aCase }) => toFindingEpisode(table, aCase.episode)),
    changes: parts.flyToml === undefined ? [] : listSettingChanges(parts.flyToml, first.settings ?? []),
    also: others.filter((other) => other.rule !== UNEXPLAINED).map(toOther),
    ...{ differences, messages },
  };
}

function toOther({ rule, label, title }: RuleDiagnosis): Finding['also'][number] {
  return { rule, label, title };
}

function toFindingEpisode(
  table: EventTable,
  { start, last, isOngoing, rows, phases }: Explained['aCase']['episode'],
): FindingEpisode {
  const named = new Set(phases.map(({ machine }) => machine));
  for (const row of listRows(rows)) named.add(table.machines[table.machine[row] ?? 0] ?? '');
  named.delete('');
  return { start, last, isOngoing, errors: rows.length, machines: named.size };
}

/** By errors; where there are none, by what happened to machines, or by what apps log. */
function describePlaces(
  { merged: { table, lifecycle } }: DiagnosisParts,
  all: readonly Explained[],
  errors: Rows,
): Pick<Finding, 'machines' | 'regions' | 'width'> {
  const signs = rowsOf(
    Uint32Array.from(
      all.flatMap(({ aCase }) => aCase.episode.phases.flatMap((phase) => phase.signs.map(({ row }) => row))),
    ).sort(),
  );
  const [of, rows] = errors.length > 0 ? [table, errors] : [lifecycle, signs];
  const { log, appErrors } = all[0]?.aCase ?? {};
  const {
    machines = toTally(countNames(of.machine, of.machines.length, rows), of.machines),
    regions = toTally(countNames(of.region, of.regions.length, rows), of.regions),
  } = appErrors ?? {};
  return {
    machines: withoutUnnamed(machines.shares),
    regions: withoutUnnamed(regions.shares),
    width: {
      machines: machines.named,
      ofMachines: Math.max(machines.named, log?.machines.length ?? 0),
      regions: regions.named,
      ofRegions: Math.max(regions.named, log?.regions.length ?? 0),
    },
  };
}

function withoutUnnamed(shares: readonly Share[]): readonly Share[] {
  return shares.filter(({ name }) => name !== '');
}

/** No row is in two of them. */
function joinRows(lists: readonly Rows[]): Rows {
  const [first, ...others] = lists;
  if (first !== undefined && others.length === 0) return first;
  const joined = new Uint32Array(lists.reduce((sum, { length }) => sum + length, 0));
  let filled = 0;
  for (const rows of lists) {
    joined.set(listRows(rows), filled);
    filled += rows.length;
  }
  return rowsOf(joined.sort());
}
