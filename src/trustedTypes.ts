/**
 * The page's only Trusted Types policy. The security headers make every assignment of text to a script address
 * pass through it; it lets the app's own files through and nothing else. It makes no HTML and no script, so
 * `innerHTML`, `eval` and the like throw wherever log text could reach them. Import it before anything else.
 */
interface TrustedTypesFactory {
  createPolicy(name: string, rules: { readonly createScriptURL: (url: string) => string }): unknown;
}

// TypeScript's DOM library does not declare Trusted Types, and not every browser has them.
const { trustedTypes } = globalThis as { readonly trustedTypes?: TrustedTypesFactory };

trustedTypes?.createPolicy('default', {
  createScriptURL(url) {
    if (new URL(url, document.baseURI).origin === location.origin) return url;
    throw new TypeError('Scripts come from the app itself only.');
  },
});
