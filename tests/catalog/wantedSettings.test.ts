/** What a fly.toml should say: files as people have them go in, the changes that rules want come out. */
import { expect, it } from 'vitest';
import {
  allowsMoreThan,
  COUNTS_REQUESTS,
  HAS_MORE_MEMORY,
  KEEPS_ONE_RUNNING,
  REPLACES_ONE_BY_ONE,
  WAITS_LONGER,
} from '../../src/catalog/rules/parts/wantedSettings.ts';
import type { WantedSetting } from '../../src/core/diagnosis/diagnosis.ts';
import { readFlyToml } from '../../src/core/diagnosis/flyToml.ts';
import { listSettingChanges } from '../../src/core/diagnosis/settingChanges.ts';

const ALL: readonly WantedSetting[] = [
  ...[KEEPS_ONE_RUNNING, COUNTS_REQUESTS, allowsMoreThan(25), REPLACES_ONE_BY_ONE, WAITS_LONGER],
];

function list(text: string, wanted: readonly WantedSetting[]): readonly string[] {
  const toml = readFlyToml('fly.toml', text);
  if (toml === undefined) throw new Error('No fly.toml');
  return listSettingChanges(toml, wanted).map(({ setting, after }) => `${setting} = ${after}`);
}

it.each([
  [
    'one that is well',
    `app = "shop"
[http_service]
  internal_port = 8080
  auto_stop_machines = "stop"
  min_machines_running = 1
  [http_service.concurrency]
    type = "requests"
    hard_limit = 250
  [[http_service.checks]]
    timeout = "5s"
[deploy]
  strategy = "rolling"
`,
  ],
  ['one whose machines never stop', 'app = "shop"\n[http_service]\n  auto_stop_machines = "off"\n'],
  ['one that leaves all to Fly', 'app = "shop"\n[http_service]\n  internal_port = 8080\n'],
])('nothing in %s', (_what, text) => {
  expect(
    list(
      text,
      ALL.filter((wanted) => wanted.path[2] !== 'hard_limit'),
    ),
  ).toEqual([]);
});

it.each([
  ['memory = "512mb"', ['vm.memory = 1gb']],
  ['memory = "1gb"', ['vm.memory = 2gb']],
  ['memory = "1024"', ['vm.memory = 2gb']],
  ['memory = 768', ['vm.memory = 1536mb']],
  ['memory_mb = 1024', ['vm.memory_mb = 2048']],
  ['size = "performance-2x"', ['vm.memory = 8gb']],
  ['size = "shared-cpu-1x"', ['vm.memory = 512mb']],
  // Nothing says how much there is.
  ['cpus = 2', []],
])('more memory for a machine with %s', (line, changes) => {
  expect(list(`app = "shop"\n[[vm]]\n  ${line}\n`, HAS_MORE_MEMORY)).toEqual(changes);
});

it('no memory where machines are sized by a command', () => {
  expect(list('app = "shop"\n', HAS_MORE_MEMORY)).toEqual([]);
});

it.each(['http_checks', 'tcp_checks'])('patience in the %s of a service', (checks) => {
  const text = `app = "shop"\n[[services]]\n  internal_port = 8080\n  [[services.${checks}]]\n    timeout = "2s"\n`;
  expect(list(text, [WAITS_LONGER])).toEqual([`services.${checks}.timeout = 5s`]);
});

it('no kind of concurrency for a service that may not be HTTP', () => {
  const text =
    'app = "db"\n[[services]]\n  [services.concurrency]\n    type = "connections"\n    hard_limit = 25\n';
  expect(list(text, [COUNTS_REQUESTS, allowsMoreThan(25)])).toEqual(['services.concurrency.hard_limit = 50']);
});
