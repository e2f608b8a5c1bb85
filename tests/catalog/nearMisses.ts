/**
 * Texts that come close to a template and say something else: sentences of an app that quote half of one, cut or
 * continued ones, other words in a hole. None of them may be read as any code.
 */
export const NEAR_MISSES: Readonly<Record<string, readonly [string, string, ...string[]]>> = {
  'could not complete HTTP request to instance: {cause…}': [
    'retrying: could not complete HTTP request to instance: socket hang up',
    'could not complete HTTP request to instance',
    'could not complete HTTP request to instances: timeout',
    'could not complete HTTP/2 request to instance: connection closed before message completed',
  ],
  'could not complete HTTP request to instance:': [
    'could not complete HTTP request to instance;',
    'could not complete HTTP request to:',
  ],
  'could not make HTTP request to instance: {cause…}': [
    'could not make HTTP request to instance',
    'could not make HTTP requests to instance: timed out',
    'crawler: could not make HTTP request to instance: timed out',
  ],
  'could not send HTTP request to instance: {cause…}': [
    'could not send HTTP request to instance',
    'could not send HTTPS request to instance: timed out',
    'webhook could not send HTTP request to instance: timed out',
  ],
  'timed out while connecting to your instance': [
    'timed out while connecting to your instances',
    'redis timed out while connecting to your instance',
  ],
  'timed out while connecting to your instance. this indicates a problem with your app': [
    'timed out while connecting to your instance. this indicates a problem with your database',
    'pgbouncer: timed out while connecting to your instance. this indicates a problem with your app',
  ],
  'timed out while connecting to your instance. this indicates a problem with your app {hint…}': [
    'timed out while connecting to your instance. this indicates a problem with your application pool',
    'timed out while connecting to your instance, this indicates a problem with your app (hint: look)',
  ],
  'instance refused connection. is your app listening on {address}?': [
    'instance refused connection. is your app listening on :: or on 127.0.0.1?',
    'instance refused connection. is your app listening on the right port at all?',
    'replica: instance refused connection. is your app listening on 0.0.0.0:3000?',
  ],
  'instance refused connection. is your app listening on {address}? {hint…}': [
    'database instance refused connection. is your app listening on 0.0.0.0:3000? see the runbook',
    'instance refused connection. is your app listening on port 3000? make sure it is',
  ],
  'instance refused connection. is your app listening on {address}': [
    'instance refused connection. is your app listening on',
    'instance refused connection. is your app listening on 0.0.0.0:3000, they ask',
    'instance refused connection. is your database listening on 0.0.0.0:5432',
  ],
  'instance refused connection': [
    'instance refused connection from 10.0.0.3',
    'the instance refused connection',
    'instance refused connections',
  ],
  'failed to connect to instance after {n} attempts': [
    'failed to connect to instance after several attempts',
    'failed to connect to instance after 5 attempts, giving up on the cache',
    'redis: failed to connect to instance after 5 attempts',
    'failed to connect to instance after 5 attempts or 6 attempts',
  ],
  'failed to set some important tcp socket options, this is a fly issue': [
    'failed to set some important tcp socket options',
    'failed to set some important tcp socket options, this is a nginx issue',
  ],
  'tls handshake was canceled': [
    'smtp: tls handshake was canceled',
    'tls handshake was canceled by the peer',
  ],
  'tls handshake failed': ['tls handshake failed with redis', 'upstream tls handshake failed'],
  'no valid tls certificate was found for SNI {name}. aborted connection': [
    'no valid tls certificate was found for SNI shop.example.org. trying again',
    'no valid tls certificate was found for SNI . aborted connection',
    'proxyd: no valid tls certificate was found for SNI shop.example.org. aborted connection',
    'no valid tls certificate was found for SNI that we sent. aborted connection',
  ],
  'no valid tls certificate was found. aborted connection': [
    'no valid tls certificate was found. aborted connection to mail server',
    'no valid tls certificate was found',
  ],
  'encountered an io error while performing tls handshake': [
    'encountered an io error while performing tls handshake to db.internal',
    'worker encountered an io error while performing tls handshake',
  ],
  'tls handshake timed out': ['tls handshake timed out after 10s', 'net/http: tls handshake timed out'],
  'internal tls error': ['internal tls error 7', 'an internal tls error'],
  'machines API returned an error': [
    'the machines API returned an error',
    'machines API returned an error again',
    'machines API returned an error page',
  ],
  'machines API returned an error: {error…}': [
    'deploy: machines API returned an error: "rate limit exceeded"',
    'machines API returned an error :"rate limit exceeded"',
    'vending machines API returned an error: out of coffee',
  ],
  'could not wake up machine due to an internal communication error': [
    'could not wake up machine due to an internal error',
    'could not wake up machine due to an internal communication error in our bus',
  ],
  'could not wake up machine due to a timeout requesting from the machines API': [
    'could not wake up machine due to a timeout',
    'cron: could not wake up machine due to a timeout requesting from the machines API',
  ],
  'could not wake up machine due to an internal parsing error': [
    'could not wake up machine due to a parsing error',
    'could not wake up machine due to an internal parsing error: line 7',
  ],
  'failed to connect to machine': [
    'failed to connect to machines',
    'failed to connect to machine learning backend',
    'worker failed to connect to machine',
  ],
  'failed to connect to machine: {error…}': [
    'failed to connect to machine 7: timeout',
    'ssh: failed to connect to machine: gave up after 15 attempts (in 8.1s)',
    'failed to connect to machine :22',
  ],
  'failed to connect to fly machine: Gave up after {n} retries': [
    'failed to connect to fly machine: Gave up after some retries',
    'failed to connect to fly machine',
    'failed to connect to fly machine: Gave up after 50 retries and went home',
  ],
  'missing app name for machine, cannot make machines API HTTP request': [
    'missing app name for machine, cannot make machines API request',
    'script: missing app name for machine, cannot make machines API HTTP request',
  ],
  'failed to change machine state': [
    'failed to change machine state to done',
    'failed to change machine states',
  ],
  'failed to change machine state: {error…}': [
    'xstate: failed to change machine state: no transition',
    'failed to change machine state (locked): again',
  ],
  'machine is in a non-startable state: {state}': [
    'machine is in a non-startable state',
    'machine is in a non-startable state: see the manual',
    'washing machine is in a non-startable state: open',
  ],
  'machine is in a state unknown to the proxy': [
    'machine is in a state unknown to us',
    'the machine is in a state unknown to the proxy',
  ],
  'machine start was canceled due to an internal problem': [
    'machine start was canceled due to a problem',
    'machine start was canceled due to an internal problem of the queue',
  ],
  'machine was recently stopped and is unavailable to service request': [
    'machine was recently stopped and is unavailable',
    'machine was recently stopped and is unavailable to service requests from staging',
  ],
  "cannot retry/replay request because request body has been read past what we're willing to buffer": [
    "cannot retry request because request body has been read past what we're willing to buffer",
    'cannot retry/replay request because request body has been read',
  ],
  "'fly-replay' response header was returned too many times, stopping there": [
    "'fly-replay' response header was returned too many times",
    "test: 'fly-replay' response header was returned too many times, stopping there",
  ],
  "could not parse 'fly-replay' response header returned by app": [
    "could not parse 'fly-replay' response header returned by app in test 7",
    "could not parse 'fly-replay' response header",
  ],
  "app '{source}' used 'fly-replay' response header to target app '{target}', which we cannot find": [
    "app 'a' used 'fly-replay' response header to target app 'b', which we will not find",
    "app '' used 'fly-replay' response header to target app 'b', which we cannot find",
    "an app 'a' used 'fly-replay' response header to target app 'b', which we cannot find",
  ],
  "app '{source}' used 'fly-replay' response header to target app '{target}', but it doesn't have permission to do so":
    [
      "app 'a' used 'fly-replay' response header to target app 'b', but it doesn't have permission",
      "app 'a' used 'x-replay' response header to target app 'b', but it doesn't have permission to do so",
    ],
  'internal error while fly-replaying: could not find app name': [
    'internal error while fly-replaying: could not find app name shop',
    'internal error while replaying: could not find app name',
  ],
  'internal error while fly-replaying: could not find org id assigned to your app': [
    'internal error while fly-replaying: could not find org id assigned to your apps',
    'internal error while fly-replaying: could not find org',
  ],
  'internal error while fly-replaying: could not find org id': [
    'internal error while fly-replaying: could not find org ids',
    'internal error: could not find org id',
  ],
  'no known healthy instances found for route {route}': [
    'no known healthy instances found for route',
    'no known healthy instances found for route of bus 7',
    'haproxy: no known healthy instances found for route tcp/443',
  ],
  'no known healthy instances found for route {route}. (hint: {hint…}': [
    'no known healthy instances found for route tcp/443. see the runbook',
    'no known healthy instances found for route. (hint: is your app shutdown?)',
    'traefik: no known healthy instances found for route tcp/443. (hint: is your app shutdown?)',
  ],
  'fly proxy could not find local instance for route': [
    'fly proxy could not find local instance for route tcp/443 in our test',
    'proxy could not find local instance for route',
  ],
  'could not find a good candidate within {n} attempts at load balancing. last error: {cause…}': [
    'could not find a good candidate within many attempts at load balancing. last error: none',
    'hiring: could not find a good candidate within 3 attempts at load balancing. last error: no answer',
    'could not find a good candidate within 3 attempts. last error: no answer',
    'could not find a good candidate within 3 attempts at load balancing. last error:',
  ],
  'could not find a good candidate within {n} attempts at load balancing': [
    'could not find a good candidate within 3 attempts at hiring',
    'could not find a good candidate within three attempts at load balancing',
    'could not find a good candidate within 3 attempts at load balancing exams',
  ],
  'failed to request static files for {path…} from Tigris bucket': [
    'failed to request static files for /a.css from Tigris bucket shop-assets',
    'failed to request static files for  from Tigris bucket',
    'vite: failed to request static files for /a.css from Tigris bucket',
  ],
  'Instance {id} reached hard limit of {n} concurrent connections': [
    'Instance 3287e5c0a41b96 reached hard limit of many concurrent connections',
    'Pool 7 reached hard limit of 25 concurrent connections',
    'Instance 3287e5c0a41b96 reached soft limit of 25 concurrent connections',
  ],
  'Instance {id} reached hard limit of {n} concurrent connections. {advice…}': [
    'Instance of pgbouncer reached hard limit of 25 concurrent connections. Waiting.',
    'Instance 3287e5c0a41b96 reached hard limit of 25 concurrent connections, waiting.',
  ],
  'Instance reached hard limit of {n} concurrent connections': [
    'Instance reached hard limit of 25 concurrent database connections',
    'Instance reached hard limit of concurrent connections',
  ],
  'Instance {id} reached hard limit of {n} concurrent requests': [
    'Instance 3287e5c0a41b96 reached hard limit of 25 concurrent request',
    'Instance 3287e5c0a41b96 reached a hard limit of 25 concurrent requests',
  ],
  'Instance {id} reached hard limit of {n} concurrent requests. {advice…}': [
    'Instance 3287e5c0a41b96 reached hard limit of 2.5 concurrent requests. Waiting.',
    'The Instance 3287e5c0a41b96 reached hard limit of 25 concurrent requests. Waiting.',
  ],
  'Instance reached hard limit of {n} concurrent requests': [
    'Instance reached hard limit of 25 concurrent requests per user',
    'Instance reached hard limit of 25 requests',
  ],
  'Instance reached hard limit of {n} concurrent connections. {advice…}': [
    'Instance reached hard limit of 25 concurrent connections, waiting.',
    'Instances reached hard limit of 25 concurrent connections. Waiting.',
  ],
  'Instance reached hard limit of {n} concurrent requests. {advice…}': [
    'Instance reached hard limit of 25 concurrent requests, waiting.',
    'An Instance reached hard limit of 25 concurrent requests. Waiting.',
  ],
  'machine has reached its hard limit of {n} concurrent connections': [
    'machine has reached its soft limit of 31 concurrent connections',
    'the machine has reached its hard limit of 31 concurrent connections',
  ],
  'machine has reached its hard limit of {n} concurrent connections. {advice…}': [
    'machine has reached its hard limit of 31 concurrent connections, waiting.',
    'machine has reached its hard limit of 31 concurrent sessions. Waiting.',
  ],
  'machine has reached its hard limit of {n} concurrent requests': [
    'machine has reached its soft limit of 31 concurrent requests',
    'the machine has reached its hard limit of 31 concurrent requests',
  ],
  'machine has reached its hard limit of {n} concurrent requests. {advice…}': [
    'machine has reached its hard limit of 31 concurrent requests, waiting.',
    'machine has reached its hard limit of 31 concurrent jobs. Waiting.',
  ],
  'unreachable worker host': ['unreachable worker hosts', 'celery: unreachable worker host'],
  'unreachable worker host. {rest…}': [
    'unreachable worker hosts. trying others',
    'celery: unreachable worker host. trying others',
  ],
  'unreachable worker host: {rest…}': [
    'unreachable worker host 10.0.0.7: refused',
    'sidekiq found an unreachable worker host: refused',
  ],
  'could not proxy TCP data: {cause…}': [
    'could not proxy TCP data to/from instance: Connection reset by peer (os error 104)',
    'ngrok: could not proxy TCP data: Broken pipe (os error 32)',
    'could not proxy TCP data',
  ],
  'could not finish reading HTTP body from instance': [
    'could not finish reading HTTP body from instance 7',
    'axios could not finish reading HTTP body from instance',
  ],
  'could not finish reading HTTP body from instance: {cause…}': [
    'could not finish reading HTTP body from S3: timeout',
    'axios: could not finish reading HTTP body from instance: aborted',
  ],
};
