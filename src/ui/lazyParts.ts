/** The parts of the page that the first screen does not need. */
import { lazyPart } from './lazyPart.tsx';

const alerts = lazyPart(async () => (await import('./alerts/Alerts.tsx')).Alerts);
const readingNotes = lazyPart(async () => (await import('./reading/ReadingNotes.tsx')).ReadingNotes);
const logScreen = lazyPart(async () => (await import('./LogScreen.tsx')).LogScreen);
const dashboard = lazyPart(async () => (await import('./dashboard/Dashboard.tsx')).Dashboard);
const timelineChart = lazyPart(async () => (await import('./timeline/TimelineChart.tsx')).TimelineChart);
const compare = lazyPart(async () => (await import('./compare/Compare.tsx')).Compare);
const keyboard = lazyPart(async () => (await import('./keyboard/Keyboard.tsx')).Keyboard);
const referencePage = lazyPart(async () => (await import('./reference/ReferencePage.tsx')).ReferencePage);
const protectionNotice = lazyPart(
  async () => (await import('./privacy/ProtectionNotice.tsx')).ProtectionNotice,
);
const offlineUse = lazyPart(async () => (await import('./start/OfflineUse.tsx')).OfflineUse);

export const Alerts = alerts.Part;
export const ReadingNotes = readingNotes.Part;
export const LogScreen = logScreen.Part;
export const Dashboard = dashboard.Part;
export const TimelineChart = timelineChart.Part;
export const Compare = compare.Part;
export const loadCompare = compare.load;
export const Keyboard = keyboard.Part;
export const ReferencePage = referencePage.Part;
export const ProtectionNotice = protectionNotice.Part;
export const OfflineUse = offlineUse.Part;

/** Loads and evaluates what opening a file needs, one part after another. A failure shows when they are needed. */
export async function prefetchDashboard(): Promise<void> {
  for (const { load } of [alerts, logScreen, dashboard, timelineChart, readingNotes])
    await load().catch(() => undefined);
}

/** Keeps the page from being led elsewhere. */
export const loadNavigationGuard = () => import('../protection/guardNavigation.ts');

/** The log of the last visit, and the view in the address. */
export const loadLastVisit = () => import('../store/lastVisit.ts');
