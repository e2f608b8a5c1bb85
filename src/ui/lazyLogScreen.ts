/** What is shown of a log, loaded behind the first screen. */
import { lazyPart } from './base/lazyPart.tsx';

export const logScreen = lazyPart(async () => (await import('./LogScreen.tsx')).LogScreen);

export const LogScreen = logScreen.Part;
