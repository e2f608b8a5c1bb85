/** What a fly.toml should say: the file and the settings that a rule wants go in, the changes to make come out. */
import type { WantedSetting } from './diagnosis.ts';
import {
  changeSetting,
  getSetting,
  hasTable,
  type FlyToml,
  type SettingChange,
  type SettingPath,
} from './flyToml.ts';

/** Nothing where all is well. */
export function listSettingChanges(
  toml: FlyToml,
  settings: readonly WantedSetting[],
): readonly SettingChange[] {
  return settings.flatMap(({ path, toValue }) => {
    const own = toOwnPath(toml, path);
    const present = getSetting(toml, own);
    const wanted = toValue(present, toml);
    const change = wanted === undefined || wanted === present ? undefined : changeSetting(toml, own, wanted);
    return change === undefined ? [] : [change];
  });
}

/** Apps that are not only HTTP have `[[services]]`, which takes the same settings; its checks have names of their own. */
export function toOwnPath(toml: FlyToml, path: SettingPath): SettingPath {
  const [first, second, ...others] = path;
  const isElsewhere =
    first === 'http_service' && !hasTable(toml, ['http_service']) && hasTable(toml, ['services']);
  if (!isElsewhere || second === undefined) return path;
  if (second !== 'checks') return ['services', second, ...others];
  return ['services', hasTable(toml, ['services', 'http_checks']) ? 'http_checks' : 'tcp_checks', ...others];
}
