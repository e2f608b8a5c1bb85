/** A sentence of our own with commands between backticks. Never give it text from a file. */
import type { ReactNode } from 'react';

export function Prose({ children }: { readonly children: string }): ReactNode {
  return children.split('`').map((part, index) => (index % 2 === 0 ? part : <code key={index}>{part}</code>));
}
