/** What can honestly be said where the catalog has no text. */
import type { ReactNode } from 'react';
import { toCategory } from '../../core/format/errorCode.ts';
import { SERIES_LABELS } from '../../presentation/categories.ts';
import { formatCounted } from '../../presentation/numbers.ts';

export function UnknownCodeText({ code }: { readonly code: string }): ReactNode {
  const category = toCategory(code);
  return (
    <>
      <p className="meaning">
        Fly.io’s page of error codes does not list {code}, so its meaning and its owner are not known.{' '}
        {category === 'other'
          ? `Its letter ${code.charAt(1)} stands for no category of that page.`
          : `By its letter ${code.charAt(1)} it is counted under ${SERIES_LABELS[category]}.`}
      </p>
      <h4>What to check</h4>
      <p>
        Read its lines below: the message is all there is. If it does not tell, give the code and a line to
        Fly’s support.
      </p>
    </>
  );
}

export function UnclassifiedText({ count }: { readonly count: number }): ReactNode {
  return (
    <>
      <h3 className="details-code">Proxy errors of no known code</h3>
      <p className="meaning">
        {formatCounted(count, 'error')} of Fly Proxy {count === 1 ? 'carries' : 'carry'} no code, and the text
        fits no wording that Postflight knows. They are counted apart, and no code is guessed.
      </p>
      <h4>What to check</h4>
      <p>
        Read their lines below. Older exports and the history of <code>fly logs</code> often leave the code
        out.
      </p>
    </>
  );
}
