/** The dashboard, loaded behind the first screen. */
import { lazyPart } from '../base/lazyPart.tsx';

export const dashboard = lazyPart(async () => (await import('./Dashboard.tsx')).Dashboard);

export const Dashboard = dashboard.Part;
