/** What every screen but the first has around it: the header, and what is being read. */
import { Suspense, type ReactNode } from 'react';
import { PageHeader } from './header/PageHeader.tsx';
import { LastVisit } from './kept/LastVisit.tsx';
import { Dashboard } from './dashboard/lazyDashboard.ts';
import { ReferencePage } from './reference/lazyReferencePage.ts';
import { ChangedFiles } from './reading/ChangedFiles.tsx';
import { Readings } from './reading/Readings.tsx';
import { useView } from './base/stores.ts';

export function LogScreen(): ReactNode {
  const page = useView((view) => view.page);
  return (
    <>
      <PageHeader />
      <LastVisit />
      <Readings />
      <ChangedFiles />
      <Suspense fallback={<p className="loading">Loading…</p>}>
        {page === 'reference' ? <ReferencePage /> : <Dashboard />}
      </Suspense>
    </>
  );
}
