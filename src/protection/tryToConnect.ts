/** Tries to break the promise: the page asks for an address elsewhere; whether the browser refused comes out. */

/** A name that no network can have, so that nothing is told to anybody where nothing refuses. */
const ELSEWHERE = 'https://postflight.invalid/';
/** What a refusal names: the address, or its origin alone. Not an empty text, which other refusals have. */
const NAMES: readonly string[] = [ELSEWHERE, new URL(ELSEWHERE).origin];
/** A refusal is told at once. */
const PATIENCE_MS = 1000;

export type Outcome = 'refused' | 'notRefused';

export async function tryToConnect(page: Document): Promise<Outcome> {
  const ending = new AbortController();
  try {
    return await new Promise<Outcome>((resolve) => {
      const onViolation = ({ blockedURI }: SecurityPolicyViolationEvent): void => {
        if (NAMES.includes(blockedURI)) resolve('refused');
      };
      page.addEventListener('securitypolicyviolation', onViolation, { signal: ending.signal });
      // That it fails is sure, and says nothing: there is no such host.
      void fetch(ELSEWHERE, { mode: 'no-cors' }).catch(() => undefined);
      setTimeout(() => {
        resolve('notRefused');
      }, PATIENCE_MS);
    });
  } finally {
    ending.abort();
  }
}
