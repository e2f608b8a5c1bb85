/** The picture as it is drawn, sharp at any size. */
import type { Export } from '../export.ts';

export default {
  id: 'downloadSvg',
  label: 'Download SVG',
  menuPlace: 20,
  mimeType: 'image/svg+xml',
  extension: 'svg',
  delivery: { kind: 'download' },
  options: ['title', 'look'],
  preview: 'picture',
  commandLine: [{ name: 'svg', help: 'a picture of the timeline' }],
  async make({ getContent }, { look }) {
    const [content, { drawPicture }] = await Promise.all([getContent(), import('../picture/drawPicture.ts')]);
    const picture = drawPicture(content, look);
    return { picture, body: [picture.svg, '\n'] };
  },
  describe: ({ pixels, size, fileName }) => [`${pixels}, ${size}`, fileName],
} satisfies Export;
