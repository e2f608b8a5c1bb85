/** What the analysis keeps on the device between visits, as far as the page knows of it. Types only. */
import type { FileId } from './ids.ts';
import type { FileHandle } from './ingestApi.ts';

/** Whether what is read is kept on the device for the next visit. */
export type Keeping =
  | 'kept'
  /** The browser keeps nothing here, or has no room. */
  | 'unavailable'
  /** Somebody said to forget it; nothing of this log is kept from then on. */
  | 'forgotten';

/** What was kept of the last visit and is open again. */
export interface KeptLog {
  readonly files: readonly RestoredFile[];
  /** The view as an address tells it. */
  readonly view: string | undefined;
}

/** A file that was read on an earlier visit and is not at hand now. */
export interface RestoredFile {
  readonly id: FileId;
  readonly name: string;
  /** As it was read. */
  readonly file: Pick<File, 'size' | 'lastModified'>;
  readonly contentKey: string;
  readonly zone: string | undefined;
  readonly isText: boolean | undefined;
  readonly handle: FileHandle | undefined;
  /** Whether the texts of its lines were kept too; else they can only be read from the file. */
  readonly hasLines: boolean;
  /** Whether the file gives all that is missing; else it has to be unpacked or decoded once more. */
  readonly canAttach: boolean;
}
