/** A table that says what a drawing shows. Made only when it is opened. */
import { useState, type ReactNode } from 'react';

interface Props {
  /** What opens it. */
  readonly summary: string;
  /** Name of what scrolls. */
  readonly label: string;
  readonly renderTable: () => ReactNode;
}

export function TableOnRequest({ summary, label, renderTable }: Props): ReactNode {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details
      className="bars-table"
      onToggle={(event) => {
        setIsOpen(event.currentTarget.open);
      }}
    >
      <summary>{summary}</summary>
      {isOpen && (
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- else the keyboard could not scroll it
        <div className="table-scroller" tabIndex={0} role="region" aria-label={label}>
          {renderTable()}
        </div>
      )}
    </details>
  );
}
