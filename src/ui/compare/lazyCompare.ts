/** The comparison, loaded when it is first wanted. */
import { lazyPart } from '../base/lazyPart.tsx';

export const compare = lazyPart(async () => (await import('./Compare.tsx')).Compare);

export const Compare = compare.Part;
