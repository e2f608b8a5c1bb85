/** What the page has sent since it was opened, by the browser's own list. */
import { useEffect, useState, type ReactNode } from 'react';
import { watchRequests, type RequestsMade } from '../../protection/requestsMade.ts';
import { formatBytes, formatCounted } from '../../presentation/numbers.ts';

export function RequestSum(): ReactNode {
  const [made, setMade] = useState<RequestsMade>();
  useEffect(() => watchRequests(location.origin, setMade), []);
  if (made === undefined) return null;
  const { count, elsewhere, addressBytes } = made;
  return (
    <section aria-labelledby="privacy-sent">
      <h3 id="privacy-sent">Sent since the page was opened</h3>
      <p>
        {formatCounted(count, 'request')} for files of this app, {formatBytes(addressBytes)} of addresses in
        all, and {formatCounted(elsewhere, 'request')} to any other host. Measured by the browser for the page
        itself; its workers are under the same rules.
      </p>
    </section>
  );
}
