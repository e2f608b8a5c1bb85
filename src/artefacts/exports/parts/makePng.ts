/** What is shown goes in, the picture of it in pixels comes out. */
import type { ExportChoices, Exported, ExportSource } from '../../export.ts';

export async function makePng(
  { getContent, toPng }: ExportSource,
  { look, scale }: ExportChoices,
): Promise<Exported> {
  const [content, { drawPicture }] = await Promise.all([
    getContent(),
    import('../../picture/drawPicture.ts'),
  ]);
  const picture = drawPicture(content, look);
  return { picture, body: [await toPng(picture, scale)] };
}
