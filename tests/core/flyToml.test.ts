import { describe, expect, it } from 'vitest';
import {
  changeSetting,
  getSetting,
  readFlyToml,
  type FlyToml,
  type SettingPath,
} from '../../src/core/diagnosis/flyToml.ts';
import { diagnoseText } from '../support/read/diagnoseText.ts';
import { logFromDrawing } from '../support/logs/drawnLog.ts';

function read(text: string): FlyToml {
  const toml = readFlyToml('fly.toml', text);
  if (toml === undefined) throw new Error('Not a fly.toml');
  return toml;
}

const PLAIN = `app = "shop"
primary_region = "ams"

[http_service]
  internal_port = 8080 # what the proxy asks for
  auto_stop_machines = "stop"
  min_machines_running = 0

  [http_service.concurrency]
    type = "connections"
    hard_limit = 25

[[vm]]
  memory = "512mb"
`;

describe('reading', () => {
  it.each(['', 'not = [toml', '# only a comment', '[tool.poetry]\nname = "x"', '{"app": 1}'])(
    'is no fly.toml: %j',
    (text) => {
      expect(readFlyToml('fly.toml', text)).toBeUndefined();
    },
  );

  it('finds settings in tables and in the first of a list', () => {
    expect(getSetting(read(PLAIN), ['http_service', 'concurrency', 'hard_limit'])).toBe(25);
    expect(getSetting(read(PLAIN), ['vm', 'memory'])).toBe('512mb');
    expect(getSetting(read(PLAIN), ['http_service', 'checks', 'path'])).toBeUndefined();
    expect(getSetting(read(PLAIN), ['__proto__', 'polluted'])).toBeUndefined();
    expect(getSetting(read(PLAIN), ['app', 'length'])).toBeUndefined();
  });
});

describe('a change', () => {
  it('replaces a value and keeps what stands behind it', () => {
    expect(changeSetting(read(PLAIN), ['http_service', 'internal_port'], 3000)).toEqual({
      file: 'fly.toml',
      setting: 'http_service.internal_port',
      before: '8080',
      after: '3000',
      diff: [
        '  [http_service]',
        '-   internal_port = 8080 # what the proxy asks for',
        '+   internal_port = 3000 # what the proxy asks for',
        '    auto_stop_machines = "stop"',
        '    min_machines_running = 0',
      ].join('\n'),
    });
  });

  it.each<[string, SettingPath, string | number, string]>([
    ['adds a key to a table', ['http_service', 'concurrency', 'soft_limit'], 20, '+     soft_limit = 20'],
    ['adds a table', ['deploy', 'strategy'], 'rolling', '+ [deploy]\n+   strategy = "rolling"'],
    ['changes the first of a list', ['vm', 'memory'], '1gb', '+   memory = "1gb"'],
    ['adds a key above all tables', ['kill_timeout'], '30s', '+ kill_timeout = "30s"'],
  ])('%s', (_, path, value, added) => {
    expect(changeSetting(read(PLAIN), path, value)?.diff).toContain(added);
  });

  it('is not made up where a single line cannot make it', () => {
    const inline = read('app = "shop"\nhttp_service = { internal_port = 8080 }\n');
    expect(changeSetting(inline, ['http_service', 'internal_port'], 3000)).toBeUndefined();
  });
});

describe('beside a log', () => {
  const wrongPort = logFromDrawing(`
    10:00:00 a app Listening on http://0.0.0.0:3000
    10:00:30 *20/10s a proxy [PC01] instance refused connection. is your app listening on 0.0.0.0:8080?
    10:00:30 *60/10s a app tick`);

  it('tells the change to make, also in the services of other apps', async () => {
    const [finding] = await diagnoseText(wrongPort, read(PLAIN));
    expect(finding?.changes.map(({ setting, after }) => `${setting} = ${after}`)).toEqual([
      'http_service.internal_port = 3000',
    ]);
    const services = read('app = "shop"\n\n[[services]]\n  internal_port = 8080\n  protocol = "tcp"\n');
    const [other] = await diagnoseText(wrongPort, services);
    expect(other?.changes.map(({ diff }) => diff)).toEqual([
      '  [[services]]\n-   internal_port = 8080\n+   internal_port = 3000\n    protocol = "tcp"',
    ]);
  });

  it('a good file brings no advice', async () => {
    const good = read(PLAIN.replace('8080', '3000'));
    const [finding] = await diagnoseText(wrongPort, good);
    expect(finding?.rule).toBe('wrong-port');
    expect(finding?.changes).toEqual([]);
    const quiet = logFromDrawing('10:00:00 *60/60s a app GET / 200');
    expect(await diagnoseText(quiet, good)).toEqual([]);
  });

  it('asks for more where a limit is reached', async () => {
    const log = logFromDrawing(`
      10:00:00 *60/60s b app GET / 200
      10:20:00 *12/5s a proxy [PL01] Instance reached hard limit of 25 concurrent connections
      10:20:02 *12/5s a proxy [PR04] could not find a good candidate within 20 attempts at load balancing`);
    const [finding] = await diagnoseText(log, read(PLAIN));
    expect(finding?.changes.map(({ setting, before, after }) => [setting, before, after])).toEqual([
      ['http_service.concurrency.type', 'connections', 'requests'],
      ['http_service.concurrency.hard_limit', '25', '50'],
    ]);
  });
});
