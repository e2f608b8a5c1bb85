/** What apps print beside their own server: ports that Fly Proxy never asks for, and numbers that are no ports. */

/** Printed at a start, before the app's own server or after it. */
export const SIDE_LISTENERS = [
  'metrics server listening on 127.0.0.1:9090',
  'Metrics server listening on 0.0.0.0:9091',
  'Prometheus exporter listening on http://localhost:9394/metrics',
  'starting metrics server on :2112',
  '{"level":"info","msg":"starting metrics server","addr":"127.0.0.1:2112"}',
  'level=INFO msg="serving metrics" addr=0.0.0.0:9091',
  'admin address: 127.0.0.1:9901',
  'admin interface listening at http://127.0.0.1:9901',
  'pprof listening on localhost:6060',
  'Debugger listening on ws://127.0.0.1:9229/0f2c936f-b1cd-4ac9-aab3-f63b0f33d55e',
  'level=INFO msg="http server listening on: http://localhost:20202"',
  'LOG listening on 127.0.0.1:6432',
] as const;

/** Of other servers, to which the app is a client. */
export const CLIENT_LINES = [
  'Connected to database server at 127.0.0.1:5432',
  'Redis server at 10.0.0.5:6379 is connected',
  'upstream server at 10.0.0.3:9000 returned 502',
  'connected to redis://localhost:6379',
  'memcached server at localhost:11211 is ready',
  'nats: server running at nats://[fdaa:0:3b99:a7b:7e::2]:4222, connected',
  'opensearch is listening on http://10.0.4.9:9200, cluster green',
] as const;

export const NUMBER_LINES = [
  'Server started at 2024-05-01T10:00:00Z',
  'Worker listening on 12 queues',
  'HTTP server running on 24 cores',
  'cache server started with 512 MB',
  'listening for jobs on 3 threads',
  'Server ready in 3000 ms',
  'app running on node 20, build 8081',
] as const;
