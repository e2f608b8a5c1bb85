/** The parts of the page that the first screen does not need. Each is loaded once, when it is first wanted. */
import { lazy } from 'react';

const loadDashboard = () => import('./dashboard/Dashboard.tsx');
const loadTimelineChart = () => import('./timeline/TimelineChart.tsx');
const loadKeyboard = () => import('./keyboard/Keyboard.tsx');
const loadReferencePage = () => import('./reference/ReferencePage.tsx');

export const Dashboard = lazy(async () => ({ default: (await loadDashboard()).Dashboard }));
export const TimelineChart = lazy(async () => ({ default: (await loadTimelineChart()).TimelineChart }));
export const Keyboard = lazy(async () => ({ default: (await loadKeyboard()).Keyboard }));
export const ReferencePage = lazy(async () => ({ default: (await loadReferencePage()).ReferencePage }));

/** Loads and evaluates what shows a log, one part after another. A failure shows when they are needed. */
export async function prefetchDashboard(): Promise<void> {
  for (const load of [loadDashboard, loadTimelineChart]) await load().catch(() => undefined);
}
