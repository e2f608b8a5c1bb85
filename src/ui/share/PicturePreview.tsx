import { useMemo, type ReactNode } from 'react';
import type { Picture } from '../../artefacts/picture/drawPicture.ts';
import { useObjectUrl } from './useObjectUrl.ts';

/** The SVG itself, as a picture: nothing in it can run or load anything. */
export function PicturePreview({ picture }: { readonly picture: Picture }): ReactNode {
  const { svg, width, height, description } = picture;
  const blob = useMemo(() => new Blob([svg], { type: 'image/svg+xml' }), [svg]);
  const url = useObjectUrl(blob);
  return <img className="share-picture" src={url} width={width} height={height} alt={description} />;
}
