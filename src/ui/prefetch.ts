/** Loads what opening a file needs before it is wanted. */
import { alerts } from './alerts/lazyAlerts.ts';
import { dashboard } from './dashboard/lazyDashboard.ts';
import { logScreen } from './lazyLogScreen.ts';
import { readingNotes } from './reading/lazyReadingNotes.ts';
import { timelineChart } from './timeline/lazyTimelineChart.ts';

/** Loads and evaluates one part after another. A failure shows when the part is needed. */
export async function prefetchDashboard(): Promise<void> {
  for (const { load } of [alerts, logScreen, dashboard, timelineChart, readingNotes])
    await load().catch(() => undefined);
}
