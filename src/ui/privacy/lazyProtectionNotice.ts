/** The notice of missing headers, loaded behind the first screen. */
import { lazyPart } from '../base/lazyPart.tsx';

const protectionNotice = lazyPart(async () => (await import('./ProtectionNotice.tsx')).ProtectionNotice);

export const ProtectionNotice = protectionNotice.Part;
