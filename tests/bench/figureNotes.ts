/** How figures travel from a test to the reporter, which live in different processes: as annotations of the test. */
import type { Figure } from './budgets.ts';

interface Annotation {
  readonly type: string;
  readonly description?: string;
}

const TYPE = 'figure';

export function toNote(figure: Figure): { type: string; description: string } {
  return { type: TYPE, description: JSON.stringify(figure) };
}

export function readNotes(annotations: readonly Annotation[]): readonly Figure[] {
  return annotations.flatMap(({ type, description }) =>
    type === TYPE && description !== undefined ? [JSON.parse(description) as Figure] : [],
  );
}
