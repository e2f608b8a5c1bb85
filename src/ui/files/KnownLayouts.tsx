/** For a file of which most could not be read: what could have been. */
import type { ReactNode } from 'react';
import { logFormats } from '../../catalog/formats/index.ts';

export function KnownLayouts(): ReactNode {
  return (
    <p className="file-note">
      <strong>Most of its lines could not be read.</strong> Postflight reads:{' '}
      {logFormats.map(({ label }) => label).join('; ')}.
    </p>
  );
}
