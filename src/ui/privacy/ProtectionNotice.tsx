/** Says so where the host leaves out headers that the promise rests on. Nothing where it does its part. */
import { useEffect, useState, type ReactNode } from 'react';
import { findMissingHeaders, type HeaderName } from '../../protection/arrivedHeaders.ts';

export function ProtectionNotice(): ReactNode {
  const [missing, setMissing] = useState<readonly HeaderName[]>([]);
  useEffect(() => {
    let isGone = false;
    void findMissingHeaders(location.href).then((found) => {
      if (!isGone) setMissing(found);
    });
    return () => {
      isGone = true;
    };
  }, []);
  if (missing.length === 0) return null;
  return (
    <p className="protection-notice">
      This host does not send all of the rules by which browsers keep logs on the device (missing:{' '}
      {missing.join(', ')}). The app sends nothing all the same, but here only its own code says so. Who hosts
      it finds what to do in <code>docs/hosting.md</code>.
    </p>
  );
}
