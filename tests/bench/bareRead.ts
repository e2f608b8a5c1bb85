/** The floor: one worker that reads a file as fast as the browser gives it, and does nothing with it. */
import type { Page } from '@playwright/test';
import { SECURITY_HEADERS } from '../../src/protection/securityHeaders.ts';

const WORKER_PATH = '/bareRead.worker.js';

/** Slices of 32 MiB, two in flight. In milliseconds. */
async function readBare(file: File): Promise<number> {
  const sliceBytes = 32 << 20;
  const readAt = (at: number): Promise<ArrayBuffer> | undefined =>
    at < file.size ? file.slice(at, at + sliceBytes).arrayBuffer() : undefined;
  const start = performance.now();
  let inFlight = readAt(0);
  for (let at = sliceBytes; inFlight !== undefined; at += sliceBytes) {
    const next = readAt(at);
    await inFlight;
    inFlight = next;
  }
  return performance.now() - start;
}

const WORKER = `onmessage = async ({ data }) => postMessage(await (${readBare.toString()})(data));`;

/** Lets the page start a worker that the build does not have. It comes from the app's own address, under its policy. */
export async function serveBareRead(page: Page): Promise<void> {
  await page.route(`**${WORKER_PATH}`, (route) =>
    route.fulfill({ body: WORKER, contentType: 'text/javascript', headers: SECURITY_HEADERS }),
  );
}

/** Starting the worker is not counted. In seconds. */
export async function measureBareRead(page: Page, path: string): Promise<number> {
  const input = await page.evaluateHandle(() =>
    Object.assign(document.createElement('input'), { type: 'file' }),
  );
  await input.asElement().setInputFiles(path);
  const ms = await input.evaluate(
    (element, workerPath) =>
      new Promise<number>((resolve, reject) => {
        const worker = new Worker(workerPath);
        worker.onmessage = ({ data }: MessageEvent<number>) => {
          worker.terminate();
          resolve(data);
        };
        worker.onerror = () => {
          reject(new Error('the worker of the bare read did not run'));
        };
        worker.postMessage(element.files?.[0]);
      }),
    WORKER_PATH,
  );
  await input.dispose();
  return ms / 1000;
}
