/** What the log tells, most urgent first. Its own chunk: it brings the catalog's texts. */
import type { ReactNode } from 'react';
import { Codes } from '../codes/Codes.tsx';
import { Details } from '../details/Details.tsx';
import { ErrorBoundary } from '../ErrorBoundary.tsx';
import { Files } from '../files/Files.tsx';
import { Lines } from '../lines/Lines.tsx';
import { Timeline } from '../timeline/Timeline.tsx';
import { SummaryLine } from './SummaryLine.tsx';
import '../styles/dashboard.css';
import '../styles/timeline.css';
import '../styles/lines.css';

export function Dashboard(): ReactNode {
  return (
    <main className="dashboard">
      <SummaryLine />
      <ErrorBoundary what="The timeline">
        <Timeline />
      </ErrorBoundary>
      <div className="codes-and-details">
        <Codes />
        <Details />
      </div>
      <Lines />
      <Files />
    </main>
  );
}
