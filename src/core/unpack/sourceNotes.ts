/** What is noticed while a file is unpacked and its text decoded; it grows as long as the text is read. */
import type { ByteReader } from '../bytes/byteReader.ts';
import { describeContainerFailure, type ContainerFailure } from './containerFailure.ts';
import type { Compression, SourceProblem, TextEncoding } from '../records/sourceReport.ts';
import type { ByteOffset } from '../units.ts';

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
  findProblems(): readonly SourceProblem[] {
    const problems: SourceProblem[] = [];
    const { failure, compression } = this;
    if (failure !== undefined) problems.push(toFailureProblem(failure));
    if (this.checksumErrors > 0) {
      problems.push({
        kind: 'checksum',
        message: `The content does not fit the checksum of the ${compression} archive: some of it was changed or lost. Copy or download it again.`,
      });
    }
    if (this.uncheckedFrames > 0) {
      problems.push({
        kind: 'unchecked',
        message: `The ${compression} archive carries no checksum, so damage in it may go unnoticed.`,
      });
    }
    if (this.hasTrailingBytes) {
      problems.push({
        kind: 'trailing',
        message: `Bytes behind the end of the ${compression} archive were not read.`,
      });
    }
    return problems;
  }
}

export function toFailureProblem(failure: ContainerFailure): SourceProblem {
  return {
    kind: failure.kind,
    message: `${describeContainerFailure(failure)} What was read before is kept.`,
  };
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
