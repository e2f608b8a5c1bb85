/** Settings of fly.toml that several rules want. */
import type { WantedSetting } from '../core/diagnosis.ts';
import { hasTable, type SettingValue } from '../core/flyToml.ts';

/** Nothing is set: Fly then stops all machines that have nothing to do, if it may stop any. */
export const KEEPS_ONE_RUNNING: WantedSetting = {
  path: ['http_service', 'min_machines_running'],
  toValue: (present) => (typeof present === 'number' && present >= 1 ? undefined : 1),
};

/** Connections are what Fly counts unless it is told otherwise. */
export const COUNTS_REQUESTS: WantedSetting = {
  path: ['http_service', 'concurrency', 'type'],
  toValue: (present) => (present === 'requests' ? undefined : 'requests'),
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

/** What the smallest machine has. */
const LEAST_MEGABYTES = 256;

/** Twice as much. */
export const HAS_MORE_MEMORY: WantedSetting = {
  path: ['vm', 'memory'],
  toValue: (present) => {
    const megabytes = toMegabytes(present) ?? LEAST_MEGABYTES;
    return megabytes >= 512 ? `${(megabytes * 2) / 1024}gb` : `${megabytes * 2}mb`;
  },
};

/** Seconds that a busy app may take for a check. */
const ENOUGH_SECONDS = 5;

/** Where there is a check. */
export const WAITS_LONGER: WantedSetting = {
  path: ['http_service', 'checks', 'timeout'],
  toValue: (present, toml) =>
    hasTable(toml, ['http_service', 'checks']) && (toSeconds(present) ?? 2) < ENOUGH_SECONDS
      ? `${ENOUGH_SECONDS}s`
      : undefined,
};

/** `10s`, `1m`, `500ms`; a number alone is in milliseconds. */
export function toSeconds(value: SettingValue | undefined): number | undefined {
  if (typeof value === 'number') return value / 1000;
  const [, amount, unit] = /^(\d{1,9})(ms|s|m|h)$/.exec(String(value)) ?? [];
  const seconds = { ms: 0.001, s: 1, m: 60, h: 3600 }[unit as 'ms' | 's' | 'm' | 'h'];
  return amount === undefined ? undefined : Number(amount) * seconds;
}

/** `512mb`, `1gb`; a number alone is in megabytes. */
function toMegabytes(value: SettingValue | undefined): number | undefined {
  if (typeof value === 'number') return value;
  const [, amount, unit] = /^(\d{1,6}) ?(mb|gb)$/i.exec(String(value)) ?? [];
  return amount === undefined ? undefined : Number(amount) * (unit?.toLowerCase() === 'gb' ? 1024 : 1);
}
