/** Keys as they are written on a keyboard: each combination in its own box, several with "or" between. */
import { Fragment, type ReactNode } from 'react';
import { toShownKeys } from '../actions/keys.ts';

export function Keys({ keys }: { readonly keys: readonly string[] }): ReactNode {
  const isMac = navigator.userAgent.includes('Mac');
  return (
    <span className="keys">
      {keys.map((key, index) => (
        <Fragment key={key}>
          {index > 0 && ' or '}
          {toShownKeys(key, isMac).map((part) => (
            <kbd key={part}>{part}</kbd>
          ))}
        </Fragment>
      ))}
    </span>
  );
}
