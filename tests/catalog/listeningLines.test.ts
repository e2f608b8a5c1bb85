/** Lines as common servers and frameworks print them, and lines that only look so. */
import { expect, it } from 'vitest';
import {
  findListeningAddress,
  findListeningPort,
  isLoopback,
} from '../../src/catalog/lifecycle/listeningLines.ts';
import { LIFECYCLE_MARKERS } from '../../src/catalog/lifecycle/lifecycle.ts';

type Reach = 'all' | 'machine';

const ANNOUNCED: readonly [line: string, port: string, reach: Reach][] = [
  ['Server running at http://127.0.0.1:3000/', '3000', 'machine'],
  ['Server listening on http://localhost:8080', '8080', 'machine'],
  ['Example app listening on port 3000', '3000', 'all'],
  ['Example app listening at http://localhost:3000', '3000', 'machine'],
  ['Listening on :::5006...', '5006', 'all'],
  ['🚀 Server listening on 8080.', '8080', 'all'],
  ['> Ready on http://localhost:3000', '3000', 'machine'],
  ['   - Local:        http://localhost:3000', '3000', 'machine'],
  ['   - Network:      http://172.19.5.2:3000', '3000', 'all'],
  ['┃ Local    http://localhost:4321/', '4321', 'machine'],
  ['started server on 0.0.0.0:3000, url: http://localhost:3000', '3000', 'all'],
  ['[Nest] 641  - LOG [NestApplication] Application is running on: http://[::1]:3000', '3000', 'machine'],
  ['Remix App Server started at http://localhost:3000 (http://172.19.0.2:3000)', '3000', 'all'],
  ['[remix-serve] http://localhost:3000 listening on http://0.0.0.0:3000', '3000', 'all'],
  ['Listening http://[::]:3000', '3000', 'all'],
  [
    '{"level":30,"time":1714557600000,"pid":641,"msg":"Server listening at http://127.0.0.1:3000"}',
    '3000',
    'machine',
  ],
  ['{"addr":":3000","level":"info","msg":"server listening"}', '3000', 'all'],
  ['{"msg":"server listening","addr":"127.0.0.1:3000"}', '3000', 'machine'],
  ['{"level":"info","msg":"server started","port":3000}', '3000', 'all'],
  ['level=INFO msg="server listening" addr=127.0.0.1:3000', '3000', 'machine'],
  ['2026-03-02T08:15:30Z  INFO shop: listening addr=127.0.0.1:3000', '3000', 'machine'],
  ['2026-03-02T08:15:30Z  INFO shop: listening on 0.0.0.0:3000', '3000', 'all'],
  ['🔧 Rocket has launched from http://127.0.0.1:8000', '8000', 'machine'],
  [
    'actix_server::server: starting service: "actix-web-service-0.0.0.0:8080", workers: 2, listening on: 0.0.0.0:8080',
    '8080',
    'all',
  ],
  ['[GIN-debug] Listening and serving HTTP on :8080', '8080', 'all'],
  ['⇨ http server started on [::]:1323', '1323', 'all'],
  ['INFO:     Uvicorn running on http://127.0.0.1:8000 (Press CTRL+C to quit)', '8000', 'machine'],
  ['[2026-03-02 08:15:30 +0000] [641] [INFO] Listening at: http://127.0.0.1:8000 (641)', '8000', 'machine'],
  ['Running on http://127.0.0.1:5000', '5000', 'machine'],
  ['Starting development server at http://127.0.0.1:8000/', '8000', 'machine'],
  ['Serving HTTP on 127.0.0.1 port 8000 (http://127.0.0.1:8000/) ...', '8000', 'machine'],
  ['Serving HTTP on 0.0.0.0 port 8000 (http://0.0.0.0:8000/) ...', '8000', 'all'],
  ['INFO:waitress:Serving on http://127.0.0.1:8080', '8080', 'machine'],
  ['[641] * Listening on http://0.0.0.0:3000', '3000', 'all'],
  ['* Listening on tcp://localhost:3000', '3000', 'machine'],
  ['listening on addr=0.0.0.0:8080 fd=10', '8080', 'all'],
  ['08:15:30.123 [info] Running ShopWeb.Endpoint with Bandit 1.5.7 at :::8080 (http)', '8080', 'all'],
  [
    '08:15:30.123 [info] Running ShopWeb.Endpoint with cowboy 2.12.0 at 127.0.0.1:4000 (http)',
    '4000',
    'machine',
  ],
  ['   INFO  Server running on [http://127.0.0.1:8000].', '8000', 'machine'],
  [
    '[Mon Mar  2 08:15:30 2026] PHP 8.3.1 Development Server (http://127.0.0.1:8000) started',
    '8000',
    'machine',
  ],
  ['Tomcat started on port(s): 8080 (http)', '8080', 'all'],
  ['Tomcat initialized with port 8081 (http)', '8081', 'all'],
  ['Started ServerConnector@1a2b{HTTP/1.1, (http/1.1)}{0.0.0.0:8080}', '8080', 'all'],
  ['[main] INFO  Application - Responding at http://0.0.0.0:8081', '8081', 'all'],
  ['Now listening on: http://localhost:5000', '5000', 'machine'],
  ['Listening on http://localhost:8000/', '8000', 'machine'],
  ['Started development server: http://localhost:3000', '3000', 'machine'],
  ['🚀 Server ready at: http://localhost:4000/', '4000', 'machine'],
  ['Server is running on port 3000, connected to MongoDB', '3000', 'all'],
  ['Connected to MongoDB. Server is running on port 3000', '3000', 'all'],
  ['Listening on 127.0.0.1, port 3000', '3000', 'machine'],
  ['Server running on 127.0.0.1 port 3000', '3000', 'machine'],
  ['Server started on port 3000 in 35 ms', '3000', 'all'],
  ['listening on port=3000', '3000', 'all'],
  ['Express is listening on 80', '80', 'all'],
  ['{"level":"info","message":"HTTP server started","address":"::1","port":8000}', '8000', 'machine'],
  ['{"level":"info","message":"server started","host":"0.0.0.0","port":8000}', '8000', 'all'],
  ['level=INFO msg="starting http server" port=8080', '8080', 'all'],
  [
    '15:17:05.123 [main] INFO  Micronaut - Startup completed in 812ms. Server Running: http://localhost:8080',
    '8080',
    'machine',
  ],
  ['== Sinatra (v4.0.0) has taken the stage on 4567 for development with backup from Puma', '4567', 'all'],
  ['Netty started on port 8080', '8080', 'all'],
  ['🚀 Server ready on port 4000', '4000', 'all'],
];

const NOT_ANNOUNCED = [
  'the local http://localhost:9200 is not reachable from here',
  'Server started at 2024-05-01T10:00:00Z',
  'Server started at 10:00:00',
  'Worker listening on 12 queues',
  'Worker listening on 120 queues',
  'HTTP server running on 24 cores',
  'server started with 100 connections',
  'Started GET "/up" for 127.0.0.1 at 2024-05-01 10:00:00 +0000',
  'Connected to database server at 127.0.0.1:5432',
  'Redis server at 10.0.0.5:6379 is connected',
  'upstream server at 10.0.0.3:9000 returned 502',
  'job started, payload from 10.0.0.3:9000',
  'Metrics server listening on 0.0.0.0:9091',
  'admin listening on 127.0.0.1:9090',
  'Prometheus exporter listening on http://127.0.0.1:9394/metrics',
  'Debugger listening on ws://127.0.0.1:9229/6f2a',
  '{"level":"info","logger":"admin","msg":"admin endpoint started","address":"localhost:2019"}',
  'listening on [fdaa:0:1::3]:22 (DNS: [fdaa::3]:53)',
  'SSH listening listen_address=[fdaa:0:1::3]:22',
  '[fly api proxy] listening at /.fly/api',
  'the team is running on twelve cups of coffee',
  'GET /listening?port=8080 200',
  'Listening on API socket ("/fc.sock")',
  'ready in 2024 ms',
  'Running 12 migrations',
];

it.each(ANNOUNCED)('in: %s', (line, port, reach) => {
  const address = findListeningAddress(line) ?? '';
  expect([findListeningPort(address), isLoopback(address)]).toEqual([port, reach === 'machine']);
});

it.each(NOT_ANNOUNCED)('not in: %s', (line) => {
  expect(findListeningAddress(line)).toBeUndefined();
});

it.each(ANNOUNCED)('by a marker in: %s', (line) => {
  const isMarked = LIFECYCLE_MARKERS.some((marker) => [marker].flat().every((text) => line.includes(text)));
  expect(isMarked).toBe(true);
});
