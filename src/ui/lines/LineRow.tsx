/** One line of the list, cell by cell. */
import { memo, type ReactNode } from 'react';
import type { FilterValue } from '../../store/filters.ts';
import type { EventLine, TextPlaces } from '../../store/session.ts';
import { useSession } from '../base/stores.ts';
import { useClock } from '../base/useClock.ts';
import { useFilterLabel, useMask } from '../base/useMask.ts';
import { useIsAtHand, useIsSaved } from '../kept/useKeptFile.ts';
import { toMessage } from '../../presentation/visibleText.ts';
import { MESSAGE_CELL, type Cell } from './lineCells.ts';
import { LINE_COLUMNS, type LineColumn } from './lineColumns.tsx';
import { Marked } from './Marked.tsx';

interface Props {
  readonly index: number;
  readonly height: number;
  /** Undefined until it is read. */
  readonly line: EventLine | undefined;
  readonly isChosen: boolean;
  /** The cell that the Tab key leads to, if it is one of this line's. */
  readonly tabCell: Cell | undefined;
  readonly findPlaces: (text: string) => TextPlaces;
  readonly onChoose: (index: number, line: EventLine) => void;
  readonly onMenu: (value: FilterValue, opener: HTMLElement) => void;
}

/** The elements are the same before and after the line is read, so that the focus stays. */
export const LineRow = memo(function LineRow(props: Props): ReactNode {
  const { index, height, line, isChosen, tabCell, findPlaces, onChoose, onMenu } = props;
  const clock = useClock();
  const span = useSession((session) => session.overview?.span);
  const mask = useMask();
  const toFilterLabel = useFilterLabel();
  const toTabIndex = (cell: Cell): number => (tabCell === cell ? 0 : -1);

  const showCell = ({ filter, show, tag }: LineColumn): ReactNode => {
    if (show === undefined)
      return (
        <button
          type="button"
          className="line-open"
          data-cell={MESSAGE_CELL}
          tabIndex={toTabIndex(MESSAGE_CELL)}
          onClick={() => {
            if (line !== undefined) onChoose(index, line);
          }}
        >
          {line === undefined ? '…' : <LineText line={line} findPlaces={findPlaces} />}
        </button>
      );
    if (line === undefined) return '';
    const content = show(line, { clock, span, mask });
    const name = filter?.findName(line);
    if (filter === undefined) return content;
    if (name === undefined) return null;
    const value = { field: filter.field, name };
    const tagText = tag?.(line);
    return (
      <>
        <button
          type="button"
          className="line-value"
          data-cell={filter.field}
          tabIndex={toTabIndex(filter.field)}
          aria-haspopup="menu"
          aria-label={toFilterLabel(value)}
          onClick={(event) => {
            onMenu(value, event.currentTarget);
          }}
        >
          {content}
        </button>
        {tagText !== undefined && <span className="tag">{tagText}</span>}
      </>
    );
  };

  return (
    <div
      className={isChosen ? 'line is-chosen' : 'line'}
      role="row"
      aria-rowindex={index + 1}
      aria-selected={isChosen}
      data-row={index}
      style={{ height }}
    >
      {LINE_COLUMNS.map((column) => {
        const more = line === undefined ? undefined : column.toClass?.(line);
        return (
          <span
            key={column.name}
            role="gridcell"
            className={`line-${column.name}${more === undefined ? '' : ` ${more}`}`}
          >
            {showCell(column)}
          </span>
        );
      })}
    </div>
  );
});

function LineText({
  line: { text, textId },
  findPlaces,
}: Pick<Props, 'findPlaces'> & { readonly line: EventLine }): ReactNode {
  const isAtHand = useIsAtHand(textId);
  const isSaved = useIsSaved(textId);
  const mask = useMask();
  if (text === undefined && isSaved) return 'Not in a saved analysis.';
  if (text === undefined)
    return isAtHand ? 'The file cannot be read any more.' : 'Drop the file again to read its lines.';
  const message = toMessage(mask.text(text));
  return (
    <bdi>
      <Marked text={message} places={findPlaces(message)} />
    </bdi>
  );
}
