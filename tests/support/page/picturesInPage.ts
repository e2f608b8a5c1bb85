/** What browser tests call in a page: pictures of logs that stand in pictureLogs.ts, and their PNG files. */
import { drawPicture, type Picture } from '../../../src/artefacts/picture/drawPicture.ts';
import type { PictureLook } from '../../../src/artefacts/picture/sheet.ts';
import { toPng } from '../../../src/ui/share/rasterize.ts';
import { toContent } from '../read/artefactContent.ts';
import { SHOWN_LOGS } from './pictureLogs.ts';

export interface PicturesInPage {
  readonly drawPicture: (log: keyof typeof SHOWN_LOGS, look: PictureLook) => Promise<Picture>;
  readonly toPng: typeof toPng;
}

const pictures: PicturesInPage = {
  drawPicture: async (log, look) => drawPicture(await toContent(SHOWN_LOGS[log]()), look),
  toPng,
};

Object.assign(globalThis, { pictures });
