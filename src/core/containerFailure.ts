/** Why the rest of an archive cannot be read: an expected outcome, which the byte streams below throw. */
import type { ByteOffset } from './units.ts';

export type ContainerKind = 'gzip' | 'zstd' | 'zip' | 'tar';

export type ContainerFailure =
  /** The file ends before the archive does, as a download or a copy that broke off. */
  | { readonly kind: 'truncated'; readonly container: ContainerKind }
  /** The bytes contradict the archive's own rules. `reason` completes "…: REASON". */
  | { readonly kind: 'damaged'; readonly container: ContainerKind; readonly reason: string }
  /** A feature of the archive that is not read. `reason` completes "it REASON". */
  | { readonly kind: 'unsupported'; readonly container: ContainerKind; readonly reason: string }
  /** It unpacks to more than the limits allow: a mistake, or made to fill memory and disks. */
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
    super(describeContainerFailure(failure));
    this.failure = failure;
  }
}

/** A sentence about what happened; what was kept is for the caller to say. */
export function describeContainerFailure(failure: ContainerFailure): string {
  const archive = `The ${failure.container} archive`;
  switch (failure.kind) {
    case 'truncated':
      return `${archive} is cut short: the file ends before the archive does.`;
    case 'damaged':
      return `${archive} is damaged: ${failure.reason}.`;
    case 'unsupported':
      return `${archive} cannot be read: it ${failure.reason}.`;
    case 'tooLarge':
      return `${archive} unpacks to more than is safe to read: ${failure.bytesOut} bytes from the first ${failure.bytesIn}.`;
  }
}
