/** Keys and palette, loaded behind the first screen. */
import { lazyPart } from '../base/lazyPart.tsx';

const keyboard = lazyPart(async () => (await import('./Keyboard.tsx')).Keyboard);

export const Keyboard = keyboard.Part;
