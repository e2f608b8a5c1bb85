/** The use without a network, loaded behind the first screen. */
import { lazyPart } from '../base/lazyPart.tsx';

const offlineUse = lazyPart(async () => (await import('./OfflineUse.tsx')).OfflineUse);

export const OfflineUse = offlineUse.Part;
