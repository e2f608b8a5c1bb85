/** Why the rest of an archive cannot be read: an expected outcome, which the byte streams below throw. */
import type { ByteOffset } from '../units.ts';

export type ContainerKind = 'gzip' | 'zstd' | 'zip' | 'tar';

/** Where an archive failed, as far as it is known. */
interface FailurePlace {
  /** Bytes of the file that had been read by then; where the file is cut short, all of it. */
  readonly position?: ByteOffset;
  /** The file in an archive of several, as the archive names it. */
  readonly entry?: string;
}

export type ContainerFailure = FailurePlace & ContainerFailureKind;

type ContainerFailureKind =
  /** The file ends before the archive does, as a download or a copy that broke off. */
  | { readonly kind: 'truncated'; readonly container: ContainerKind }
  /** The bytes contradict the archive's own rules. `reason` completes "…: REASON". */
  | { readonly kind: 'damaged'; readonly container: ContainerKind; readonly reason: string }
  /** A feature of the archive that is not read. `reason` completes "it REASON". */
  | { readonly kind: 'unsupported'; readonly container: ContainerKind; readonly reason: string }
  /** It unpacked to as much as the limits allow, and nobody wanted to go on: a mistake, or made to fill disks. */
  | {
      readonly kind: 'tooLarge';
      readonly container: ContainerKind;
      /** Packed bytes read so far. */
      readonly bytesIn: ByteOffset;
      /** Unpacked bytes so far. */
      readonly bytesOut: ByteOffset;
    };

/** Thrown inside `src/core` and `src/analysis` only; between threads the failure goes as a value. */
export class ContainerError extends Error {
  override readonly name = 'ContainerError';
  readonly failure: ContainerFailure;

  constructor(failure: ContainerFailure) {
    super(`${failure.container} archive: ${failure.kind}`);
    this.failure = failure;
  }
}

/** Tells a ContainerError where in the file it happened, where it does not know yet; passes other errors on. */
export function addFailurePlace(
  error: unknown,
  file: { readonly position: ByteOffset; readonly arrived: ByteOffset },
  entry?: string,
): unknown {
  if (!(error instanceof ContainerError)) return error;
  const position = error.failure.kind === 'truncated' ? file.arrived : file.position;
  return new ContainerError({ position, ...(entry !== undefined && { entry }), ...error.failure });
}
