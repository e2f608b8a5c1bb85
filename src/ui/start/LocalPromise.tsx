/** The promise, and how anyone can check it. */
import type { ReactNode } from 'react';

export function LocalPromise(): ReactNode {
  return (
    <div className="promise">
      <p>
        <strong>Read on this device. Nothing is uploaded.</strong>
      </p>
      <details>
        <summary>How that is enforced</summary>
        <p>
          The page comes with a security policy that lets the browser load and reach this app’s own files and
          nothing else; the browser refuses everything beyond, in the page and in its workers. There is no
          server that could take a log, and the app counts nobody. In browsers that know the newer connection
          rules, the policy also covers links: only pages of the Fly.io documentation can be opened.
        </p>
        <p>Try it: turn off the network, then drop a file.</p>
      </details>
    </div>
  );
}
