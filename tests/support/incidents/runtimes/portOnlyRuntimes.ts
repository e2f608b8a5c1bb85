/** Servers that print their port and keep their address to themselves. */
import { jsonRequest, plainRequest } from './requestLines.ts';
import type { Runtime } from './runtime.ts';

const JVM_CRASH = [
  "Error creating bean with name 'dataSource': Failed to determine a suitable driver class",
  'APPLICATION FAILED TO START',
];
const NODE_CRASH = ["TypeError: Cannot read properties of undefined (reading 'url')", 'Node.js v22.2.0'];

function spring(line: (port: number) => string): Runtime {
  return {
    command: 'java -jar shop.jar',
    hello: [
      'INFO 641 --- [           main] shop.Application  : Starting Application using Java 21',
      'INFO 641 --- [           main] shop.Application  : No active profile set, falling back to 1 default profile',
    ],
    ready: (_host, port) => [
      line(port),
      'INFO 641 --- [           main] shop.Application  : Started Application in 4.213 seconds (process running for 4.9)',
    ],
    request: plainRequest,
    crash: JVM_CRASH,
    process: 'java',
  };
}

function node(line: (port: number) => string, request = plainRequest): Runtime {
  return {
    command: 'node index.js',
    hello: [],
    ready: (_host, port) => [line(port)],
    request,
    crash: NODE_CRASH,
    process: 'node',
  };
}

export const PORT_ONLY_RUNTIMES: readonly Runtime[] = [
  spring(
    (port) =>
      `INFO 641 --- [           main] o.s.b.w.embedded.tomcat.TomcatWebServer  : Tomcat started on port(s): ${String(port)} (http) with context path ''`,
  ),
  spring(
    (port) =>
      `INFO 641 --- [           main] o.s.b.w.embedded.tomcat.TomcatWebServer  : Tomcat started on port ${String(port)} (http) with context path '/'`,
  ),
  spring(
    (port) =>
      `INFO 641 --- [           main] o.s.b.web.embedded.netty.NettyWebServer  : Netty started on port ${String(port)}`,
  ),
  spring(
    (port) =>
      `INFO 641 --- [           main] io.undertow  : Undertow started on port(s) ${String(port)} (http)`,
  ),
  node((port) => `Example app listening on port ${String(port)}`),
  node((port) => `🚀 Server ready on port ${String(port)}`),
  node((port) => `App running on port: ${String(port)}`),
  node((port) => JSON.stringify({ level: 'info', msg: 'listening', port }), jsonRequest),
  node((port) => `level=info msg="starting http server" port=${String(port)}`),
  node((port) => `Express server started on port ${String(port)}.`),
  {
    command: 'ruby app.rb',
    hello: ['INFO  WEBrick 1.8.1', 'INFO  ruby 3.2.2 (2023-03-30) [x86_64-linux]'],
    ready: (_host, port) => [
      '== Sinatra (v3.0.5) has taken the stage on ' +
        String(port) +
        ' for production with backup from WEBrick',
      `INFO  WEBrick::HTTPServer#start: pid=641 port=${String(port)}`,
    ],
    request: plainRequest,
    crash: ['app.rb:4:in `fetch\': key not found: "DATABASE_URL" (KeyError)'],
    process: 'ruby',
  },
];
