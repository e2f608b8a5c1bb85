/**
 * A connection without workers: the page's real side, and the real sides of all workers, in one thread. A worker that
 * would be ended goes on here, but nobody hears of it any more.
 */
import type { Remote } from 'comlink';
import type { KeptPlace } from '../../../src/analysis/kept/keeper.ts';
import { connectAnalysis, type AnalysisConnection } from '../../../src/analysis/page/connect.ts';
import type { AnalysisWorkers } from '../../../src/analysis/page/workers.ts';
import { createAnalysisApi } from '../../../src/analysis/worker/createAnalysisApi.ts';
import { createIngestApi } from '../../../src/analysis/worker/createIngestApi.ts';
import { createSearchApi } from '../../../src/analysis/worker/createSearchApi.ts';
import { contextFormats } from '../../../src/catalog/context/index.ts';
import { codeWordings } from '../../../src/catalog/codes/codeWordings.ts';
import { findErrorCodeEntry } from '../../../src/catalog/codes/index.ts';
import { logFormats } from '../../../src/catalog/formats/index.ts';
import { readLifecycle } from '../../../src/catalog/lifecycle/lifecycle.ts';
import { findLookAlike } from '../../../src/catalog/lookAlikes/lookAlikes.ts';
import { redactions } from '../../../src/catalog/redactions/index.ts';
import { diagnosisCatalog } from '../../../src/catalog/rules/diagnosisCatalog.ts';
import { describeProblem } from '../../../src/presentation/problemText.ts';
import type { UnpackLimits } from '../../../src/core/unpack/container.ts';

interface DirectOptions {
  /** On what archives unpack to. */
  readonly limits?: UnpackLimits;
  /** Where what is read is kept. */
  readonly place?: KeptPlace;
}

export function createDirectConnection(options?: DirectOptions): AnalysisConnection {
  return connectAnalysis(createDirectWorkers(options));
}

export function createDirectWorkers({ limits, place }: DirectOptions = {}): AnalysisWorkers {
  const analysis = createAnalysisApi({
    toOwner: (code) => findErrorCodeEntry(code)?.owner ?? 'unclear',
    loadExportTools: () =>
      Promise.resolve({ redactions, findEntry: findErrorCodeEntry, describeProblem, version: '1.2.3' }),
    loadDiagnosisTools: () => Promise.resolve(diagnosisCatalog),
    ...(place !== undefined && { place }),
  });
  const unending = { lost: new Promise<string>(() => undefined), terminate: () => undefined };
  return {
    analysis: toRemote(analysis),
    lost: unending.lost,
    processors: 4,
    startIngest: () => ({
      ...unending,
      ingestWorker: toRemote(
        createIngestApi(
          { codes: codeWordings, formats: logFormats, readLifecycle, findLookAlike, contextFormats },
          limits,
        ),
      ),
      startHelper: undefined,
    }),
    startSearch: () => ({ ...unending, searchWorker: toRemote(createSearchApi()) }),
  };
}

/** All answers come later, as from another thread. */
function toRemote<Api extends object>(api: Api): Remote<Api> {
  return new Proxy(api, {
    get:
      (_, name) =>
      async (...question: unknown[]): Promise<unknown> => {
        await Promise.resolve();
        const method: unknown = Reflect.get(api, name);
        if (typeof method !== 'function') throw new Error(`There is no ${String(name)}`);
        return Reflect.apply(method, api, question) as unknown;
      },
  }) as unknown as Remote<Api>;
}
