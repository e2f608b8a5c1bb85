import type { ReactNode } from 'react';

/** The name with its sign: bars on a runway, one of them too tall. */
export function Wordmark(): ReactNode {
  return (
    <span className="wordmark">
      <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" focusable="false">
        <path className="wordmark-quiet" d="M1 17.5h18M3.5 15v-4M8 15v-6M16.5 15v-3" />
        <path className="wordmark-loud" d="M12.25 15V2" />
      </svg>
      Postflight
    </span>
  );
}
