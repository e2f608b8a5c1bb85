/**
 * The headers that every response of the app's host carries: pages, workers, scripts and errors alike.
 * Nothing goes in; whoever serves the app takes them from here.
 */

/** The pages the app links to, without fragment. A link elsewhere opens a browser error. */
export const DOCUMENTATION_PAGES = [
  'https://fly.io/docs/monitoring/error-codes/',
  'https://fly.io/docs/apps/concurrency/',
  'https://fly.io/docs/monitoring/metrics/',
  'https://fly.io/docs/networking/dynamic-request-routing/',
  'https://fly.io/docs/reference/configuration/',
] as const;

/**
 * A URL pattern for the page with any fragment. A part that a pattern leaves out matches anything, so the
 * empty user and password (`:@`) and the empty query (`?`) are written out: otherwise the text of a log
 * could leave as `?…` behind an allowed address. A fragment is never sent.
 */
function toUrlPattern(page: string): string {
  return `"${page.replace('https://', 'https://:@')}?"`;
}

const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  // WebAssembly is for the scanner in the ingest workers; it comes with their script.
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  // The chart is exported as a picture by way of a blob: or data: address.
  "img-src 'self' blob: data:",
  "font-src 'self'",
  "worker-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
  // Assigning text to innerHTML and the like throws. The one policy, `default`, only makes script addresses.
  "require-trusted-types-for 'script'",
  'trusted-types default',
].join('; ');

export const SECURITY_HEADERS = {
  /**
   * Only the app's own files run, and nothing is sent elsewhere by the page's own requests. It has to be a
   * header: a policy in a `<meta>` tag does not bind workers.
   */
  'Content-Security-Policy': CONTENT_SECURITY_POLICY,
  /**
   * Closes what the policy above leaves open: navigation, `window.open`, WebRTC, preconnect, DNS prefetch.
   * Browsers that do not know it ignore it. Redirects of the allowed pages are not followed.
   */
  'Connection-Allowlist': `(response-origin ${DOCUMENTATION_PAGES.map(toUrlPattern).join(' ')})`,
  /** No other page holds a handle on this one, nor this one on a page it opened. */
  'Cross-Origin-Opener-Policy': 'same-origin',
  /** With the header above, gives the page a process of its own, where its memory can be measured. */
  'Cross-Origin-Embedder-Policy': 'require-corp',
  /** Other sites cannot embed the app's files. */
  'Cross-Origin-Resource-Policy': 'same-origin',
  /** A file is only ever what its type says. */
  'X-Content-Type-Options': 'nosniff',
  /** The documentation does not learn where its readers come from. */
  'Referrer-Policy': 'no-referrer',
  /** The names of linked hosts are not looked up before someone follows a link. */
  'X-DNS-Prefetch-Control': 'off',
  /** The app needs none of these, so code that got in by mistake cannot ask for them either. */
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), usb=(), serial=(), hid=(), payment=()',
} as const satisfies Readonly<Record<string, string>>;
