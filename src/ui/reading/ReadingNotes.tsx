/** What has to be said of a file while it is read: that it unpacks to very much, or that nothing more comes of it. */
import type { ReactNode } from 'react';
import type { OpenReading } from '../../store/session.ts';
import { Stalled } from './Stalled.tsx';
import { TooLarge } from './TooLarge.tsx';

interface Props {
  readonly reading: OpenReading;
  /** Of the file, so far. */
  readonly bytesRead: number;
}

export function ReadingNotes({ reading, bytesRead }: Props): ReactNode {
  if (reading.tooLarge !== undefined) return <TooLarge reading={reading} />;
  if (reading.startedAt === undefined) return null;
  return <Stalled reading={reading} bytesRead={bytesRead} />;
}
