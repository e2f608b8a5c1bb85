/** What the log tells, most urgent first. Its own chunk: it brings the catalog's texts. */
import { startTransition, useEffect, useState, type ReactNode } from 'react';
import { Codes } from '../codes/Codes.tsx';
import { Details } from '../details/Details.tsx';
import { ErrorBoundary } from '../ErrorBoundary.tsx';
import { Files } from '../files/Files.tsx';
import { Lines } from '../lines/Lines.tsx';
import { MAIN_ID } from '../places.ts';
import { Timeline } from '../timeline/Timeline.tsx';
import { PrintedHead } from './PrintedHead.tsx';
import { SummaryLine } from './SummaryLine.tsx';
import '../styles/dashboard.css';
import '../styles/timeline.css';
import '../styles/lines.css';
import '../styles/print.css';

/** How many steps the parts come in. */
const LAST_STEP = 4;

/**
 * The parts come one step after another, most urgent first: all at once would be one long task, in which the page
 * answers to nothing.
 */
export function Dashboard(): ReactNode {
  const [step, setStep] = useState(1);
  useEffect(() => {
    if (step === LAST_STEP) return undefined;
    const timer = setTimeout(() => {
      // As a transition, React makes the part in slices and lets the page answer between them.
      startTransition(() => {
        setStep(step + 1);
      });
    });
    return () => {
      clearTimeout(timer);
    };
  }, [step]);
  return (
    <main id={MAIN_ID} className="dashboard">
      <PrintedHead />
      <SummaryLine />
      <ErrorBoundary what="The timeline">
        <Timeline hasChart={step >= 3} />
      </ErrorBoundary>
      <div className="codes-and-details">
        <Codes />
        {step >= 2 && <Details />}
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
