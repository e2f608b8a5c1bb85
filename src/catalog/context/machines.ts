import type { ContextFormat } from '../../core/diagnosis/appContext.ts';
import { readMachines } from './parts/machines.ts';

export default {
  id: 'machines',
  label: 'fly machines list --json',
  use: 'findings say how much memory machines have, how many there are, and what their health checks said',
  markers: ['"image_ref"', '"instance_id"', '"config"'],
  read: readMachines,
} satisfies ContextFormat;
