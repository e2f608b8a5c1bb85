/** Bytes of a file go in, all the texts in it and what was noticed come out as plain values to compare. */
import { openContainer, type UnpackOptions } from '../../../src/core/unpack/container.ts';
import { ContainerError, type ContainerFailure } from '../../../src/core/unpack/containerFailure.ts';
import type { SourceNotes } from '../../../src/core/unpack/sourceNotes.ts';
import { splitBytes } from './readText.ts';

export interface Unpacked {
  readonly texts: readonly UnpackedText[];
  readonly skipped: readonly string[];
  /** Kinds of problems of the archive as such. */
  readonly problems: readonly string[];
  /** Of the archive, or of the first text that broke off. */
  readonly failure: ContainerFailure | undefined;
}

export interface UnpackedText {
  readonly name: string | undefined;
  readonly text: string;
  readonly notes: SourceNotes;
  readonly problems: readonly string[];
}

/** A ContainerError is an outcome; anything else that is thrown fails the test. */
export async function unpack(
  bytes: Uint8Array,
  { chunkBytes = 1 << 16, ...options }: UnpackOptions & { readonly chunkBytes?: number } = {},
): Promise<Unpacked> {
  const texts: UnpackedText[] = [];
  const skipped: string[] = [];
  let problems: readonly string[] = [];
  let failure: ContainerFailure | undefined;
  try {
    const contained = openContainer(splitBytes(bytes, chunkBytes), bytes.length, options);
    for (;;) {
      const step = await contained.next();
      if (step.done === true) {
        problems = step.value.map(({ kind }) => kind);
        break;
      }
      if (step.value.kind === 'skipped') {
        skipped.push(`${step.value.name} ${step.value.reason}`);
        continue;
      }
      const { name, chunks, notes } = step.value;
      const { text, error } = await collect(chunks);
      failure ??= error?.failure;
      texts.push({ name, text, notes, problems: notes.findProblems().map(({ kind }) => kind) });
    }
  } catch (error) {
    if (!(error instanceof ContainerError)) throw error;
    failure ??= error.failure;
  }
  return { texts, skipped, problems, failure };
}

/** Whether nothing at all was noticed. */
export function isClean({ texts, skipped, problems, failure }: Unpacked): boolean {
  return (
    failure === undefined &&
    problems.length === 0 &&
    skipped.length === 0 &&
    texts.every((text) => text.problems.length === 0)
  );
}

async function collect(chunks: AsyncIterable<Uint8Array>): Promise<{ text: string; error?: ContainerError }> {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  let text = '';
  try {
    for await (const chunk of chunks) text += decoder.decode(chunk, { stream: true });
  } catch (error) {
    if (!(error instanceof ContainerError)) throw error;
    return { text, error };
  }
  return { text: text + decoder.decode() };
}
