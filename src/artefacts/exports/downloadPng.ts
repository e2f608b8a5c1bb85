/** The picture in pixels, as a file: what every chat and ticket shows. */
import type { Export } from '../export.ts';
import { makePng } from './parts/makePng.ts';

export default {
  id: 'downloadPng',
  label: 'Download PNG',
  menuPlace: 10,
  mimeType: 'image/png',
  extension: 'png',
  delivery: { kind: 'download' },
  options: ['title', 'look', 'scale'],
  preview: 'picture',
  commandLine: [],
  make: makePng,
  describe: ({ pixels, size, fileName }) => [`${pixels}, ${size}`, fileName],
} satisfies Export;
