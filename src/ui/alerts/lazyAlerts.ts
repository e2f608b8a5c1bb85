/** Alerts, loaded behind the first screen. */
import { lazyPart } from '../base/lazyPart.tsx';

export const alerts = lazyPart(async () => (await import('./Alerts.tsx')).Alerts);

export const Alerts = alerts.Part;
