/** What is noticed while a file is unpacked and its text decoded; it grows as long as the text is read. */
import type { ByteReader } from './byteReader.ts';
import { describeContainerFailure, type ContainerFailure } from './containerFailure.ts';
import type { Compression, SourceProblem, TextEncoding } from './sourceReport.ts';
import type { ByteOffset } from './units.ts';

export class SourceNotes {
  readonly compression: Compression;
  /** Known with the first chunk of text. */
  encoding: TextEncoding = 'utf-8';
  /** Whether the text is byte for byte what stands in the file. Known with the first chunk of text. */
  isVerbatim = false;
  /** Bytes that the text takes in the file, packed; undefined where that is known only at its end. */
  readonly bytes: ByteOffset | undefined;
  /** Members, frames or entries whose content does not fit its checksum or length. */
  checksumErrors = 0;
  /** Frames without a checksum. */
  uncheckedFrames = 0;
  hasTrailingBytes = false;
  /** Places that are no UTF-8 or UTF-16; each is shown as one U+FFFD. */
  brokenCharacters = 0;
  /** Why the text ends early. */
  failure: ContainerFailure | undefined;
  readonly #getPosition: () => ByteOffset;
  readonly #start: ByteOffset;

  /** `getPosition` tells how far the file is read; the text starts where it is now. */
  constructor(compression: Compression, bytes: ByteOffset | undefined, getPosition: () => ByteOffset) {
    this.compression = compression;
    this.bytes = bytes;
    this.#getPosition = getPosition;
    this.#start = getPosition();
  }

  /** Bytes of the file that were read for this text, packed. */
  get bytesRead(): ByteOffset {
    return this.#getPosition() - this.#start;
  }

  /** At most one of each kind. */
  findProblems(): readonly SourceProblem[] {
    const problems: SourceProblem[] = [];
    const { failure, compression } = this;
    if (failure !== undefined) problems.push(toFailureProblem(failure));
    if (this.checksumErrors > 0) {
      problems.push({
        kind: 'checksum',
        message: `The content does not fit the checksum of the ${compression} archive: some of it was changed or lost.`,
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
    if (this.brokenCharacters > 0) {
      problems.push({
        kind: 'brokenText',
        message:
          this.brokenCharacters === 1
            ? `1 place is no valid ${this.encoding.toUpperCase()} and is shown as \ufffd.`
            : `${this.brokenCharacters} places are no valid ${this.encoding.toUpperCase()} and are shown as \ufffd.`,
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
export async function skipTrailingZeros(reader: ByteReader, notes: SourceNotes): Promise<void> {
  for (let chunk = await reader.take(); chunk !== undefined; chunk = await reader.take()) {
    const other = chunk.findIndex((byte) => byte !== 0);
    if (other === -1) continue;
    reader.putBack(chunk.subarray(other));
    notes.hasTrailingBytes = true;
    return;
  }
}
