/** The report as one HTML file, with its picture for light and for dark screens. */
import { formatCounted } from '../../presentation/numbers.ts';
import type { Export } from '../export.ts';

export default {
  id: 'downloadReport',
  label: 'Download report',
  menuPlace: 50,
  mimeType: 'text/html',
  extension: 'html',
  delivery: { kind: 'download' },
  options: ['title', 'lines'],
  preview: 'picture',
  commandLine: [{ name: 'html', help: 'a report as one file that needs nothing else' }],
  async make({ getContent }, { look }) {
    const [content, { drawPicture }, { toHtmlReport }] = await Promise.all([
      getContent(),
      import('../picture/drawPicture.ts'),
      import('../htmlReport.ts'),
    ]);
    const light = drawPicture(content, { theme: 'light', preset: 'postMortem' });
    const dark = drawPicture(content, { theme: 'dark', preset: 'postMortem' });
    return {
      body: [toHtmlReport(content, { light: light.svg, dark: dark.svg })],
      picture: look.theme === 'light' ? light : dark,
    };
  },
  describe: ({ size, fileName, lineCount }) => [
    `One HTML file, ${size}, ${fileName}`,
    'It opens from disk, loads nothing and runs no script.',
    'In it: this picture, light and dark; each code with its counts, what it means and what to check; the files that were read.',
    lineCount === 0 ? 'No lines of the log.' : `${formatCounted(lineCount, 'line')} of the log, masked.`,
  ],
} satisfies Export;
