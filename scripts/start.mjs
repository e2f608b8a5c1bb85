// `npm start`: builds the app and serves it on this machine.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildPage } from './build.mjs';
import { giveUp, ROOT, setup } from './setup.mjs';

const DEFAULT_PORT = 4173;
const USAGE = 'Usage: npm start -- [--port N] [--host ADDRESS] [--no-open] [--no-build]';

const options = readOptions();
setup();
if (options.build && !buildPage()) giveUp('The build failed; its messages are above.');
if (!existsSync(join(ROOT, 'dist/index.html'))) giveUp('There is no build in dist/. Run npm run build.');

const url = await serve();
console.log(`Postflight is at ${url}`);
if (options.open) openInBrowser(url);

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        port: { type: 'string' },
        // Reachable from this machine alone, unless asked otherwise.
        host: { type: 'string', default: '127.0.0.1' },
        'no-open': { type: 'boolean', default: false },
        'no-build': { type: 'boolean', default: false },
      },
    });
    const port = values.port === undefined ? undefined : toPort(values.port);
    return { port, host: values.host, open: !values['no-open'], build: !values['no-build'] };
  } catch (error) {
    return giveUp(`${error.message.split('. ')[0]}. ${USAGE}`);
  }
}

function toPort(text) {
  const port = Number(text);
  if (/^\d+$/.test(text) && port > 0 && port <= 65_535) return port;
  return giveUp(`--port takes a number from 1 to 65535, not "${text}". ${USAGE}`);
}

async function serve() {
  // Not imported at the top: setup() may only just have installed it.
  const { preview } = await import('vite');
  const wanted = {
    host: options.host,
    port: options.port ?? DEFAULT_PORT,
    strictPort: options.port !== undefined,
  };
  try {
    const server = await preview({ root: ROOT, logLevel: 'error', preview: { ...wanted, open: false } });
    const { port } = server.httpServer.address();
    return `http://${options.host === '127.0.0.1' ? 'localhost' : options.host}:${port}/`;
  } catch (error) {
    if (!/already in use/.test(error.message)) throw error;
    return giveUp(`Port ${options.port} is in use. Choose another, or leave --port out to get a free one.`);
  }
}

/** A machine without a browser is no reason to fail: the address stands in the terminal. */
function openInBrowser(/** @type {string} */ address) {
  const [program, ...args] =
    process.platform === 'darwin'
      ? ['open', address]
      : process.platform === 'win32'
        ? ['cmd', '/c', 'start', '', address]
        : ['xdg-open', address];
  const child = spawn(program, args, { stdio: 'ignore', detached: true });
  child.on('error', () => {});
  child.unref();
}
