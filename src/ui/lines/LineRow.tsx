import type { KeyboardEvent, ReactNode } from 'react';
import type { LineQuery } from '../../store/lineBlocks.ts';
import type { EventLine } from '../../store/session.ts';
import { toSeriesKey } from '../categories.ts';
import { useSession } from '../stores.ts';
import { formatMoment } from '../times.ts';
import { toMessage, toVisibleName, toVisibleText } from '../visibleText.ts';
import { useClock } from '../useClock.ts';
import { LineContext } from './LineContext.tsx';

interface Props {
  readonly line: EventLine;
  readonly query: LineQuery;
  readonly isOpen: boolean;
  readonly tabIndex: number;
  readonly onFocus: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onToggle: () => void;
}

/** One line; opened, it shows the record as it stands in the file, with its neighbours. */
export function LineRow({ line, query, isOpen, tabIndex, onFocus, onKeyDown, onToggle }: Props): ReactNode {
  const zone = useClock();
  const span = useSession((session) => session.overview?.span);
  const { time, code, how, machine, region, sourceName, lineNumber, text } = line;
  return (
    <>
      <button
        type="button"
        className="line-row"
        aria-expanded={isOpen}
        tabIndex={tabIndex}
        onFocus={onFocus}
        onKeyDown={onKeyDown}
        onClick={onToggle}
      >
        <span className="line-time">{time === undefined ? 'no time' : formatMoment(time, zone, span)} </span>
        <span className={`line-code ink-${toSeriesKey(code)}`}>
          <span>{code === '' ? 'no code' : code}</span>
          {how === 'inferred' && <span className="tag">inferred</span>}{' '}
        </span>
        <bdi className="line-machine">{machine === '' ? 'not named' : toVisibleText(machine)} </bdi>
        <bdi className="line-region">{toVisibleText(region)} </bdi>
        <bdi className="line-text">
          {text === undefined ? 'The file cannot be read any more.' : toMessage(text)}{' '}
        </bdi>
        <bdi className="line-place">
          {toVisibleName(sourceName)}:{lineNumber}
        </bdi>
      </button>
      {isOpen && <LineContext line={line} query={query} />}
    </>
  );
}
