/** What is noticed while a file is unpacked and its text decoded; it grows as long as the text is read. */
import type { ByteReader } from '../bytes/byteReader.ts';
import type { ContainerFailure } from './containerFailure.ts';
import type { ByteOffset } from '../units.ts';

export type Compression = 'none' | 'gzip' | 'zstd' | 'zip';
export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be';

/** Something a person should know about how a file was unpacked. */
export type UnpackProblem =
  | ContainerFailure
  | { readonly kind: 'checksum' | 'unchecked' | 'trailing'; readonly compression: Compression };

type Positioned = Pick<ByteReader, 'position'>;

/** What is noticed while a stream is unpacked. */
export interface UnpackNotes {
  /** Members, frames or entries whose content does not fit its checksum or length. */
  checksumErrors: number;
  /** Frames without a checksum. */
  uncheckedFrames: number;
  /** Whether something that is no archive stands behind its end. */
  hasTrailingBytes: boolean;
}

export class SourceNotes implements UnpackNotes {
  readonly compression: Compression;
  /** Known with the first chunk of text. */
  encoding: TextEncoding = 'utf-8';
  /** Whether the text is byte for byte what stands in the file. Known with the first chunk of text. */
  isVerbatim = false;
  /** Bytes that the text takes in the file or in its archive; undefined where that is known only at its end. */
  readonly bytes: ByteOffset | undefined;
  checksumErrors = 0;
  uncheckedFrames = 0;
  hasTrailingBytes = false;
  /** Places that are no UTF-16; each is shown as one U+FFFD. */
  brokenCharacters = 0;
  /** Why the text ends early. */
  failure: ContainerFailure | undefined;
  readonly #file: Positioned;
  readonly #archive: Positioned;
  readonly #start: ByteOffset;

  /** The text starts where `archive` is now: the reader that `bytes` are of, the file's own if not said. */
  constructor(
    compression: Compression,
    bytes: ByteOffset | undefined,
    file: Positioned,
    archive: Positioned = file,
  ) {
    this.compression = compression;
    this.bytes = bytes;
    this.#file = file;
    this.#archive = archive;
    this.#start = archive.position;
  }

  /** Whether there is no archive around the text. */
  get isFile(): boolean {
    return this.compression === 'none' && this.#start === 0;
  }

  /** How many of `bytes` were read. */
  get bytesRead(): ByteOffset {
    return this.#archive.position - this.#start;
  }

  /** How far the file is read that the text is in. */
  get fileBytesRead(): ByteOffset {
    return this.#file.position;
  }

  /** At most one of each kind. */
  findProblems(): readonly UnpackProblem[] {
    const { failure, compression } = this;
    const problems: UnpackProblem[] = failure === undefined ? [] : [failure];
    if (this.checksumErrors > 0) problems.push({ kind: 'checksum', compression });
    if (this.uncheckedFrames > 0) problems.push({ kind: 'unchecked', compression });
    if (this.hasTrailingBytes) problems.push({ kind: 'trailing', compression });
    return problems;
  }
}

/** Passes over zeros behind an archive; leaves and notes anything else. */
export async function skipTrailingZeros(reader: ByteReader, notes: UnpackNotes): Promise<void> {
  for (let chunk = await reader.take(); chunk !== undefined; chunk = await reader.take()) {
    const other = chunk.findIndex((byte) => byte !== 0);
    if (other === -1) continue;
    reader.putBack(chunk.subarray(other));
    notes.hasTrailingBytes = true;
    return;
  }
}
