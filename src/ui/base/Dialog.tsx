/**
 * A native modal dialog: the browser keeps the focus inside, takes Esc, and gives the focus back to where it was.
 * It is open as long as it is rendered.
 */
import { useId, useLayoutEffect, useRef, type ReactNode } from 'react';

interface Props {
  readonly title: string;
  readonly className: string;
  /** Whether the title is only for those who do not see the dialog. */
  readonly hidesTitle?: boolean;
  /** Somebody wants it closed; to close it is to render it no more. */
  readonly onClose: () => void;
  readonly children: ReactNode;
}

export function Dialog({ title, className, hidesTitle = false, onClose, children }: Props): ReactNode {
  const ref = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useLayoutEffect(() => {
    const dialog = ref.current;
    dialog?.showModal();
    // Closed before it is taken away, or the focus would go with it.
    return () => {
      dialog?.close();
    };
  }, []);
  return (
    <dialog
      ref={ref}
      className={`dialog ${className}`}
      aria-labelledby={titleId}
      // A click beside it closes it too, where the browser knows how.
      closedby="any"
      // At once: the event of closing comes later, and the next key may come before it.
      onCancel={onClose}
      onClose={({ currentTarget }) => {
        if (!currentTarget.open) onClose();
      }}
    >
      <h2 id={titleId} className={hidesTitle ? 'visually-hidden' : undefined}>
        {title}
      </h2>
      {children}
    </dialog>
  );
}
