/** Marks of the lifecycle row: moments go in; marks with their places come out, near ones put together. */
import type { EpochMs, TimeRange } from '../core/units.ts';
import type { Overview } from '../analysis/api/api.ts';
import { formatCount } from './numbers.ts';
import { formatMoment, type Clock } from './times.ts';
import { toVisibleName } from './visibleText.ts';

export type LifecycleMoment = NonNullable<Overview['lifecycle']>[number];
export type LifecycleKind = LifecycleMoment['kind'];

export interface LifecycleMark {
  /** In pixels from the plot's left edge; of the first moment. */
  readonly x: number;
  readonly time: EpochMs;
  /** The one that matters most. */
  readonly kind: LifecycleKind;
  /** In order of time. */
  readonly moments: readonly LifecycleMoment[];
}

export const LIFECYCLE_LABELS: Readonly<Record<LifecycleKind, string>> = {
  deploy: 'Deploy',
  start: 'Machine started',
  listening: 'App listening',
  healthPassing: 'Health check passing',
  healthFailed: 'Health check failed',
  exit: 'App exited',
  outOfMemory: 'Out of memory',
  restart: 'Machine restarted',
  autostop: 'Machine stopped by autostop',
};

/** Which kind stands for several: what explains errors best comes first. */
const BY_WEIGHT: readonly LifecycleKind[] = [
  'outOfMemory',
  'exit',
  'healthFailed',
  'deploy',
  'restart',
  'autostop',
  'start',
  'listening',
  'healthPassing',
];

/** Kinds that tell of harm. */
export function isHarm(kind: LifecycleKind): boolean {
  return kind === 'outOfMemory' || kind === 'exit' || kind === 'healthFailed';
}

/** Moments closer than `minDistance` pixels are one mark. */
export function toLifecycleMarks(
  moments: readonly LifecycleMoment[],
  { start, end }: TimeRange,
  plotWidth: number,
  minDistance: number,
): readonly LifecycleMark[] {
  const groups: { readonly x: number; readonly moments: LifecycleMoment[] }[] = [];
  const inRange = moments.filter(({ time }) => time >= start && time < end).sort((a, b) => a.time - b.time);
  for (const moment of inRange) {
    const x = ((moment.time - start) / (end - start)) * plotWidth;
    const last = groups.at(-1);
    if (last !== undefined && x - last.x < minDistance) last.moments.push(moment);
    else groups.push({ x, moments: [moment] });
  }
  return groups.flatMap(({ x, moments: members }) => {
    const [first] = members;
    if (first === undefined) return [];
    const kinds = new Set(members.map(({ kind }) => kind));
    const kind = BY_WEIGHT.find((candidate) => kinds.has(candidate)) ?? first.kind;
    return [{ x, time: first.time, kind, moments: members }];
  });
}

/** `12:03:05 App exited: machine-b, 3 times` */
export function describeMoment(
  { time, kind, label, count }: LifecycleMoment,
  zone: Clock,
  span: TimeRange | undefined,
): string {
  const what = label === '' ? LIFECYCLE_LABELS[kind] : `${LIFECYCLE_LABELS[kind]}: ${toVisibleName(label)}`;
  return `${formatMoment(time, zone, span)} ${what}${count === 1 ? '' : `, ${formatCount(count)} times`}`;
}

/** How many records there are of each kind, in the order of their weight. */
export function countKinds(
  moments: readonly LifecycleMoment[],
): readonly { readonly kind: LifecycleKind; readonly count: number }[] {
  return BY_WEIGHT.flatMap((kind) => {
    const count = moments.reduce((sum, moment) => sum + (moment.kind === kind ? moment.count : 0), 0);
    return count === 0 ? [] : [{ kind, count }];
  });
}
