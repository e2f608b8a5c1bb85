/** A table for a spreadsheet: each error, or each bar of the timeline. */
import type { Export } from '../export.ts';

export default {
  id: 'downloadCsv',
  label: 'Download CSV',
  menuPlace: 60,
  mimeType: 'text/csv',
  extension: 'csv',
  delivery: { kind: 'download' },
  options: ['rows'],
  preview: 'firstLines',
  commandLine: [
    { name: 'csv', help: 'all errors, one line each', choices: { rows: 'errors' } },
    { name: 'csv-bars', help: 'the bars of the timeline', choices: { rows: 'bars' } },
  ],
  async make({ getContent, writeEvents }, { rows }) {
    if (rows === 'errors') return { body: await writeEvents() };
    const [content, { toBinsCsv }] = await Promise.all([
      getContent({ findings: false }),
      import('../binsCsv.ts'),
    ]);
    return { body: [toBinsCsv(content)] };
  },
  describe: ({ size, fileName }) => [
    `${size}, ${fileName}`,
    'Above are its first lines. No lines of the log are in it.',
  ],
} satisfies Export;
