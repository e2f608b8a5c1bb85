/** Which exports this browser can make: the menu *Share* and the registry of actions list the same. */
import type { Export } from '../../artefacts/export.ts';
import { allExports } from '../../artefacts/exports/index.ts';

/** In the order of the menu; without the system's own share dialog, where the browser has none that takes files. */
export function listOfferedExports(): readonly Export[] {
  return allExports.filter(({ delivery }) => delivery.kind !== 'systemShare' || canShareFiles());
}

function canShareFiles(): boolean {
  // A browser may have neither, whatever the types say.
  const { canShare } = navigator as Partial<Pick<Navigator, 'canShare'>>;
  return (
    canShare?.call(navigator, { files: [new File([''], 'picture.png', { type: 'image/png' })] }) ?? false
  );
}
