import { describe, expect, it } from 'vitest';
import { readLifecycle } from '../../src/catalog/lifecycle/lifecycle.ts';
import type { MomentKind } from '../../src/core/table/lifecycle.ts';
import { readText } from '../support/read/readText.ts';

const TOLD: readonly [provider: string, message: string, kind: MomentKind, detail: string][] = [
  ['app', ' INFO Main child exited normally with code: 137', 'exit', 'code 137'],
  [
    'app',
    "INFO Main child exited with signal (with signal 'SIGTERM', core dumped? false)",
    'exit',
    'SIGTERM',
  ],
  [
    'app',
    '[   71.402] Out of memory: Killed process 640 (node) total-vm:1234kB, anon-rss:5kB',
    'outOfMemory',
    'node',
  ],
  ['app', ' INFO Process appears to have been OOM killed!', 'outOfMemory', ''],
  [
    'app',
    '[  110.91s] Out of memory: Killed process 662 (ruby) total-vm:982076kB, anon-rss:187304kB, file-rss:0kB',
    'outOfMemory',
    'ruby, 183 MB',
  ],
  ['app', 'Virtual machine exited abruptly', 'exit', 'abruptly'],
  ['app', '[    2.981] reboot: Restarting system', 'restart', ''],
  [
    'runner',
    'machine has reached its max restart count of 10',
    'restart',
    'the limit of 10 restarts is reached',
  ],
  [
    'runner',
    'machine has reached its max restart count (3)',
    'restart',
    'the limit of 3 restarts is reached',
  ],
  ['app', ' INFO Starting init (commit: a1b2c3d)...', 'start', ''],
  ['runner', 'Pulling container image registry.example.com/shop:deployment-01', 'deploy', ''],
  ['app', 'Listening on port 8080', 'listening', '8080'],
  ['app', 'Listening on http://127.0.0.1:3000', 'listening', 'http://127.0.0.1:3000'],
  [
    'app',
    'INFO:     Uvicorn running on http://0.0.0.0:8000 (Press CTRL+C to quit)',
    'listening',
    'http://0.0.0.0:8000',
  ],
  ['app', 'Listening at: http://[::]:4999 (641)', 'listening', 'http://[::]:4999'],
  ['app', '{"msg":"server listening on :::5006"}', 'listening', ':::5006'],
  [
    'health',
    "Health check 'servicecheck-00-http-8080' on port 8080 has failed. Your app is not responding properly.",
    'healthFailed',
    'servicecheck-00-http-8080',
  ],
  ['health', 'Health check on port 8080 is now passing.', 'healthPassing', 'port 8080'],
  [
    'health',
    'Health check for your postgres vm has failed. Your instance has hit resource limits.',
    'healthFailed',
    'postgres vm',
  ],
  ['proxy', 'Still waiting for machine to listen on 0.0.0.0:8080', 'waiting', '0.0.0.0:8080'],
  [
    'proxy',
    'App shop has excess capacity, autostopping machine 148e21ea7d9d68. 0 out of 1 machines left running (region=ams, process group=app)',
    'autostop',
    '',
  ],
  [
    'proxy',
    'waiting for machine to be reachable on 0.0.0.0:8080 (waited 5.2s so far)',
    'waiting',
    '0.0.0.0:8080',
  ],
  ['proxy', 'machine became reachable in 654.3ms', 'reachable', '654.3ms'],
  ['proxy', 'Starting machine', 'wake', ''],
  ['app', ' INFO Sending signal SIGTERM to main child process w/ PID 641', 'stopping', 'SIGTERM'],
  ['app', '  ➜  Local:   http://localhost:5173/', 'listening', 'http://localhost:5173'],
  ['app', 'Tomcat started on port(s): 8080 (http)', 'listening', '8080'],
  ['app', 'Server started on port 3000', 'listening', '3000'],
  ['app', 'Netty started on port 8080 (http)', 'listening', '8080'],
  ['app', 'Starting development server at http://127.0.0.1:8000/', 'listening', 'http://127.0.0.1:8000'],
  ['app', 'Now listening on: http://localhost:5000', 'listening', 'http://localhost:5000'],
  ['app', 'started server on 0.0.0.0:3000, url: http://localhost:3000', 'listening', '0.0.0.0:3000'],
];
const NOT_TOLD: readonly [provider: string, message: string][] = [
  ['app', 'INFO SSH listening listen_address=[fdaa::3]:22'],
  ['app', '[fly api proxy] listening at /.fly/api'],
  ['app', '2023/11/15 03:58:15 listening on [fdaa:0:aaaa:a7b:13d:1:2:2]:22 (DNS: [fdaa::3]:53)'],
  ['app', 'the team is running on twelve cups of coffee'],
  ['app', 'said "Main child exited normally with code: 1"'],
  ['app', 'GET /listening on the radio 200'],
  ['app', "Health check 'x' on port 1 has failed"],
  ['runner', 'Listening on port 8080'],
  ['app', 'Metrics server listening on 0.0.0.0:9091'],
];

describe('the lifecycle', () => {
  it.each(TOLD)('%s says: %s', (provider, message, kind, detail) => {
    const news = readLifecycle({ provider, message });
    expect([news?.kind, news?.detail ?? '']).toEqual([kind, detail]);
    // A layout that does not say who wrote it tells the same.
    expect(readLifecycle({ message })).toEqual(news);
  });

  it.each(NOT_TOLD)('nothing in what %s says: %s', (provider, message) => {
    expect(readLifecycle({ provider, message })).toBeUndefined();
  });

  it.each(['fly logs text', 'log shipper NDJSON'])('is found by the markers of %s', async (layout) => {
    const lines = TOLD.map(([provider, message], i) => {
      const time = new Date(Date.UTC(2026, 2, 2, 8, 0, i)).toISOString();
      return layout === 'fly logs text'
        ? `${time} ${provider}[148e21ea7d9d68] ams [info]${message}\n`
        : `${JSON.stringify({ event: { provider }, fly: { app: { instance: '148e21ea7d9d68', name: 'shop' }, region: 'ams' }, message, timestamp: time })}\n`;
    });
    const { lifecycle, table } = await readText(lines.join(''));
    expect(Array.from(lifecycle.code, (code) => lifecycle.codes[code])).toEqual(
      TOLD.map(([, , kind]) => kind),
    );
    expect(Array.from(lifecycle.cause, (cause) => lifecycle.codes[cause])).toEqual(
      TOLD.map(([, , , detail]) => detail),
    );
    expect([...lifecycle.lineNumber]).toEqual(TOLD.map((_, i) => i + 1));
    expect(lifecycle.machines).toEqual(['', '148e21ea7d9d68']);
    expect(table.length).toBe(0);
  });

  it('is found where a terminal of 80 columns has broken the line', async () => {
    const line =
      '2026-03-02T08:00:03Z runner[148e21ea7d9d68] ams [info]machine has reached its max restart count of 10';
    const { lifecycle } = await readText(`${line.slice(0, 80)}\n${line.slice(80)}\n`);
    expect(Array.from(lifecycle.cause, (cause) => lifecycle.codes[cause])).toEqual([
      'the limit of 10 restarts is reached',
    ]);
  });
});
