/** Settings of fly.toml that several rules want. */
import type { WantedSetting } from '../../../core/diagnosis/diagnosis.ts';
import { toOwnPath } from '../../../core/diagnosis/settingChanges.ts';
import { getSetting, hasTable, type FlyToml, type SettingValue } from '../../../core/diagnosis/flyToml.ts';

/** Only where Fly may stop machines that have nothing to do; it then stops all of them. */
export const KEEPS_ONE_RUNNING: WantedSetting = {
  path: ['http_service', 'min_machines_running'],
  toValue: (present, toml) =>
    (typeof present === 'number' && present >= 1) || !stopsMachines(toml) ? undefined : 1,
};

function stopsMachines(toml: FlyToml): boolean {
  const wanted = getSetting(toml, toOwnPath(toml, ['http_service', 'auto_stop_machines']));
  return wanted === true || wanted === 'stop' || wanted === 'suspend';
}

/** Connections are what Fly counts unless it is told otherwise; for services that are not HTTP, rightly. */
export const COUNTS_REQUESTS: WantedSetting = {
  path: ['http_service', 'concurrency', 'type'],
  toValue: (present, toml) =>
    present === 'requests' || !hasTable(toml, ['http_service', 'concurrency']) ? undefined : 'requests',
};

/** Twice as much: a step that shows whether machines have room. */
export function allowsMoreThan(limit: number): WantedSetting {
  return {
    path: ['http_service', 'concurrency', 'hard_limit'],
    toValue: (present) => (typeof present === 'number' && present > limit ? undefined : 2 * limit),
  };
}

/** Machines with a volume cannot be doubled for a moment, as `bluegreen` does. */
export const REPLACES_ONE_BY_ONE: WantedSetting = {
  path: ['deploy', 'strategy'],
  toValue: (present, toml) =>
    present === 'immediate' || (present === 'bluegreen' && hasTable(toml, ['mounts']))
      ? 'rolling'
      : undefined,
};

/** Megabytes of memory that a size of machine has unless it is told otherwise. */
const MEMORY_BY_SIZE: ReadonlyMap<unknown, number> = new Map([
  ...[1, 2, 4, 8].map((cpus) => [`shared-cpu-${cpus}x`, 256 * cpus] as const),
  ...[1, 2, 4, 8, 16].map((cpus) => [`performance-${cpus}x`, 2048 * cpus] as const),
]);

/** Twice as much, where the file says how much there is. */
export const HAS_MORE_MEMORY: readonly WantedSetting[] = [
  {
    path: ['vm', 'memory'],
    toValue: (present, toml) => {
      if (present === undefined && getSetting(toml, ['vm', 'memory_mb']) !== undefined) return undefined;
      const megabytes = toMegabytes(present) ?? MEMORY_BY_SIZE.get(getSetting(toml, ['vm', 'size']));
      if (megabytes === undefined) return undefined;
      return toMemoryText(2 * megabytes);
    },
  },
  {
    path: ['vm', 'memory_mb'],
    toValue: (present) => (typeof present === 'number' ? 2 * present : undefined),
  },
];

export function hasChecks(toml: FlyToml): boolean {
  return hasTable(toml, toOwnPath(toml, ['http_service', 'checks']));
}

/** Seconds that a busy app may take for a check. */
const ENOUGH_SECONDS = 5;

/** Where there is a check. */
export const WAITS_LONGER: WantedSetting = {
  path: ['http_service', 'checks', 'timeout'],
  toValue: (present, toml) =>
    hasChecks(toml) && (toSeconds(present) ?? 2) < ENOUGH_SECONDS ? `${ENOUGH_SECONDS}s` : undefined,
};

/** `10s`, `1m`, `500ms`, `35.2s`; a number alone is in milliseconds. */
export function toSeconds(value: SettingValue | undefined): number | undefined {
  if (typeof value === 'number') return value / 1000;
  const [, amount, unit] = /^(\d{1,9}(?:\.\d{1,9})?)(ms|s|m|h)$/.exec(String(value)) ?? [];
  const seconds = { ms: 0.001, s: 1, m: 60, h: 3600 }[unit as 'ms' | 's' | 'm' | 'h'];
  return amount === undefined ? undefined : Number(amount) * seconds;
}

/** `512mb`, `1gb`, as fly.toml takes it. */
function toMemoryText(megabytes: number): string {
  return megabytes % 1024 === 0 ? `${megabytes / 1024}gb` : `${megabytes}mb`;
}

/** `512mb`, `1gb`; a number alone, or in quotes, is in megabytes. */
function toMegabytes(value: SettingValue | undefined): number | undefined {
  if (typeof value === 'number') return value;
  const [, amount, unit] = /^(\d{1,6}) ?(mb|gb)?$/i.exec(String(value)) ?? [];
  return amount === undefined ? undefined : Number(amount) * (unit?.toLowerCase() === 'gb' ? 1024 : 1);
}
