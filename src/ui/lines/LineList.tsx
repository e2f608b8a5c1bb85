/** The list of lines: those near what is seen exist, here and as text, however many there are. */
import {
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
  type FocusEvent,
  type KeyboardEvent,
  type ReactNode,
} from 'react';
import type { FilterValue } from '../../store/filters.ts';
import { createLineBlocks, findLine, type LineSource } from '../../store/lineBlocks.ts';
import type { SearchPattern } from '../../store/search.ts';
import type { EventLine } from '../../store/session.ts';
import { ValueMenu, type OpenMenu } from '../filters/ValueMenu.tsx';
import { useChosenLine, useStores } from '../base/stores.ts';
import { useMask, type TextMask } from '../base/useMask.ts';
import { toMessage } from '../../presentation/visibleText.ts';
import { CELLS, findNextCell, MESSAGE_CELL, type CellPlace } from './lineCells.ts';
import { LineRow } from './LineRow.tsx';
import { useElementHeight } from './useElementHeight.ts';
import { useMarks } from './useMarks.ts';
import { useScaledScroll } from './useScaledScroll.ts';

interface Props {
  readonly source: LineSource;
  /** Another one whenever the lines may have changed. */
  readonly version: unknown;
  /** What the lines were found by, to mark it. */
  readonly found: SearchPattern | undefined;
}

/** Where the layout cannot be measured. */
const UNMEASURED_ROW_HEIGHT = 30;
const NO_TEXTS: readonly string[] = [];

export function LineList({ source, version, found }: Props): ReactNode {
  const { chosenLine } = useStores();
  const chosen = useChosenLine();
  const [lineBlocks] = useState(createLineBlocks);
  const loaded = useSyncExternalStore(lineBlocks.subscribe, lineBlocks.getState);
  const total = loaded.total ?? 0;
  const scrollerRef = useRef<HTMLDivElement>(null);
  const probeRef = useRef<HTMLDivElement>(null);
  const rowHeight = useElementHeight(probeRef, UNMEASURED_ROW_HEIGHT);
  const { first, end, top, canvasHeight, scrollToRow } = useScaledScroll(scrollerRef, total, rowHeight);
  const [tabPlace, setTabPlace] = useState<CellPlace>({ row: 0, cell: MESSAGE_CELL });
  const wantsFocus = useRef(false);
  const [menu, setMenu] = useState<OpenMenu>();

  useEffect(() => {
    lineBlocks.getState().show(source, version, first, Math.max(first, end - 1));
  }, [lineBlocks, source, version, first, end]);

  useEffect(() => {
    chosenLine.getState().reset();
  }, [chosenLine, source]);
  useEffect(() => {
    chosenLine.getState().setTotal(total);
  }, [chosenLine, total]);

  // A line that was stepped to: it comes into sight, and is shown when it is read.
  const chosenLoaded = chosen.index === undefined ? undefined : findLine(loaded, chosen.index);
  useEffect(() => {
    if (chosen.index !== undefined && chosen.line === undefined) scrollToRow(chosen.index);
  }, [chosen.index, chosen.line, scrollToRow]);
  useEffect(() => {
    const { index, line, choose } = chosenLine.getState();
    if (index !== undefined && line === undefined && chosenLoaded !== undefined) choose(index, chosenLoaded);
  }, [chosenLine, chosenLoaded, chosen.line]);

  // The row that a key leads to may have to be drawn first.
  useEffect(() => {
    if (!wantsFocus.current) return;
    const row = scrollerRef.current?.querySelector(`[data-row="${String(tabPlace.row)}"]`);
    const cell = row?.querySelector<HTMLElement>(`[data-cell="${tabPlace.cell}"]`);
    const target = cell ?? row?.querySelector<HTMLElement>(`[data-cell="${MESSAGE_CELL}"]`);
    if (target === null || target === undefined) return;
    wantsFocus.current = false;
    target.focus({ preventScroll: true });
  });

  const mask = useMask();
  const texts = useMemo(
    () =>
      found?.kind === 'regex'
        ? [...loaded.blocks.values()].flatMap((lines) => toMessages(lines, mask))
        : NO_TEXTS,
    [found, loaded.blocks, mask],
  );
  const findPlaces = useMarks(found, texts);
  const onChoose = useCallback(
    (index: number, line: EventLine) => {
      chosenLine.getState().choose(index, line);
    },
    [chosenLine],
  );
  const onMenu = useCallback((value: FilterValue, opener: HTMLElement) => {
    setMenu({ value, opener });
  }, []);
  const closeMenu = useCallback(() => {
    setMenu(undefined);
  }, []);

  const onKeyDown = (event: KeyboardEvent): void => {
    const pageRows = Math.max(1, Math.floor((scrollerRef.current?.clientHeight ?? 0) / rowHeight) - 1);
    const next = findNextCell(event, tabPlace, { rowCount: total, pageRows });
    if (next === undefined) return;
    event.preventDefault();
    wantsFocus.current = true;
    scrollToRow(next.row);
    setTabPlace(next);
  };
  const onFocus = ({ target }: FocusEvent): void => {
    const cell = CELLS.find((known) => known === target.getAttribute('data-cell'));
    const row = Number(target.closest('[data-row]')?.getAttribute('data-row') ?? NaN);
    if (cell !== undefined && !Number.isNaN(row)) setTabPlace({ row, cell });
  };

  // Some row has to be reachable by Tab, whatever was scrolled to.
  const tabRow = tabPlace.row >= first && tabPlace.row < end ? tabPlace.row : first;
  return (
    <>
      {loaded.total === undefined && <p className="empty">Reading lines…</p>}
      {loaded.total === 0 && <p className="empty">No lines here.</p>}
      <div
        ref={scrollerRef}
        className="line-scroller"
        hidden={total === 0}
        role="grid"
        tabIndex={-1}
        aria-label="Lines"
        aria-rowcount={total}
        onKeyDown={onKeyDown}
        onFocus={onFocus}
      >
        <div ref={probeRef} className="line-probe" aria-hidden="true" />
        <div className="line-canvas" role="presentation" style={{ height: canvasHeight }}>
          <div className="line-window" role="presentation" style={{ top }}>
            {Array.from({ length: end - first }, (_, i) => {
              const index = first + i;
              const line = findLine(loaded, index);
              return (
                <LineRow
                  key={index}
                  index={index}
                  height={rowHeight}
                  line={line}
                  isChosen={line !== undefined && chosen.line !== undefined && isSamePlace(line, chosen.line)}
                  tabCell={
                    index === tabRow ? (tabPlace.row === tabRow ? tabPlace.cell : MESSAGE_CELL) : undefined
                  }
                  findPlaces={findPlaces}
                  onChoose={onChoose}
                  onMenu={onMenu}
                />
              );
            })}
          </div>
        </div>
      </div>
      {menu !== undefined && <ValueMenu menu={menu} onClose={closeMenu} />}
    </>
  );
}

/** Lines that come in before it move a line's index, not its place. */
function isSamePlace(a: EventLine, b: EventLine): boolean {
  return a.textId === b.textId && a.start === b.start && a.code === b.code;
}

function toMessages(lines: readonly EventLine[], mask: TextMask): readonly string[] {
  return lines.flatMap(({ text }) => (text === undefined ? [] : [toMessage(mask.text(text))]));
}
