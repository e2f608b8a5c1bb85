/** How large machines are, where a file beside the log says so: a case goes in; their size comes out, and the next one. */
import type { Size } from '../../../core/diagnosis/appContext.ts';
import type { Case, CaseMoment } from '../../../core/diagnosis/diagnosis.ts';

/** Megabytes of memory that Fly gives with each CPU at most. */
const MOST_PER_CPU: ReadonlyMap<string, number> = new Map([
  ['shared', 2048],
  ['performance', 8192],
]);
const MOST_CPUS: ReadonlyMap<string, number> = new Map([
  ['shared', 8],
  ['performance', 16],
]);

/** Of the machines that the moments name; undefined where nothing says it, or they differ. */
export function findSize({ log: { context } }: Case, moments: readonly CaseMoment[]): Size | undefined {
  const named = new Set(moments.map(({ machine }) => machine));
  const own = context.machines.filter(({ id }) => named.has(id)).map(({ size }) => size);
  const known = own.length > 0 ? own : context.groupSizes;
  const [first, ...others] = known.filter((size) => size !== undefined);
  return others.every((size) => size.memoryMb === first?.memoryMb) ? first : undefined;
}

/** `shared-cpu-2x`, the smallest of its kind that has room for so much memory; undefined where it has, or none has. */
export function findLargerSize({ cpuKind, cpus }: Size, memoryMb: number): string | undefined {
  const most = MOST_PER_CPU.get(cpuKind);
  if (most === undefined || cpus === 0 || memoryMb <= most * cpus) return undefined;
  let wanted = cpus;
  while (memoryMb > most * wanted) wanted *= 2;
  if (wanted > (MOST_CPUS.get(cpuKind) ?? 0)) return undefined;
  return cpuKind === 'shared' ? `shared-cpu-${wanted}x` : `performance-${wanted}x`;
}
