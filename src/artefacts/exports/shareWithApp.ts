/** The picture to another app, by the system's own dialog. */
import type { Export } from '../export.ts';
import { makePng } from './parts/makePng.ts';

export default {
  id: 'shareWithApp',
  label: 'Share…',
  menuPlace: 80,
  mimeType: 'image/png',
  extension: 'png',
  delivery: {
    kind: 'systemShare',
    refusal: 'The picture was not shared: the system did not take it. “Download PNG” makes a file of it.',
  },
  options: ['title', 'look', 'scale'],
  preview: 'picture',
  commandLine: [],
  make: makePng,
  describe: ({ pixels, size }) => [`${pixels}, ${size}`],
} satisfies Export;
