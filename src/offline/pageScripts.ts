/** Which builds are on screen: the worker's clients go in, the main scripts of all open pages come out. */
import type { WorkerMessage } from './messages.ts';

const PATIENCE_MS = 3000;

/** Undefined where a page does not say, because it is busy, frozen or still loading: nobody knows what it needs. */
export async function findPageScripts(clients: Clients): Promise<readonly string[] | undefined> {
  const pages = await clients.matchAll({ type: 'window', includeUncontrolled: true });
  const scripts = await Promise.all(pages.map(askForScript));
  return scripts.every((script) => script !== undefined) ? scripts : undefined;
}

function askForScript(page: Client): Promise<string | undefined> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    const settle = (script: string | undefined): void => {
      clearTimeout(timer);
      port1.close();
      resolve(script);
    };
    const timer = setTimeout(settle, PATIENCE_MS, undefined);
    port1.onmessage = ({ data }: MessageEvent<string>) => {
      settle(data);
    };
    const question: WorkerMessage = { kind: 'whichScript' };
    page.postMessage(question, [port2]);
  });
}
