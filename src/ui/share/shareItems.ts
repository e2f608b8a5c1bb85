/** What the menu *Share* holds, in its order; the registry of actions lists the same. */
import type { ShareWay } from '../../store/foreground.ts';

export const SHARE_LABELS: Readonly<Record<ShareWay, string>> = {
  downloadPng: 'Download PNG',
  downloadSvg: 'Download SVG',
  copyImage: 'Copy image',
  copyMarkdown: 'Copy Markdown',
  downloadReport: 'Download report',
  downloadCsv: 'Download CSV',
  downloadJson: 'Download JSON',
  shareWithApp: 'Share…',
};

/** Without the system's own share sheet, where the browser has none that takes files. */
export function listShareWays(): readonly ShareWay[] {
  const ways = Object.keys(SHARE_LABELS) as ShareWay[];
  return ways.filter((way) => way !== 'shareWithApp' || canShareFiles());
}

function canShareFiles(): boolean {
  // A browser may have neither, whatever the types say.
  const { canShare } = navigator as Partial<Pick<Navigator, 'canShare'>>;
  return (
    canShare?.call(navigator, { files: [new File([''], 'picture.png', { type: 'image/png' })] }) ?? false
  );
}
