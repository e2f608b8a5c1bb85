/**
 * The chart and what lies over and under it: the drawing, the layer that takes gestures, the selected range, the
 * lifecycle row and the line that reads the numbers out. A move of the pointer renders only the light parts.
 */
import { Suspense, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import type { Overview } from '../../store/session.ts';
import { TimelineChart } from './lazyTimelineChart.ts';
import { useStores, useView } from '../base/stores.ts';
import { describeBars, describePeak, type BarContext } from '../../presentation/barText.ts';
import { ChartCaption } from './ChartCaption.tsx';
import { createCountScale } from '../../presentation/countScale.ts';
import { FindingRow } from './FindingRow.tsx';
import { LifecycleRow } from './LifecycleRow.tsx';
import { chooseMaxBins, getPlotWidth } from '../../presentation/plot.ts';
import { SelectedRange } from './SelectedRange.tsx';
import { useShowLine } from '../lines/useShowLine.ts';
import { findBars, toBarRange, type TimelineBars } from '../../presentation/timelineBars.ts';
import { TimelineGestures, type BarSpan } from './TimelineGestures.tsx';
import { useElementWidth } from '../base/useElementWidth.ts';

interface Props {
  readonly bars: TimelineBars;
  readonly context: BarContext;
  readonly lifecycle: Overview['lifecycle'];
  readonly hasDrawing: boolean;
}

export function ChartStage({ bars, context, lifecycle, hasDrawing }: Props): ReactNode {
  const { session } = useStores();
  const scaleKind = useView((view) => view.scale);
  const hasPatterns = useView((view) => view.hasPatterns);
  const selectedRange = useView((view) => view.selectedRange);
  const [cursor, setCursor] = useState<number>();
  /** While it is being drawn; afterwards it is the view's. */
  const [drawn, setDrawn] = useState<BarSpan>();
  const showLine = useShowLine();
  const gesturesRef = useRef<HTMLDivElement>(null);
  const { ref, width } = useElementWidth();
  const range = useMemo(() => toBarRange(bars, 0, bars.barCount - 1), [bars]);
  const scale = useMemo(() => createCountScale(scaleKind, bars.maxTotal), [scaleKind, bars.maxTotal]);
  const plotWidth = getPlotWidth(width);

  useEffect(() => {
    session.getState().setMaxBins(chooseMaxBins(width));
  }, [session, width]);

  const shownCursor = cursor !== undefined && cursor < bars.barCount ? cursor : undefined;
  const selected = drawn ?? (selectedRange && findBars(bars, selectedRange));
  const readOut = toReadOut(shownCursor, selected);
  return (
    <>
      <ChartCaption bars={bars} />
      <FindingRow range={range} plotWidth={plotWidth} context={context} />
      <div ref={ref} className="timeline-chart">
        <div aria-hidden="true">
          <Suspense fallback={null}>
            {hasDrawing && (
              <TimelineChart
                bars={bars}
                width={width}
                zone={context.zone}
                range={range}
                scale={scale}
                gaps={context.gaps}
                hasPatterns={hasPatterns}
              />
            )}
          </Suspense>
        </div>
        <TimelineGestures
          ref={gesturesRef}
          bars={bars}
          scale={scale}
          plotWidth={plotWidth}
          cursor={shownCursor}
          selected={selected}
          describe={(first, last) => describeBars(bars, first, last, context)}
          onCursor={setCursor}
          onDraw={setDrawn}
        />
        {selected !== undefined && drawn === undefined && (
          <SelectedRange
            bars={bars}
            selected={selected}
            plotWidth={plotWidth}
            context={context}
            onDone={() => {
              setCursor(undefined);
              // The button that was clicked is gone; the keyboard goes on where it was.
              gesturesRef.current?.focus({ preventScroll: true });
            }}
          />
        )}
      </div>
      {lifecycle.length > 0 && (
        <LifecycleRow
          moments={lifecycle}
          range={range}
          plotWidth={plotWidth}
          context={context}
          onShow={showLine}
        />
      )}
      <p className="timeline-readout" aria-hidden="true">
        {readOut === undefined
          ? describePeak(bars, context)
          : describeBars(bars, readOut.first, readOut.last, context)}
      </p>
    </>
  );
}

/** The bars whose numbers are read out: those under the cursor, unless it stands in the selected range. */
function toReadOut(cursor: number | undefined, selected: BarSpan | undefined): BarSpan | undefined {
  if (cursor === undefined) return selected;
  if (selected !== undefined && cursor >= selected.first && cursor <= selected.last) return selected;
  return { first: cursor, last: cursor };
}
