/** What has to be known of a file to read it again as it was read. */

import type { ReadSource } from '../../core/log/mergeSources.ts';
import type { FileId, TextId } from '../api/ids.ts';
import type { FileHandle } from '../api/ingestApi.ts';
import type { ReadSoFar } from './readSoFar.ts';
import type { StoredText } from './recordTexts.ts';

export interface AboutFile {
  readonly name: string;
  readonly size: number;
  readonly lastModified: number;
  readonly zone: string | undefined;
  readonly isText: boolean | undefined;
  /** Undefined until somebody asks for it; see core/contentKey.ts. */
  contentKey?: string | undefined;
}

/** A file that was read to its end, and what was read of it. */
export interface CompleteFile {
  readonly id: FileId;
  readonly about: AboutFile;
  readonly text: StoredText;
  readonly sources: readonly Source[];
  /** Entries of removed texts. */
  readonly removed: readonly number[];
}

/** A text: a file, or one of those in an archive. */
export interface Source {
  readonly id: TextId;
  readonly fileId: FileId;
  /** 0 for the only text of a file, else its 1-based number in the archive. */
  readonly entry: number;
  /** Undefined when `decoded` has grown since it was last asked for. */
  text: StoredText | undefined;
  /** The text where it cannot be read from the file, in order; events' offsets are into all of it. */
  readonly decoded: Blob[];
  readonly read: ReadSoFar;
}

export interface KeptFile {
  readonly about: AboutFile & { readonly contentKey: string };
  readonly handle: FileHandle | undefined;
  /** Entries of removed texts. */
  readonly removed: readonly number[];
  readonly texts: readonly KeptText[];
}

export interface KeptText {
  /** See Source. */
  readonly entry: number;
  readonly read: ReadSource;
  /** The text where it is not byte for byte the file, if it is not too large to keep. */
  readonly decoded: Blob | undefined;
  readonly isDecoded: boolean;
}

/** A file that the table's rows name by its index. */
export interface LogFile {
  readonly id: TextId;
  readonly fileId: FileId;
  /** What it is chosen by. */
  readonly name: string;
  /** Whether its times say all that a moment needs, so that one in any of its lines can be taken as it is. */
  readonly hasFullTimes: boolean;
  getText(): StoredText;
}
