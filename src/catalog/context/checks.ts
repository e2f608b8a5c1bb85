import type { ContextFormat } from '../../core/diagnosis/appContext.ts';
import { isJsonObject } from '../../core/format/jsonField.ts';
import { isMachineId, readChecks } from './parts/machines.ts';

const MAX_MACHINES = 5000;

export default {
  id: 'checks',
  label: 'fly checks list --json',
  use: 'findings about health checks say what the checks said',
  markers: ['"updated_at"', '"output"', '"critical"', '"passing"', '"warning"'],
  read(value) {
    if (!isJsonObject(value)) return undefined;
    const entries = Object.entries(value).slice(0, MAX_MACHINES);
    const lists = entries.map(([machine, checks]) =>
      isMachineId(machine) ? readChecks(machine, checks) : undefined,
    );
    const checks = lists.filter((list) => list !== undefined);
    return checks.length === 0 || checks.length < lists.length ? undefined : { checks: checks.flat() };
  },
} satisfies ContextFormat;
