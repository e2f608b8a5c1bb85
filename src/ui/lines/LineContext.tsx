/** The chosen line as it stands in its file, between its neighbours. */
import { useEffect, useMemo, useState, type ReactNode } from 'react';
import type { FilterValue } from '../../store/filters.ts';
import type { SearchPattern } from '../../store/search.ts';
import type { ContextLine, EventLine } from '../../store/session.ts';
import { ValueMenu, type OpenMenu } from '../filters/ValueMenu.tsx';
import { NotAtHand } from '../kept/NotAtHand.tsx';
import { useIsAtHand, useIsSaved } from '../kept/useKeptFile.ts';
import { formatCount } from '../../presentation/numbers.ts';
import { CHOSEN_LINE_ID } from '../base/places.ts';
import { useChosenLine, useStores } from '../base/stores.ts';
import { useFilterLabel, useMask } from '../base/useMask.ts';
import { toVisibleName, toVisibleText } from '../../presentation/visibleText.ts';
import { Marked } from './Marked.tsx';
import { useMarks } from './useMarks.ts';

interface Props {
  readonly found: SearchPattern | undefined;
}

export function LineContext({ found }: Props): ReactNode {
  const line = useChosenLine((chosen) => chosen.line);
  return (
    <section id={CHOSEN_LINE_ID} className="line-pane" aria-label="Chosen line">
      {line === undefined ? (
        <p className="empty">Choose a line to see it between its neighbours.</p>
      ) : (
        <>
          <Values line={line} />
          <Neighbours key={`${line.textId} ${String(line.start)}`} line={line} found={found} />
        </>
      )}
    </section>
  );
}

/** What the record says, each to filter by. */
function Values({ line }: { readonly line: EventLine }): ReactNode {
  const [menu, setMenu] = useState<OpenMenu>();
  const toFilterLabel = useFilterLabel();
  if (line.how === 'none') return null;
  const { code, cause, machine, region, app, how, sourceName } = line;
  const values: FilterValue[] = [
    { field: 'code', name: code },
    ...(cause === '' ? [] : [{ field: 'cause', name: cause } as const]),
    { field: 'how', name: how },
    ...(app === '' ? [] : [{ field: 'app', name: app } as const]),
    ...(machine === '' ? [] : [{ field: 'machine', name: machine } as const]),
    ...(region === '' ? [] : [{ field: 'region', name: region } as const]),
    { field: 'file', name: sourceName },
  ];
  return (
    <>
      <ul className="line-values">
        {values.map((value) => (
          <li key={value.field}>
            <button
              type="button"
              className="line-value"
              aria-haspopup="menu"
              onClick={(event) => {
                setMenu({ value, opener: event.currentTarget });
              }}
            >
              <bdi>{toFilterLabel(value)}</bdi>
            </button>
          </li>
        ))}
      </ul>
      {menu !== undefined && (
        <ValueMenu
          menu={menu}
          onClose={() => {
            setMenu(undefined);
          }}
        />
      )}
    </>
  );
}

function Neighbours({ line, found }: Props & { readonly line: EventLine }): ReactNode {
  const { analysis } = useStores();
  const mask = useMask();
  const isAtHand = useIsAtHand(line.textId);
  const isSaved = useIsSaved(line.textId);
  const { textId, start, end, lineNumber, sourceName } = line;
  const [context, setContext] = useState<readonly ContextLine[] | 'reading' | 'gone'>('reading');

  useEffect(() => {
    let isWanted = true;
    const show = (lines: readonly ContextLine[] | undefined): void => {
      if (isWanted) setContext(lines ?? 'gone');
    };
    analysis.getContext({ textId, start, end, lineNumber }).then(show, () => {
      show(undefined);
    });
    return () => {
      isWanted = false;
    };
    // Once more when the file is at hand again.
  }, [analysis, textId, start, end, lineNumber, isAtHand]);

  const texts = useMemo(
    () => (typeof context === 'string' ? [] : context.map(({ text }) => toVisibleText(mask.text(text)))),
    [context, mask],
  );
  const findPlaces = useMarks(found, texts);

  if (context === 'reading') return <p className="line-waiting">Reading its neighbours…</p>;
  if (context === 'gone' && (isSaved || !isAtHand)) return <NotAtHand textId={textId} />;
  if (context === 'gone') {
    return (
      <p className="empty">
        The file was changed, moved or deleted since it was read. Open it again to see the lines around.
      </p>
    );
  }
  return (
    <ol
      className="raw-lines"
      aria-label={`Lines around line ${formatCount(lineNumber)} of ${toVisibleName(mask.fileName(sourceName))}`}
    >
      {context.map((neighbour, i) => {
        const text = texts[i] ?? '';
        return (
          <li key={neighbour.lineNumber} className={neighbour.isHit ? 'is-hit' : undefined}>
            <span className="line-number">{formatCount(neighbour.lineNumber)}</span>
            <code>
              <Marked text={text} places={findPlaces(text)} />
              {neighbour.isHit && <span className="visually-hidden"> (this line)</span>}
            </code>
          </li>
        );
      })}
    </ol>
  );
}
