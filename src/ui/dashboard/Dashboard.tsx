/** What the log tells, most urgent first. Its own chunk: it brings the catalog's texts. */
import { Suspense, type ReactNode } from 'react';
import { Codes } from '../codes/Codes.tsx';
import { Details } from '../details/Details.tsx';
import { ErrorBoundary } from '../base/ErrorBoundary.tsx';
import { Files } from '../files/Files.tsx';
import { AppChoice } from '../filters/AppChoice.tsx';
import { FilterBar } from '../filters/FilterBar.tsx';
import { Findings } from '../findings/Findings.tsx';
import { Compare } from '../compare/lazyCompare.ts';
import { Lines } from '../lines/Lines.tsx';
import { MAIN_ID } from '../base/places.ts';
import { useView } from '../base/stores.ts';
import { ScreenshotNotice } from '../share/ScreenshotNotice.tsx';
import { ShareMenu } from '../share/ShareMenu.tsx';
import { Timeline } from '../timeline/Timeline.tsx';
import { useSteps } from '../base/useSteps.ts';
import { PrintedHead } from './PrintedHead.tsx';
import { SummaryLine } from './SummaryLine.tsx';
import '../styles/dashboard.css';
import '../styles/timeline.css';
import '../styles/lanes.css';
import '../styles/lines.css';
import '../styles/print.css';

/** How many steps the parts come in. */
const LAST_STEP = 5;

/** The parts come one step after another, most urgent first. */
export function Dashboard(): ReactNode {
  const step = useSteps(LAST_STEP);
  const isComparing = useView(({ comparison }) => comparison !== undefined);
  return (
    <main id={MAIN_ID} className="dashboard">
      <PrintedHead />
      <ScreenshotNotice />
      <div className="dashboard-head">
        <SummaryLine />
        <ShareMenu />
      </div>
      <AppChoice />
      <FilterBar />
      <ErrorBoundary what="The findings">
        <Findings />
      </ErrorBoundary>
      <ErrorBoundary what="The timeline">
        <Timeline hasChart={step >= 2} />
      </ErrorBoundary>
      {isComparing && (
        <ErrorBoundary what="The comparison">
          <Suspense fallback={<p className="panel-note">Loading…</p>}>
            <Compare />
          </Suspense>
        </ErrorBoundary>
      )}
      <div className="codes-and-details">
        {step >= 3 && <Codes />}
        {step >= 4 && <Details />}
      </div>
      {step >= LAST_STEP && (
        <>
          <Lines />
          <Files />
        </>
      )}
    </main>
  );
}
