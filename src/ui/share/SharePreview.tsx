/** The artefact itself: the picture, the text, or what is in a file that is no page to look at. */
import { useEffect, useMemo, useState, type ReactNode } from 'react';
import type { Export, MadeFacts } from '../../artefacts/export.ts';
import type { Picture } from '../../artefacts/picture/drawPicture.ts';
import { formatBytes } from '../../presentation/numbers.ts';
import type { Overview } from '../../store/session.ts';
import { useSession } from '../base/stores.ts';
import type { Artefact } from './makeArtefact.ts';
import type { ShareChoices } from './shareChoices.ts';
import type { ShownArtefact } from './useArtefact.ts';

interface Props {
  readonly chosen: Export;
  readonly choices: ShareChoices;
  readonly shown: ShownArtefact;
}

export function SharePreview({ chosen, choices, shown: { artefact, isBusy, failure } }: Props): ReactNode {
  const overview = useSession((session) => session.overview);
  return (
    <section className="share-preview" aria-label="Preview" aria-busy={isBusy}>
      {failure !== undefined && (
        <p role="alert" className="share-refusal">
          {failure}
        </p>
      )}
      {artefact === undefined ? (
        failure === undefined && <p className="empty">Making it…</p>
      ) : (
        <>
          <Shown artefact={artefact} />
          <Facts facts={chosen.describe(toMadeFacts(chosen, choices, artefact, overview))} />
        </>
      )}
    </section>
  );
}

function Shown({ artefact: { picture, text } }: { readonly artefact: Artefact }): ReactNode {
  if (picture !== undefined) return <PicturePreview picture={picture} />;
  if (text === undefined) return null;
  return (
    // The keyboard scrolls it only where it takes the focus.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrollable region has to be reachable
    <pre className="share-text" tabIndex={0} role="region" aria-label="Text" dir="ltr">
      {text}
    </pre>
  );
}

function Facts({ facts }: { readonly facts: readonly string[] }): ReactNode {
  return (
    <ul className="share-facts">
      {facts.map((fact) => (
        <li key={fact}>{fact}</li>
      ))}
    </ul>
  );
}

function toMadeFacts(
  { options }: Export,
  { scale, lines }: ShareChoices,
  { blob, fileName, picture }: Artefact,
  overview: Overview | undefined,
): MadeFacts {
  const times = options.includes('scale') ? scale : 1;
  return {
    size: formatBytes(blob.size),
    fileName,
    pixels:
      picture === undefined
        ? ''
        : `${formatPixels(picture.width * times)} × ${formatPixels(picture.height * times)} pixels`,
    lineCount: lines.length,
    overview,
  };
}

/** As everybody writes pixels: 1200, not 1,200. */
function formatPixels(count: number): string {
  return String(Math.round(count));
}

/** The SVG itself, as a picture: nothing in it can run or load anything. */
function PicturePreview({ picture }: { readonly picture: Picture }): ReactNode {
  const { svg, width, height, description } = picture;
  const blob = useMemo(() => new Blob([svg], { type: 'image/svg+xml' }), [svg]);
  const url = useObjectUrl(blob);
  return <img className="share-picture" src={url} width={width} height={height} alt={description} />;
}

/** An address for the bytes, as long as they are shown: they never stand in the address themselves. */
function useObjectUrl(blob: Blob): string | undefined {
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    const made = URL.createObjectURL(blob);
    // eslint-disable-next-line react-hooks/set-state-in-effect -- an address is a resource, which has to be given back
    setUrl(made);
    return () => {
      URL.revokeObjectURL(made);
    };
  }, [blob]);
  return url;
}
