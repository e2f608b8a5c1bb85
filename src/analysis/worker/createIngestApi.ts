/** What an ingest worker offers the page: a file goes in, updates of it go to the analysis, why it ended comes out. */
import { expose, transfer, wrap } from 'comlink';
import { readChunks } from '../../core/bytes/bytes.ts';
import { createSliceReader, takeWitness } from '../../core/bytes/growingFile.ts';
import { createReadableFile } from '../../core/bytes/readableFile.ts';
import type { UnpackLimits } from '../../core/unpack/container.ts';
import type { IngestApi, SharedFile, SourceSink } from '../api/ingestApi.ts';
import type { ReadingCatalog } from '../ingest/ingest.ts';
import { ingestFile } from '../ingest/ingestFile.ts';
import { findSameFile } from '../ingest/sameFile.ts';
import { createHelper, planReading, type FileOpener, type Helper } from './helpers.ts';
import { findTransferables } from './transferables.ts';

/** Until then the first errors are on screen, in milliseconds: drawing them needs a processor too. */
const TAKES_ALL_AFTER_MS = 300;

const FILES: FileOpener<SharedFile> = {
  toReadable: ({ file, handle, witness }) =>
    createReadableFile(file, createSliceReader(file, handle, witness)),
  readChunks: ({ file, handle, witness }) => readChunks(file, createSliceReader(file, handle, witness)),
};

/** `limits` on what archives unpack to: those of `openContainer` where none are given. */
export function createIngestApi(catalog: ReadingCatalog, limits?: UnpackLimits): IngestApi {
  return {
    helpThrough(port) {
      expose(createHelper(catalog, FILES), port);
    },
    async ingest(
      file,
      sinkPort,
      { name = file.name, zone, isText, isAlone = false, handle, sameSize = [] } = {},
      askToGoOn,
      startAnyHelper,
    ) {
      const same = await findSameFile(file, sameSize, handle);
      if (same !== undefined) return { kind: 'sameContent', id: same };
      const sink = wrap<SourceSink>(sinkPort);
      const witness = handle && (await takeWitness(createSliceReader(file, handle)));
      const shared: SharedFile = { file, handle, witness };
      const startHelper = isAlone ? undefined : startAnyHelper;
      const help = planReading(catalog, FILES, {
        file: shared,
        size: file.size,
        zone,
        processors: startHelper === undefined ? 1 : navigator.hardwareConcurrency,
        startHelper: startHelper && (async () => wrap<Helper<SharedFile>>(await startHelper())),
        mayTakeAll: () => new Promise((resolve) => setTimeout(resolve, TAKES_ALL_AFTER_MS)),
      });
      const source = { name, size: file.size, chunks: FILES.readChunks(shared), zone, isText };
      const updates = ingestFile(source, catalog, { keepsDecoded: true, limits, askToGoOn, ...help });
      // Reading goes on while the analysis takes the last update in, and waits when it is not done by the next.
      let taken: void | Promise<void> = undefined;
      for (;;) {
        const step = await updates.next();
        await taken;
        if (step.done === true) return step.value;
        const { entry, update } = step.value;
        taken = sink.update(transfer(update, findTransferables(update)), entry);
      }
    },
  };
}
