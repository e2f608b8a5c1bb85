/** The reference of codes, loaded when it is first wanted. */
import { lazyPart } from '../base/lazyPart.tsx';

const referencePage = lazyPart(async () => (await import('./ReferencePage.tsx')).ReferencePage);

export const ReferencePage = referencePage.Part;
