/** A connection without workers: the real analysis and the real ingest, in the same thread. */
import { Analysis } from '../../../src/analysis/queries/analysis.ts';
import type { SearchEnding } from '../../../src/analysis/page/connectSearch.ts';
import { findPlaces, runSearch } from '../../../src/analysis/search/search.ts';
import { toNews } from '../../../src/analysis/kept/keptFile.ts';
import { type KeptFile } from '../../../src/analysis/files/source.ts';
import { findSameFile } from '../../../src/analysis/ingest/sameFile.ts';
import { ingestFile } from '../../../src/analysis/ingest/ingestFile.ts';
import { codeWordings } from '../../../src/catalog/codes/codeWordings.ts';
import { findErrorCodeEntry } from '../../../src/catalog/codes/index.ts';
import { logFormats } from '../../../src/catalog/formats/index.ts';
import { readLifecycle } from '../../../src/catalog/lifecycle/lifecycle.ts';
import { diagnosisCatalog } from '../../../src/catalog/rules/diagnosisCatalog.ts';
import { redactions } from '../../../src/catalog/redactions/index.ts';
import { createSliceReader } from '../../../src/core/bytes/growingFile.ts';
import { readChunks } from '../../../src/core/bytes/bytes.ts';
import type { UnpackLimits } from '../../../src/core/unpack/container.ts';
import type { OpenFailure } from '../../../src/analysis/api/api.ts';
import type { ReadOutcome } from '../../../src/analysis/api/ingestApi.ts';
import { describeProblem } from '../../../src/presentation/problemText.ts';
import type { Connect } from '../../../src/store/session.ts';

/**
 * `fail` stands for what a disk or a browser can do to a file after the first news of it; `limits` are those on
 * what archives unpack to; `kept` is what the last visit kept.
 */
export function createDirectConnect(
  fail: (file: File) => OpenFailure | undefined = () => undefined,
  limits?: UnpackLimits,
  kept: readonly KeptFile[] = [],
): Connect {
  return ({ onChange, onTooLarge }) => {
    const analysis = new Analysis(
      onChange,
      (code) => findErrorCodeEntry(code)?.owner ?? 'unclear',
      () => Promise.resolve({ redactions, findEntry: findErrorCodeEntry, describeProblem, version: '1.2.3' }),
      () => Promise.resolve(diagnosisCatalog),
    );
    let nextId = 0;
    return {
      analysis: {
        getOverview: (selection, maxBins, groupBy) =>
          Promise.resolve(analysis.getOverview(selection, maxBins, groupBy)),
        compare: (before, after) => Promise.resolve(analysis.compare(before, after)),
        getLines: (selection, newestFirst, first, count) =>
          analysis.getLines(selection, newestFirst, first, count),
        getHits: (newestFirst, first, count) => analysis.getHits(newestFirst, first, count),
        closeSearch: () => {
          analysis.closeSearch();
          return Promise.resolve();
        },
        getContext: (place) => analysis.getContext(place),
        getLine: (place) => analysis.getLine(place),
        removeSource: (id) => {
          analysis.removeSource(id);
          return Promise.resolve();
        },
        findNames: (digests) => Promise.resolve(analysis.findNames(digests)),
        getDifferences: (selection) => analysis.getDifferences(selection),
        setFlyToml: (file) => {
          analysis.setFlyToml(file);
          return Promise.resolve();
        },
        getFindings: () => analysis.getFindings(),
        saveAnalysis: (isMasked) => analysis.saveAnalysis(isMasked),
        exportEvents: (selection, isMasked) => analysis.exportEvents(selection, isMasked),
        openKept: () => {
          if (kept.length === 0) return Promise.resolve(undefined);
          const files = kept.map((file, i) => {
            const id = i - kept.length;
            analysis.openKept(id, file);
            return toNews(id, file);
          });
          return Promise.resolve({ files, view: undefined });
        },
        attachFile: (id, file, handle) => analysis.attachFile(id, file, handle),
        // Only browsers keep anything.
        keepView: () => Promise.resolve(),
        forgetKept: () => Promise.resolve(),
      },
      searching: {
        search(scope, pattern, onProgress) {
          let cancel: () => void = () => undefined;
          const cancelled = new Promise<SearchEnding>((resolve) => {
            cancel = () => {
              resolve({ kind: 'cancelled' });
            };
          });
          const found = runSearch(pattern, analysis.openSearch(scope), { onProgress });
          const done = found.then((result): SearchEnding => ({ kind: 'done', ...result }));
          return { ended: Promise.race([done, cancelled]), cancel };
        },
        findPlaces: (pattern, texts) => Promise.resolve(texts.map((text) => findPlaces(pattern, text))),
      },
      open(file, { name = file.name, zone, isText, handle, sameSize = [] } = {}, replaces) {
        const id = nextId;
        nextId += 1;
        let isCancelled = false;
        analysis.addSource(id, file, { replaces, handle });
        const read = async (): Promise<ReadOutcome | undefined> => {
          const same = await findSameFile(file, sameSize, handle);
          if (same !== undefined) {
            analysis.endSource(id, 'failed');
            return { kind: 'sameContent', id: same };
          }
          const news = ingestFile(
            {
              name,
              size: file.size,
              chunks: readChunks(file, createSliceReader(file, handle)),
              zone,
              isText,
            },
            { codes: codeWordings, formats: logFormats, readLifecycle },
            {
              keepsDecoded: true,
              now: () => Infinity,
              limits,
              askToGoOn: (size) => onTooLarge(id, size),
            },
          );
          for (;;) {
            const step = await news.next();
            const failure = step.done === true ? undefined : fail(file);
            const outcome: ReadOutcome | undefined =
              step.done === true ? step.value : failure && { kind: 'failure', failure };
            if (isCancelled) {
              analysis.endSource(id, 'cancelled');
              return undefined;
            }
            if (outcome !== undefined) {
              analysis.endSource(id, outcome.kind === 'log' ? 'done' : 'failed');
              return outcome;
            }
            if (step.done !== true) analysis.updateSource(id, step.value.update, step.value.entry);
          }
        };
        return {
          id,
          started: Promise.resolve(),
          ended: read(),
          cancel: () => {
            isCancelled = true;
          },
        };
      },
    };
  };
}
