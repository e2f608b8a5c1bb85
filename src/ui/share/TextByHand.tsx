import { useEffect, useRef, type ReactNode } from 'react';

/** Text that is selected already, for Ctrl C. */
export function TextByHand({ text }: { readonly text: string }): ReactNode {
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
