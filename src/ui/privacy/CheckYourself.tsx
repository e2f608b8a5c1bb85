/** Ways to check the promise that need no trust in this page. */
import type { ReactNode } from 'react';
import { toSha256 } from '../../core/bytes/sha256.ts';
import type { Arrived } from './useArrivedPage.ts';

export function CheckYourself({ arrived }: { readonly arrived: Arrived }): ReactNode {
  return (
    <section aria-labelledby="privacy-check">
      <h3 id="privacy-check">Check it yourself</h3>
      <ul className="bullets">
        <li>Turn off the network, then drop a file: everything works.</li>
        <li>Open the browser’s developer tools at Network, then drop a file: no request appears.</li>
        {typeof arrived === 'object' && (
          <li>
            Build it from the source and compare <code>sha256sum dist/index.html</code>, which names every
            script by its content. Here it is{' '}
            <code className="privacy-digest">{toSha256(arrived.bytes)}</code>
          </li>
        )}
      </ul>
    </section>
  );
}
