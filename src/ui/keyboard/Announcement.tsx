/** What a key just did, in a line at the foot of the window. */
import { useEffect, type ReactNode } from 'react';
import { useForeground } from '../base/stores.ts';

/** Long enough to read twice; it says nothing that the page does not show. */
const SHOWN_FOR_MS = 8000;

export function Announcement(): ReactNode {
  const announcement = useForeground((foreground) => foreground.announcement);
  const dismiss = useForeground((foreground) => foreground.dismissAnnouncement);
  useEffect(() => {
    if (announcement === undefined) return undefined;
    const timer = setTimeout(dismiss, SHOWN_FOR_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [announcement, dismiss]);
  return (
    // Always on the page, so that screen readers notice what comes into it.
    <div role="status" className="announcement">
      {announcement !== undefined && <p key={announcement.id}>{announcement.text}</p>}
    </div>
  );
}
