import type { ReactNode } from 'react';
import { goTo, MAIN_ID } from '../base/places.ts';

/** The first stop of the Tab key: past the header. It is seen while it has the focus. */
export function SkipLink(): ReactNode {
  return (
    <a
      href={`#${MAIN_ID}`}
      className="skip-link"
      onClick={(event) => {
        // The address behind `#` is for pages and views.
        event.preventDefault();
        goTo(MAIN_ID);
      }}
    >
      Skip to the content
    </a>
  );
}
