/** A picture as PNG: the SVG of a picture and a scale go in, the file comes out. The browser draws it. */
import type { Picture } from '../../artefacts/picture/drawPicture.ts';

/** Its message completes "The picture MESSAGE". */
export class PngError extends Error {
  override readonly name = 'PngError';
}

/** What Safari on a phone draws at most, in pixels; others draw more. */
const MAX_AREA = 16_777_216;
const MAX_SIDE = 16_384;

/** The file has no other parts than the pixels: canvases write no metadata. Rejects with a PngError. */
export async function toPng(picture: Picture, scale: 1 | 2): Promise<Blob> {
  const width = picture.width * scale;
  const height = picture.height * scale;
  if (width * height > MAX_AREA || Math.max(width, height) > MAX_SIDE)
    // Browsers leave a canvas of this size blank, without a word.
    throw new PngError('is too large for a PNG: choose 1×, or download it as SVG');
  const image = await decode(picture.svg);
  if (image === undefined) throw new PngError('could not be drawn by this browser');
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  try {
    const context = canvas.getContext('2d', { willReadFrequently: true });
    context?.drawImage(image, 0, 0, width, height);
    // The last pixel is of the picture's ground, which lets nothing through.
    const probe = context?.getImageData(width - 1, height - 1, 1, 1).data[3];
    if (probe !== 255) throw new PngError('came out blank: the browser has no room for it');
    const png = await new Promise<Blob | null>((resolve) => {
      canvas.toBlob(resolve, 'image/png');
    });
    if (png === null) throw new PngError('could not be made into a file by this browser');
    return png;
  } catch (error) {
    // Browsers that guard against tracking may refuse to let pixels be read.
    throw error instanceof PngError ? error : new PngError('could not be drawn by this browser');
  } finally {
    // Browsers keep the memory of a canvas for a while, unless there is none.
    canvas.width = 0;
    canvas.height = 0;
  }
}

/** Undefined where the browser cannot read it. */
async function decode(svg: string): Promise<HTMLImageElement | undefined> {
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  const image = new Image();
  try {
    image.src = url;
    await image.decode();
    return image;
  } catch {
    return undefined;
  } finally {
    URL.revokeObjectURL(url);
  }
}
