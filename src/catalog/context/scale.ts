import type { ContextFormat } from '../../core/diagnosis/appContext.ts';
import { toSize } from './parts/machines.ts';
import { toCount, toObjects } from './parts/values.ts';

export default {
  id: 'scale',
  label: 'fly scale show --json',
  use: 'findings say how much memory machines have',
  markers: ['"CPUKind"'],
  read(value) {
    const objects = toObjects(value);
    if (objects === undefined || objects.length === 0) return undefined;
    const isScale = objects.every(
      ({ Process, Count, Memory }) =>
        typeof Process === 'string' && toCount(Count) !== undefined && toCount(Memory) !== undefined,
    );
    if (!isScale) return undefined;
    const sizes = objects.map(({ Memory, CPUKind, CPUs }) => toSize(Memory, CPUKind, CPUs));
    return { groupSizes: sizes.filter((size) => size !== undefined) };
  },
} satisfies ContextFormat;
