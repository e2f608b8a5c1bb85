/** Text with what was found in it marked: text nodes only, whatever stands in a log. */
import type { ReactNode } from 'react';
import type { TextPlaces } from '../../store/session.ts';

interface Props {
  readonly text: string;
  readonly places: TextPlaces;
}

export function Marked({ text, places }: Props): ReactNode {
  if (places.length === 0) return text;
  const parts: ReactNode[] = [];
  let from = 0;
  for (const [start, end] of places) {
    parts.push(text.slice(from, start), <mark key={start}>{text.slice(start, end)}</mark>);
    from = end;
  }
  return [...parts, text.slice(from)];
}
