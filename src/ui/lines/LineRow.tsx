import { memo, type ReactNode } from 'react';
import type { FilterValue } from '../../store/filters.ts';
import type { EventLine, TextPlaces } from '../../store/session.ts';
import { toSeriesKey } from '../../presentation/categories.ts';
import { useIsAtHand, useIsSaved } from '../kept/useKeptFile.ts';
import { useSession } from '../base/stores.ts';
import { useFilterLabel, useMask } from '../base/useMask.ts';
import { formatMoment } from '../../presentation/times.ts';
import { useClock } from '../base/useClock.ts';
import { toMessage, toVisibleName, toVisibleText } from '../../presentation/visibleText.ts';
import type { Cell } from './lineCells.ts';
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

/** One line. The elements are the same before and after it is read, so that the focus stays. */
export const LineRow = memo(function LineRow(props: Props): ReactNode {
  const { index, height, line, isChosen, tabCell, findPlaces, onChoose, onMenu } = props;
  const zone = useClock();
  const span = useSession((session) => session.overview?.span);
  const mask = useMask();
  const toFilterLabel = useFilterLabel();
  const value = (
    field: 'code' | 'machine' | 'region' | 'file',
    name: string,
    children: ReactNode,
  ): ReactNode => (
    <button
      type="button"
      className="line-value"
      data-cell={field}
      tabIndex={tabCell === field ? 0 : -1}
      aria-haspopup="menu"
      aria-label={toFilterLabel({ field, name })}
      onClick={(event) => {
        onMenu({ field, name }, event.currentTarget);
      }}
    >
      {children}
    </button>
  );
  const isEvent = line !== undefined && line.how !== 'none';
  return (
    <div
      className={isChosen ? 'line is-chosen' : 'line'}
      role="row"
      aria-rowindex={index + 1}
      aria-selected={isChosen}
      data-row={index}
      style={{ height }}
    >
      <span role="gridcell" className="line-time">
        {line === undefined ? '' : line.time === undefined ? 'no time' : formatMoment(line.time, zone, span)}
      </span>
      <span role="gridcell" className={`line-code ink-${toSeriesKey(line?.code ?? '')}`}>
        {isEvent && value('code', line.code, line.code === '' ? 'no code' : line.code)}
        {line?.how === 'inferred' && <span className="tag">inferred</span>}
      </span>
      <span role="gridcell" className="line-machine">
        {isEvent &&
          value(
            'machine',
            line.machine,
            line.machine === '' ? 'not named' : <bdi>{toVisibleText(mask.text(line.machine))}</bdi>,
          )}
      </span>
      <span role="gridcell" className="line-region">
        {isEvent &&
          line.region !== '' &&
          value('region', line.region, <bdi>{toVisibleText(mask.text(line.region))}</bdi>)}
      </span>
      <span role="gridcell" className="line-text">
        <button
          type="button"
          className="line-open"
          data-cell="line"
          tabIndex={tabCell === 'line' ? 0 : -1}
          onClick={() => {
            if (line !== undefined) onChoose(index, line);
          }}
        >
          {line === undefined ? '…' : <LineText line={line} findPlaces={findPlaces} />}
        </button>
      </span>
      <span role="gridcell" className="line-place">
        {line !== undefined &&
          value(
            'file',
            line.sourceName,
            <>
              <bdi>{toVisibleName(mask.fileName(line.sourceName))}</bdi>
              <span>:{line.lineNumber}</span>
            </>,
          )}
      </span>
    </div>
  );
});

function LineText({
  line: { text, sourceId },
  findPlaces,
}: Pick<Props, 'findPlaces'> & { readonly line: EventLine }): ReactNode {
  const isAtHand = useIsAtHand(sourceId);
  const isSaved = useIsSaved(sourceId);
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
