import type { ContextFormat } from '../../core/diagnosis/appContext.ts';
import { isJsonObject } from '../../core/format/jsonField.ts';
import { readMachines } from './parts/machines.ts';

export default {
  id: 'status',
  label: 'fly status --json',
  use: 'findings say how much memory machines have, how many there are, and what their health checks said',
  markers: ['"Machines"'],
  read(value) {
    if (!isJsonObject(value)) return undefined;
    const { Name, Deployed, Machines } = value;
    if (typeof Name !== 'string' || typeof Deployed !== 'boolean' || !Array.isArray(Machines))
      return undefined;
    return Machines.length === 0 ? {} : readMachines(Machines);
  },
} satisfies ContextFormat;
