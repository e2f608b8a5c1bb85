/**
 * Files as they come: bytes go in; out come the texts that are in them, one after another, as UTF-8. What a
 * file is, is known from its first bytes, never from its name. The decompressors are loaded when one is needed.
 */
import { ByteReader, type ByteChunks } from '../bytes/byteReader.ts';
import type { SkippedEntry } from './archiveEntry.ts';
import { addFailurePlace, ContainerError, type ContainerKind } from './containerFailure.ts';
import { SourceNotes, type UnpackProblem } from './sourceNotes.ts';
import { isTar, readTar, TAR_BLOCK_BYTES } from './tar.ts';
import { decodeText } from './textEncoding.ts';
import type { ByteOffset } from '../units.ts';
import { UnpackedFile, unpackStream, type StreamKind, type UnpackApart } from './unpackApart.ts';

export interface UnpackLimits {
  /** Unpacked bytes of all texts of a file together. */
  readonly maxBytes: ByteOffset;
  /** Unpacked bytes for each packed one. */
  readonly maxRatio: number;
  /** The ratio is judged behind this many unpacked bytes: a short log of equal lines packs very well. */
  readonly ratioFromBytes: ByteOffset;
}

const UNPACK_LIMITS: UnpackLimits = { maxBytes: 10e9, maxRatio: 1000, ratioFromBytes: 100e6 };
export const NO_LIMITS: UnpackLimits = { maxBytes: Infinity, maxRatio: Infinity, ratioFromBytes: 0 };

export interface UnpackedSize {
  /** Packed bytes read so far. */
  readonly bytesIn: ByteOffset;
  /** Unpacked bytes so far. */
  readonly bytesOut: ByteOffset;
}

/** Asked at the limits; unpacking waits for the answer. Whoever goes on is asked again at ten times as much. */
export type AskToGoOn = (size: UnpackedSize) => boolean | Promise<boolean>;

export interface UnpackOptions {
  readonly limits?: UnpackLimits | undefined;
  /** Without it, nobody goes on. */
  readonly askToGoOn?: AskToGoOn | undefined;
  /** Where there is another thread that unpacks streams. */
  readonly unpackApart?: UnpackApart | undefined;
}

/** A file as far as it is read, in this thread or in another. */
type ReadFile = Pick<ByteReader, 'position' | 'arrived'>;

/** Counts what streams of a file unpack to; at the limits it asks, or breaks off. */
type OutputLimit = (chunks: AsyncIterable<Uint8Array>, file: ReadFile) => AsyncGenerator<Uint8Array>;

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
  | (SkippedEntry & { readonly kind: 'skipped' });

/** Problems of an archive of several files that belong to none of them. */
type ArchiveProblems = readonly UnpackProblem[];

const HEAD_BYTES = 4;
/** Times what had been unpacked at the last question. */
const ASK_AGAIN_AT = 10;

/**
 * `size` is undefined for a stream. Throws a ContainerError where the next text cannot be found, and what the
 * chunks throw; the texts before it stay true.
 */
export async function* openContainer(
  chunks: ByteChunks,
  size: ByteOffset | undefined,
  options: UnpackOptions = {},
): AsyncGenerator<ContainedText, ArchiveProblems> {
  const reader = new ByteReader(chunks);
  let file: ReadFile = reader;
  try {
    const kind = detectContainer(await reader.sample(HEAD_BYTES));
    const limit = createOutputLimit(kind ?? 'tar', options);
    if (kind === 'zip') return yield* openZip(reader, limit);
    const { unpackApart } = options;
    const apart =
      kind === undefined || unpackApart === undefined ? undefined : new UnpackedFile(unpackApart(kind));
    file = apart ?? reader;
    return yield* openStream(kind, reader, apart, size, limit);
  } catch (error) {
    throw addFailurePlace(error, file);
  } finally {
    await reader.close();
  }
}

export function detectContainer(head: Uint8Array): StreamKind | 'zip' | undefined {
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
  packed: StreamKind | undefined,
  reader: ByteReader,
  apart: UnpackedFile | undefined,
  size: ByteOffset | undefined,
  limit: OutputLimit,
): AsyncGenerator<ContainedText, ArchiveProblems> {
  const file = apart ?? reader;
  const notes = new SourceNotes(packed ?? 'none', size, file);
  let stream = reader;
  if (packed !== undefined) {
    const unpacked = apart?.chunks(notes) ?? (await unpackStream(packed, reader, notes));
    stream = new ByteReader(limit(unpacked, file));
  }
  if (!isTar(await stream.sample(TAR_BLOCK_BYTES))) {
    yield toText(undefined, stream, notes, file);
    return [];
  }
  for await (const entry of readTar(stream)) {
    if (entry.kind === 'skipped') yield entry;
    else {
      const entryNotes = new SourceNotes(notes.compression, entry.bytes, file, stream);
      yield toText(entry.name, new ByteReader(entry.chunks), entryNotes, file);
    }
  }
  return notes.findProblems();
}

async function* openZip(
  reader: ByteReader,
  limit: OutputLimit,
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
    limit: (unpacked) => limit(unpacked, reader),
  });
  for await (const entry of entries) {
    if (entry.kind === 'skipped') yield entry;
    else {
      present = new SourceNotes('zip', entry.bytes, reader);
      yield toText(entry.name, new ByteReader(entry.chunks), present, reader);
      // The reader stands in the middle of the file: nothing can be found behind it.
      if (present.failure?.kind === 'tooLarge') throw new ContainerError(present.failure);
    }
  }
  return archiveNotes.findProblems();
}

/** `file` is the file that the text is in. */
function toText(
  name: string | undefined,
  reader: ByteReader,
  notes: SourceNotes,
  file: ReadFile,
): ContainedText {
  async function* noteFailure(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    try {
      yield* chunks;
    } catch (error) {
      const placed = addFailurePlace(error, file, name);
      if (placed instanceof ContainerError) notes.failure = placed.failure;
      throw placed;
    }
  }
  return { kind: 'text', name, chunks: noteFailure(decodeText(reader, notes)), notes };
}

function createOutputLimit(
  container: ContainerKind,
  { limits = UNPACK_LIMITS, askToGoOn = () => false }: UnpackOptions,
): OutputLimit {
  let allowed = limits;
  let bytesOut = 0;
  return async function* limit(chunks, file) {
    for await (const chunk of chunks) {
      bytesOut += chunk.length;
      const size = { bytesIn: file.position, bytesOut };
      if (exceeds(size, allowed)) {
        if (!(await askToGoOn(size))) throw new ContainerError({ kind: 'tooLarge', container, ...size });
        allowed = { ...NO_LIMITS, maxBytes: bytesOut * ASK_AGAIN_AT };
      }
      yield chunk;
    }
  };
}

function exceeds({ bytesIn, bytesOut }: UnpackedSize, limits: UnpackLimits): boolean {
  return (
    bytesOut > limits.maxBytes || (bytesOut > limits.ratioFromBytes && bytesOut > bytesIn * limits.maxRatio)
  );
}
