/** A sentence of a rule, with commands and keys between backticks. Values of the log stand in it, so it is made visible. */
import type { ReactNode } from 'react';
import { toProsePieces } from '../../presentation/findingText.ts';
import { toVisibleText } from '../../presentation/visibleText.ts';

export function FindingText({ children }: { readonly children: string }): ReactNode {
  return toProsePieces(toVisibleText(children)).map(({ text, isCode }, index) =>
    isCode ? <code key={index}>{text}</code> : <bdi key={index}>{text}</bdi>,
  );
}
