/** Why nothing left, in words, and the text itself where it can still be copied by hand. */
import { useEffect, useRef, type ReactNode } from 'react';
import type { Delivery } from '../../artefacts/export.ts';

interface Props {
  readonly delivery: Delivery;
  /** What was to be copied, where that is text. */
  readonly text: string | undefined;
}

export function Refusal({ delivery, text }: Props): ReactNode {
  return (
    <div role="alert" className="share-refusal">
      {delivery.kind === 'copyText' && text !== undefined ? (
        <>
          <p>The text was not copied: the browser did not allow it. It is selected here, to copy by hand.</p>
          <TextByHand text={text} />
        </>
      ) : (
        <p>
          {'refusal' in delivery
            ? delivery.refusal
            : 'This could not be made: the browser, or the analysis, did not give it.'}
        </p>
      )}
    </div>
  );
}

/** Text that is selected already, for Ctrl C. */
function TextByHand({ text }: { readonly text: string }): ReactNode {
  const ref = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    ref.current?.focus();
    ref.current?.select();
  }, [text]);
  return (
    <textarea
      ref={ref}
      className="share-by-hand"
      aria-label="Text to copy"
      readOnly
      spellCheck={false}
      autoComplete="off"
      rows={4}
      value={text}
    />
  );
}
