/** The picture on the clipboard, with its description for where only text can be pasted. */
import type { Export } from '../export.ts';
import { makePng } from './parts/makePng.ts';

export default {
  id: 'copyImage',
  label: 'Copy image',
  menuPlace: 30,
  mimeType: 'image/png',
  extension: 'png',
  delivery: {
    kind: 'copyPicture',
    refusal:
      'The picture was not copied: the browser did not allow it. “Download PNG” makes a file of the same picture.',
  },
  options: ['title', 'look', 'scale'],
  preview: 'picture',
  commandLine: [],
  make: makePng,
  describe: ({ pixels, size }) => [
    `${pixels}, ${size}`,
    'Its description is copied along, for where only text can be pasted.',
  ],
} satisfies Export;
