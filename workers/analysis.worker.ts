/** Entry point of the analysis worker: one per page, owns the tables, answers queries. */
import { createKeptStore } from '../src/analysis/kept/keptStore.ts';
import { findLivingPages } from '../src/analysis/kept/livingPages.ts';
import { createAnalysisApi } from '../src/analysis/worker/createAnalysisApi.ts';
import { startWorker } from '../src/analysis/worker/startWorker.ts';
import { findErrorCodeEntry } from '../src/catalog/codes/index.ts';

startWorker(() =>
  createAnalysisApi({
    toOwner: (code) => findErrorCodeEntry(code)?.owner ?? 'unclear',
    loadExportTools: async () => {
      const [{ redactions }, { describeProblem }] = await Promise.all([
        import('../src/catalog/redactions/index.ts'),
        import('../src/presentation/problemText.ts'),
      ]);
      return { redactions, findEntry: findErrorCodeEntry, describeProblem, version: __APP_VERSION__ };
    },
    loadDiagnosisTools: async () =>
      (await import('../src/catalog/rules/diagnosisCatalog.ts')).diagnosisCatalog,
    place: {
      store: createKeptStore(() => indexedDB),
      pages: findLivingPages((navigator as Partial<WorkerNavigator>).locks),
    },
  }),
);
