/** The whole analysis as JSON, which opens again in Postflight. */
import { formatCounted } from '../../presentation/numbers.ts';
import type { Export } from '../export.ts';

export default {
  id: 'downloadJson',
  label: 'Download JSON',
  menuPlace: 70,
  mimeType: 'application/json',
  extension: 'json',
  delivery: { kind: 'download' },
  options: [],
  preview: 'nothing',
  // There `--json` prints it, masked or as it is.
  commandLine: [],
  async make({ writeAnalysis }) {
    return { body: await writeAnalysis() };
  },
  describe: ({ size, fileName, overview }) => {
    if (overview === undefined) return [`${size}, ${fileName}`];
    const { sources, totals } = overview;
    const files = formatCounted(sources.length, 'file');
    const errors = formatCounted(totals.errors + totals.unclassified, 'error');
    const records = sources.reduce((sum, source) => sum + source.records, 0);
    return [
      `${size}, ${fileName}`,
      `The whole analysis of ${files}: ${errors}, each with its time, code, machine and region, and the counts of ${formatCounted(records, 'record')}. Ranges and filters do not narrow it.`,
      'It opens again in Postflight: drop it on the page.',
      'No lines of the log are in it.',
    ];
  },
} satisfies Export;
