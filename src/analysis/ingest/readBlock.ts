/** Reading one block of a file in whichever thread this is: a request goes in, its outcome comes out. */
import { createBlockReader, type BlockRange } from '../../core/records/blocks.ts';
import { type ReadableFile } from '../../core/bytes/readableFile.ts';
import { createCodeReader, type CodeReader } from '../../core/format/errorCode.ts';
import { createFastScanner } from '../../core/scan/wasmScanner.ts';
import type { ReadingCatalog } from './ingest.ts';
import type { BlockOutcome } from './ingestBlocks.ts';
import { toReadFailure } from '../api/openFailure.ts';

export interface BlockRequest {
  readonly file: ReadableFile;
  readonly formatId: string;
  readonly zone: string | undefined;
}

/** Makes what reads blocks with a catalog. The code reader is compiled once. */
export function createBlockRequests(
  catalog: ReadingCatalog,
): (request: BlockRequest, range: BlockRange) => Promise<BlockOutcome> {
  const codes: CodeReader = createCodeReader(catalog.codes);
  return async ({ file, formatId, zone }, range) => {
    const format = catalog.formats.find(({ id }) => id === formatId);
    if (format === undefined) throw new Error(`No format ${formatId}`);
    const { createScanner = createFastScanner, readLifecycle } = catalog;
    try {
      const reader = createBlockReader({ file, format, codes, readLifecycle, zone, createScanner });
      return { block: await reader.read(range) };
    } catch (error) {
      return { block: undefined, failure: toReadFailure(error) };
    }
  };
}
