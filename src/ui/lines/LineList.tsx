/** The list of lines. Only those near what is on screen exist, here and as text. */
import { useEffect, useRef, useState, useSyncExternalStore, type KeyboardEvent, type ReactNode } from 'react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { createLineBlocks, findLine, type LineQuery } from '../../store/lineBlocks.ts';
import type { EventLine } from '../../store/session.ts';
import { formatCount, formatCounted } from '../numbers.ts';
import { useStores } from '../stores.ts';
import { LineRow } from './LineRow.tsx';

interface Props {
  readonly query: LineQuery;
  /** Another one whenever the events may have changed. */
  readonly version: unknown;
}

/** Browsers end at some tens of millions of pixels, and nobody scrolls this far. */
const MAX_ROWS = 100_000;
const ESTIMATED_ROW_HEIGHT = 30;

export function LineList({ query, version }: Props): ReactNode {
  const { session } = useStores();
  const [lineBlocks] = useState(() => createLineBlocks(session.getState().readLines));
  const loaded = useSyncExternalStore(lineBlocks.subscribe, lineBlocks.getState);
  const scrollerRef = useRef<HTMLDivElement>(null);
  const [openLine, setOpenLine] = useState<string>();
  const [activeIndex, setActiveIndex] = useState(0);
  const { total } = loaded;
  const rowCount = Math.min(total ?? 0, MAX_ROWS);
  const virtualizer = useVirtualizer({
    count: rowCount,
    getScrollElement: () => scrollerRef.current,
    estimateSize: () => ESTIMATED_ROW_HEIGHT,
    overscan: 8,
  });
  const rows = virtualizer.getVirtualItems();
  const first = rows[0]?.index ?? 0;
  const last = rows.at(-1)?.index ?? 0;

  useEffect(() => {
    lineBlocks.getState().show({ ...query, version }, first, last);
  }, [lineBlocks, query, version, first, last]);

  if (total === undefined) return <p className="empty">Reading lines…</p>;
  if (total === 0) return <p className="empty">No lines here.</p>;
  const tabIndexRow = activeIndex >= first && activeIndex <= last ? activeIndex : first;
  return (
    <>
      <p className="line-total" role="status">
        {formatCounted(total, 'line')}
        {total > rowCount &&
          `; the first ${formatCount(rowCount)} are listed. Choose a code or a range, or turn the order, to see others.`}
      </p>
      <div ref={scrollerRef} className="line-scroller" role="list" aria-label="Lines">
        <div style={{ height: virtualizer.getTotalSize() }} className="line-canvas" role="presentation">
          {rows.map(({ index, start }) => {
            const line = findLine(loaded, index);
            const key = line === undefined ? '' : toKey(line);
            return (
              <div
                key={index}
                ref={virtualizer.measureElement}
                data-index={index}
                className="line"
                role="listitem"
                aria-setsize={total}
                aria-posinset={index + 1}
                style={{ transform: `translateY(${String(start)}px)` }}
              >
                {line === undefined ? (
                  <p className="line-waiting">…</p>
                ) : (
                  <LineRow
                    line={line}
                    query={query}
                    isOpen={openLine === key}
                    tabIndex={index === tabIndexRow ? 0 : -1}
                    onFocus={() => {
                      setActiveIndex(index);
                    }}
                    onKeyDown={moveFocus}
                    onToggle={() => {
                      setOpenLine(openLine === key ? undefined : key);
                    }}
                  />
                )}
              </div>
            );
          })}
        </div>
      </div>
    </>
  );
}

/** The place of a line; it stays when lines come in before it. */
function toKey({ sourceId, lineNumber, code }: EventLine): string {
  return `${String(sourceId)}:${String(lineNumber)}:${code}`;
}

/** Arrow keys go from row to row; a few rows beyond what is seen exist, so the next one always does. */
function moveFocus(event: KeyboardEvent): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  const row = event.currentTarget.closest('[data-index]');
  if (step === 0 || row === null) return;
  event.preventDefault();
  const next = Number(row.getAttribute('data-index')) + step;
  row.parentElement?.querySelector<HTMLElement>(`[data-index="${String(next)}"] .line-row`)?.focus();
}
