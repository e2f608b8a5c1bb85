/**
 * Files as they come: bytes go in; out come the texts that are in them, one after another, as UTF-8. What a
 * file is, is known from its first bytes, never from its name. The decompressors are loaded when one is needed.
 */
import { ByteReader, type ByteChunks } from './byteReader.ts';
import { ContainerError, type ContainerKind } from './containerFailure.ts';
import { SourceNotes } from './sourceNotes.ts';
import type { SourceProblem } from './sourceReport.ts';
import { isTar, readTar, TAR_BLOCK_BYTES } from './tar.ts';
import { decodeText } from './textEncoding.ts';
import type { ByteOffset } from './units.ts';

export interface UnpackLimits {
  /** Unpacked bytes of all texts of a file together. */
  readonly maxBytes: ByteOffset;
  /** Unpacked bytes for each packed one. */
  readonly maxRatio: number;
  /** The ratio is judged behind this many unpacked bytes: a short log of equal lines packs very well. */
  readonly ratioFromBytes: ByteOffset;
}

export const UNPACK_LIMITS: UnpackLimits = { maxBytes: 10e9, maxRatio: 1000, ratioFromBytes: 100e6 };

/** One text. It is to be read before the next is asked for; what is left of it then is passed over. */
export type ContainedText =
  | {
      readonly kind: 'text';
      /** In an archive of several files, as the archive has it: a label, never a path. Else undefined. */
      readonly name: string | undefined;
      /** UTF-8. Throws a ContainerError where the archive breaks off, and what the file's own chunks throw. */
      readonly chunks: AsyncGenerator<Uint8Array>;
      readonly notes: SourceNotes;
    }
  /** `reason` completes "NAME REASON". */
  | { readonly kind: 'skipped'; readonly name: string; readonly reason: string };

/** Problems of an archive of several files that belong to none of them. */
type ArchiveProblems = readonly SourceProblem[];

const HEAD_BYTES = 4;

/**
 * `size` is undefined for a stream. Throws a ContainerError where the next text cannot be found, and what the
 * chunks throw; the texts before it stay true.
 */
export async function* openContainer(
  chunks: ByteChunks,
  size: ByteOffset | undefined,
  limits: UnpackLimits = UNPACK_LIMITS,
): AsyncGenerator<ContainedText, ArchiveProblems> {
  const reader = new ByteReader(chunks);
  try {
    const kind = detectContainer(await reader.sample(HEAD_BYTES));
    return yield* kind === 'zip' ? openZip(reader, limits) : openStream(kind, reader, size, limits);
  } finally {
    await reader.close();
  }
}

export function detectContainer(head: Uint8Array): 'gzip' | 'zstd' | 'zip' | undefined {
  const [a = 0, b, c, d] = head;
  if (a === 0x1f && b === 0x8b) return 'gzip';
  if (a === 0x28 && b === 0xb5 && c === 0x2f && d === 0xfd) return 'zstd';
  // A frame of zstd to be skipped, which some programs write first.
  if (a >> 4 === 5 && b === 0x2a && c === 0x4d && d === 0x18) return 'zstd';
  // A file, or the end of an archive without any.
  if (a === 0x50 && b === 0x4b && ((c === 3 && d === 4) || (c === 5 && d === 6))) return 'zip';
  return undefined;
}

/** A text or a tar archive, packed or not. */
async function* openStream(
  packed: 'gzip' | 'zstd' | undefined,
  reader: ByteReader,
  size: ByteOffset | undefined,
  limits: UnpackLimits,
): AsyncGenerator<ContainedText, ArchiveProblems> {
  const notes = new SourceNotes(packed ?? 'none', size, reader);
  const stream = packed === undefined ? reader : new ByteReader(await unpack(packed, reader, notes, limits));
  if (!isTar(await stream.sample(TAR_BLOCK_BYTES))) {
    yield toText(undefined, stream, notes);
    return [];
  }
  for await (const entry of readTar(stream)) {
    if (entry.kind === 'skipped') yield entry;
    else {
      const entryNotes = new SourceNotes(notes.compression, entry.bytes, reader, stream);
      yield toText(entry.name, new ByteReader(entry.chunks), entryNotes);
    }
  }
  return notes.findProblems();
}

async function unpack(
  kind: 'gzip' | 'zstd',
  reader: ByteReader,
  notes: SourceNotes,
  limits: UnpackLimits,
): Promise<AsyncIterable<Uint8Array>> {
  const unpacked =
    kind === 'gzip'
      ? (await import('./gzip.ts')).gunzip(reader, notes)
      : (await import('./zstd.ts')).unzstd(reader, notes);
  return createOutputLimit(kind, reader, limits)(unpacked);
}

async function* openZip(
  reader: ByteReader,
  limits: UnpackLimits,
): AsyncGenerator<ContainedText, ArchiveProblems> {
  const { readZip } = await import('./zip.ts');
  const archiveNotes = new SourceNotes('zip', undefined, reader);
  let present = archiveNotes;
  const entries = readZip(reader, {
    onChecksumError: () => {
      present.checksumErrors += 1;
    },
    onTrailingBytes: () => {
      archiveNotes.hasTrailingBytes = true;
    },
  });
  const limit = createOutputLimit('zip', reader, limits);
  for await (const entry of entries) {
    if (entry.kind === 'skipped') yield entry;
    else {
      present = new SourceNotes('zip', entry.bytes, reader);
      yield toText(entry.name, new ByteReader(limit(entry.chunks)), present);
    }
  }
  return archiveNotes.findProblems();
}

function toText(name: string | undefined, reader: ByteReader, notes: SourceNotes): ContainedText {
  return { kind: 'text', name, chunks: noteFailure(decodeText(reader, notes), notes), notes };
}

async function* noteFailure(
  chunks: AsyncIterable<Uint8Array>,
  notes: SourceNotes,
): AsyncGenerator<Uint8Array> {
  try {
    yield* chunks;
  } catch (error) {
    if (error instanceof ContainerError) notes.failure = error.failure;
    throw error;
  }
}

/** Counts what all streams that go through it unpack to, and breaks off behind the limits. */
function createOutputLimit(
  container: ContainerKind,
  reader: ByteReader,
  { maxBytes, maxRatio, ratioFromBytes }: UnpackLimits,
): (chunks: AsyncIterable<Uint8Array>) => AsyncGenerator<Uint8Array> {
  let bytesOut = 0;
  return async function* limit(chunks) {
    for await (const chunk of chunks) {
      bytesOut += chunk.length;
      const bytesIn = reader.position;
      if (bytesOut > maxBytes || (bytesOut > ratioFromBytes && bytesOut > bytesIn * maxRatio))
        throw new ContainerError({ kind: 'tooLarge', container, bytesIn, bytesOut });
      yield chunk;
    }
  };
}
