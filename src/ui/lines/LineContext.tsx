/** A record as it stands in its file, between its neighbours. */
import { useEffect, useState, type ReactNode } from 'react';
import type { LineQuery } from '../../store/lineBlocks.ts';
import type { ContextLine, EventLine } from '../../store/session.ts';
import { formatCount } from '../numbers.ts';
import { useStores } from '../stores.ts';
import { toVisibleName, toVisibleText } from '../visibleText.ts';

interface Props {
  readonly line: EventLine;
  readonly query: LineQuery;
}

export function LineContext({ line, query }: Props): ReactNode {
  const { session } = useStores();
  const [context, setContext] = useState<readonly ContextLine[] | 'reading' | 'gone'>('reading');

  useEffect(() => {
    let isWanted = true;
    const show = (lines: readonly ContextLine[] | undefined): void => {
      if (!isWanted) return;
      const isThisLine = lines?.some(({ isHit, lineNumber }) => isHit && lineNumber === line.lineNumber);
      setContext(lines !== undefined && isThisLine === true ? lines : 'gone');
    };
    session
      .getState()
      .readContext(line)
      .then(show, () => {
        show(undefined);
      });
    return () => {
      isWanted = false;
    };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the index moves while a file is read, the opened line stays
  }, [session, query, line.sourceId, line.lineNumber]);

  if (context === 'reading') return <p className="line-waiting">Reading its neighbours…</p>;
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
      aria-label={`Lines around line ${formatCount(line.lineNumber)} of ${toVisibleName(line.sourceName)}`}
    >
      {context.map(({ lineNumber, text, isHit }) => (
        <li key={lineNumber} className={isHit ? 'is-hit' : undefined}>
          <span className="line-number">{formatCount(lineNumber)}</span>
          <code>
            {toVisibleText(text)}
            {isHit && <span className="visually-hidden"> (this line)</span>}
          </code>
        </li>
      ))}
    </ol>
  );
}
