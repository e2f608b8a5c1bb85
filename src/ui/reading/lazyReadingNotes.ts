/** What a reading has to say, loaded behind the first screen. */
import { lazyPart } from '../base/lazyPart.tsx';

export const readingNotes = lazyPart(async () => (await import('./ReadingNotes.tsx')).ReadingNotes);

export const ReadingNotes = readingNotes.Part;
