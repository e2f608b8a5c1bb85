/** What happened to machines and deployments, as marks under the bars. A mark tells its moments when it is pressed. */
import { useId, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { TimeRange } from '../../core/units.ts';
import { formatCounted } from '../../presentation/numbers.ts';
import type { BarContext } from '../../presentation/barText.ts';
import { toMove } from './barKeys.ts';
import {
  describeMoment,
  toLifecycleMarks,
  type LifecycleMark,
  type LifecycleMoment,
} from '../../presentation/lifecycleMarks.ts';
import type { LinePlace } from '../../store/session.ts';
import { LifecycleShape } from './LifecycleShape.tsx';
import { PLOT_MARGIN } from '../../presentation/plot.ts';

interface Props {
  readonly moments: readonly LifecycleMoment[];
  readonly range: TimeRange;
  readonly plotWidth: number;
  readonly context: BarContext;
  /** Somebody wants to see the line that says so. */
  readonly onShow: (moment: LifecycleMoment & { readonly place: LinePlace }) => void;
}

/** In pixels: shapes must not touch, and a finger needs more. */
const MIN_DISTANCE = 12;
const MIN_TOUCH_DISTANCE = 24;
/** How many moments of one mark are told. */
const MAX_TOLD = 8;

export function LifecycleRow({ moments, range, plotWidth, context, onShow }: Props): ReactNode {
  const [openTime, setOpenTime] = useState<number>();
  const [focused, setFocused] = useState(0);
  const rowRef = useRef<HTMLDivElement>(null);
  const detailsId = useId();
  const marks = useMemo(() => {
    const isTouched = typeof matchMedia === 'function' && matchMedia('(pointer: coarse)').matches;
    return toLifecycleMarks(moments, range, plotWidth, isTouched ? MIN_TOUCH_DISTANCE : MIN_DISTANCE);
  }, [moments, range, plotWidth]);
  if (marks.length === 0) return null;
  const tabStop = Math.min(focused, marks.length - 1);
  const open = marks.find(({ time }) => time === openTime);

  const onKeyDown = (event: KeyboardEvent): void => {
    const by = toMove(event.key);
    if (by === undefined) return;
    event.preventDefault();
    const next = Math.max(0, Math.min(marks.length - 1, tabStop + by));
    rowRef.current?.querySelectorAll('button')[next]?.focus();
  };

  return (
    <>
      <div
        ref={rowRef}
        className="lifecycle-row"
        style={{ marginInlineStart: PLOT_MARGIN.left, width: plotWidth }}
        role="group"
        aria-label="Lifecycle of machines and deployments"
      >
        {marks.map((mark, index) => (
          <button
            key={mark.time}
            type="button"
            className={mark.moments.length > 1 ? 'lifecycle-mark lifecycle-many' : 'lifecycle-mark'}
            style={{ left: mark.x }}
            tabIndex={index === tabStop ? 0 : -1}
            aria-label={describeMark(mark, context)}
            aria-expanded={mark === open}
            aria-controls={detailsId}
            onFocus={() => {
              setFocused(index);
            }}
            onKeyDown={onKeyDown}
            onClick={() => {
              setOpenTime(mark === open ? undefined : mark.time);
            }}
          >
            <LifecycleShape kind={mark.kind} />
          </button>
        ))}
      </div>
      <div id={detailsId} role="status">
        {open !== undefined && <Details mark={open} context={context} onShow={onShow} />}
      </div>
    </>
  );
}

interface DetailsProps extends Pick<Props, 'context' | 'onShow'> {
  readonly mark: LifecycleMark;
}

function Details({ mark, context, onShow }: DetailsProps): ReactNode {
  const rest = mark.moments.length - MAX_TOLD;
  return (
    <ul className="lifecycle-details">
      {mark.moments.slice(0, MAX_TOLD).map((moment, index) => (
        <li key={index}>
          <LifecycleShape kind={moment.kind} />
          <bdi>{describeMoment(moment, context.zone, context.span)}</bdi>
          {moment.place !== undefined && (
            <ShowButton moment={moment} place={moment.place} context={context} onShow={onShow} />
          )}
        </li>
      ))}
      {rest > 0 && <li>{formatCounted(rest, 'more', 'more')}: zoom in to see them.</li>}
    </ul>
  );
}

interface ShowProps extends Pick<Props, 'context' | 'onShow'> {
  readonly moment: LifecycleMoment;
  readonly place: LinePlace;
}

/** Not for what a file beside the log tells: no line says it. */
function ShowButton({ moment, place, context, onShow }: ShowProps): ReactNode {
  return (
    <button
      type="button"
      className="link"
      aria-label={`Show the line: ${describeMoment(moment, context.zone, context.span)}`}
      onClick={() => {
        onShow({ ...moment, place });
      }}
    >
      {moment.count === 1 ? 'Show the line' : 'Show the first line'}
    </button>
  );
}

function describeMark({ moments }: LifecycleMark, { zone, span }: BarContext): string {
  const [first] = moments;
  if (first === undefined) return '';
  const text = describeMoment(first, zone, span);
  return moments.length === 1 ? text : `${text}, and ${formatCounted(moments.length - 1, 'more moment')}`;
}
