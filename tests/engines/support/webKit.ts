/** WebKitGTK's small browser over WebDriver, on a display in memory. */
import { spawn, type ChildProcess } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { Builder, By, Capabilities, until, type WebDriver } from 'selenium-webdriver';
import { findWebKit } from '../../../scripts/engines.mjs';
import { PATIENCE_MS } from '../../support/run/patience.ts';
import { PICTURE_KEY, WATCH_PICTURES, type Engine, type EnginePage } from './engine.ts';

const programs = findWebKit();

/** It neither needs nor finds a graphics card. */
const SOFTWARE_DRAWING = {
  WEBKIT_DISABLE_COMPOSITING_MODE: '1',
  WEBKIT_DISABLE_DMABUF_RENDERER: '1',
  LIBGL_ALWAYS_SOFTWARE: '1',
};

export const webKit: Engine = { name: 'WebKit', isThere: programs !== undefined, start: startWebKit };

async function startWebKit(): Promise<EnginePage> {
  if (programs === undefined) throw new Error('WebKit is not there');
  const display = spawn(programs.display, ['-displayfd', '3', '-screen', '0', '1280x900x24'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const DISPLAY = `:${await readLine(display.stdio[3] as Readable)}`;
  const port = await findFreePort();
  const driver = spawn(programs.driver, [`--port=${String(port)}`], {
    stdio: 'ignore',
    env: { ...process.env, ...SOFTWARE_DRAWING, DISPLAY },
  });
  try {
    const session = await connect(`http://127.0.0.1:${String(port)}`, programs.browser);
    return toPage(session, [driver, display]);
  } catch (error) {
    end(driver, display);
    throw error;
  }
}

function toPage(session: WebDriver, processes: readonly ChildProcess[]): EnginePage {
  return {
    open: (url) => session.get(url),
    click: async (place) => {
      await (await session.wait(until.elementLocated(By.xpath(place)), PATIENCE_MS)).click();
    },
    chooseFile: async (place, path) => {
      await (await session.wait(until.elementLocated(By.xpath(place)), PATIENCE_MS)).sendKeys(path);
    },
    count: async (place) => (await session.findElements(By.xpath(place))).length,
    readText: async (place) => {
      const [element] = await session.findElements(By.xpath(place));
      return element === undefined ? '' : session.executeScript('return arguments[0].innerText', element);
    },
    run: (script) => session.executeScript(script),
    watchPictures: () => session.executeScript(WATCH_PICTURES),
    readPicture: () => session.executeScript(`return document.documentElement.dataset.${PICTURE_KEY} ?? ''`),
    close: async () => {
      await session.quit().finally(() => {
        end(...processes);
      });
    },
  };
}

/** The driver needs a moment until it listens. */
async function connect(server: string, binary: string): Promise<WebDriver> {
  const capabilities = new Capabilities({
    browserName: 'MiniBrowser',
    'webkitgtk:browserOptions': { binary, args: ['--automation'] },
  });
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const isReady = await fetch(`${server}/status`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isReady) return new Builder().usingServer(server).withCapabilities(capabilities).build();
    if (Date.now() > deadline) throw new Error('WebKitWebDriver does not answer');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function readLine(stream: Readable): Promise<string> {
  for await (const line of createInterface(stream)) return line;
  throw new Error('Xvfb names no display');
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => {
        resolve(port);
      });
    });
  });
}

function end(...processes: readonly ChildProcess[]): void {
  for (const child of processes) child.kill();
}
