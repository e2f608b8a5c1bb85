/** The artefact itself: the picture, the text, or what is in a file that is no page to look at. */
import type { ReactNode } from 'react';
import { formatBytes, formatCounted } from '../../presentation/numbers.ts';
import type { ShareWay } from '../../store/foreground.ts';
import type { Overview } from '../../store/session.ts';
import { useSession } from '../base/stores.ts';
import type { Artefact } from './makeArtefact.ts';
import { PicturePreview } from './PicturePreview.tsx';
import type { ShareChoices } from './shareChoices.ts';
import type { ShownArtefact } from './useArtefact.ts';

interface Props {
  readonly way: ShareWay;
  readonly choices: ShareChoices;
  readonly shown: ShownArtefact;
}

export function SharePreview({ way, choices, shown: { artefact, isBusy, failure } }: Props): ReactNode {
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
          <Facts
            facts={[
              ...toFacts(way, choices, artefact),
              ...(way === 'downloadJson' ? toJsonFacts(overview) : []),
            ]}
          />
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

function toFacts(way: ShareWay, choices: ShareChoices, artefact: Artefact): readonly string[] {
  const { blob, fileName, picture } = artefact;
  const size = formatBytes(blob.size);
  const scale = way === 'downloadSvg' ? 1 : choices.scale;
  const pixels =
    picture && `${formatPixels(picture.width * scale)} × ${formatPixels(picture.height * scale)} pixels`;
  switch (way) {
    case 'downloadPng':
    case 'downloadSvg':
      return [`${pixels ?? ''}, ${size}`, fileName];
    case 'copyImage':
      return [
        `${pixels ?? ''}, ${size}`,
        'Its description is copied along, for where only text can be pasted.',
      ];
    case 'shareWithApp':
      return [`${pixels ?? ''}, ${size}`];
    case 'copyMarkdown':
      return [size];
    case 'downloadReport':
      return [
        `One HTML file, ${size}, ${fileName}`,
        'It opens from disk, loads nothing and runs no script.',
        'In it: this picture, light and dark; each code with its counts, what it means and what to check; the files that were read.',
        choices.lines.length === 0
          ? 'No lines of the log.'
          : `${formatCounted(choices.lines.length, 'line')} of the log, masked.`,
      ];
    case 'downloadCsv':
      return [`${size}, ${fileName}`, 'Above are its first lines. No lines of the log are in it.'];
    case 'downloadJson':
      return [`${size}, ${fileName}`];
  }
}

/** As everybody writes pixels: 1200, not 1,200. */
function formatPixels(count: number): string {
  return String(Math.round(count));
}

function toJsonFacts(overview: Overview | undefined): readonly string[] {
  if (overview === undefined) return [];
  const { sources, totals } = overview;
  const files = formatCounted(sources.length, 'file');
  const errors = formatCounted(totals.errors + totals.unclassified, 'error');
  const records = sources.reduce((sum, source) => sum + source.records, 0);
  return [
    `The whole analysis of ${files}: ${errors}, each with its time, code, machine and region, and the counts of ${formatCounted(records, 'record')}. Ranges and filters do not narrow it.`,
    'It opens again in Postflight: drop it on the page.',
    'No lines of the log are in it.',
  ];
}
