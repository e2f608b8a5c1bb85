/** Episodes that rules have explained: those of one rule are one finding, and what stops the app now comes first. */
import type { Case, RuleDiagnosis } from '../../core/diagnosis/diagnosis.ts';
import type { Episode } from '../../core/episodes/episode.ts';

export interface Explained {
  readonly aCase: Case;
  /** What rules say of it, the most special first; never empty. */
  readonly said: readonly [RuleDiagnosis, ...RuleDiagnosis[]];
}

/** One finding: the explanations of one rule, the weightiest first. */
export interface Found {
  readonly main: Explained;
  /** In order of time; `main` is one of them. */
  readonly all: readonly Explained[];
}

export function joinSame(explained: readonly Explained[]): readonly Found[] {
  const groups = new Map<string, Explained[]>();
  for (const one of explained) {
    const group = groups.get(one.said[0].rule);
    if (group === undefined) groups.set(one.said[0].rule, [one]);
    else group.push(one);
  }
  return Array.from(groups.values(), (group): Found => {
    const [main] = group.toSorted(
      ({ aCase: { episode: a } }, { aCase: { episode: b } }) =>
        Number(b.isOngoing) - Number(a.isOngoing) || countSize(b) - countSize(a),
    );
    if (main === undefined) throw new Error('A group without a member');
    return { main, all: group.toSorted((a, b) => a.aCase.episode.start - b.aCase.episode.start) };
  });
}

function countSize({ rows, phases }: Episode): number {
  return rows.length + phases.reduce((sum, { ends }) => sum + ends.length, 0);
}

/** Kinds in which the app, or a part of it, does not take requests. */
const STOPPING: ReadonlySet<Episode['kind']> = new Set([
  'memory',
  'ended',
  'trial',
  'refused',
  'failing',
  'starting',
]);

/** Larger numbers first, one after another. */
export function weigh({ main, all }: Found): readonly number[] {
  const { episode } = main.aCase;
  const { confidence, owner } = main.said[0];
  const isNow = all.some(({ aCase }) => aCase.episode.isOngoing);
  const errors = all.reduce((sum, { aCase }) => sum + aCase.episode.rows.length, 0);
  const isSure = confidence === 'sure';
  const isStopping = STOPPING.has(episode.kind);
  return [Number(isNow && isStopping && isSure && owner === 'app'), errors, Number(isSure), -episode.start];
}

export function byWeight(a: readonly number[], b: readonly number[]): number {
  for (const [i, weight] of a.entries()) {
    const difference = (b[i] ?? 0) - weight;
    if (difference !== 0) return difference;
  }
  return 0;
}
