/** Actions on the timeline: which part of the log is chosen or shown, and by which clock. */
import { GROUPINGS } from '../../core/bins/grouping.ts';
import { closeCompare } from '../compare/closeCompare.ts';
import { toggleCompare } from '../compare/openCompare.ts';
import { getNext } from '../base/getNext.ts';
import type { Stores } from '../base/stores.ts';
import { listTimeZones, toClock } from '../base/logZone.ts';
import { GROUPING_LABELS } from '../../presentation/groupLooks.ts';
import { formatZone } from '../../presentation/times.ts';
import { selectBurst } from './bursts.ts';
import { showsLog, type Action, type LocalKeys } from './action.ts';

export const timelineActions: readonly Action[] = [
  {
    id: 'nextBurst',
    group: 'Timeline',
    title: 'Next incident, or burst of errors',
    keys: ['e'],
    repeats: true,
    isAvailable: showsTimeline,
    run: (stores) => {
      selectBurst(stores, 1);
    },
  },
  {
    id: 'previousBurst',
    group: 'Timeline',
    title: 'Incident before, or burst of errors',
    keys: ['E'],
    repeats: true,
    isAvailable: showsTimeline,
    run: (stores) => {
      selectBurst(stores, -1);
    },
  },
  {
    id: 'zoom',
    group: 'Timeline',
    title: 'Zoom to the selection',
    keys: ['z'],
    isAvailable: showsTimeline,
    run: ({ view, foreground }) => {
      const { selectedRange, zoomToSelected } = view.getState();
      if (selectedRange === undefined)
        foreground
          .getState()
          .announce('Nothing is selected on the timeline. E selects the next incident or burst.');
      else zoomToSelected();
    },
  },
  {
    id: 'back',
    group: 'Timeline',
    title: 'Back: unselect, or zoom out by one step',
    keys: ['Escape'],
    isAvailable: showsTimeline,
    run: ({ view }) => {
      const { selectedRange, trail, comparison, stepBack } = view.getState();
      // The last step out, where there is no other.
      if (selectedRange === undefined && trail.length === 0 && comparison !== undefined)
        closeCompare({ view });
      else stepBack();
    },
  },
  {
    id: 'wholeLog',
    group: 'Timeline',
    title: 'Show the whole log',
    keys: [],
    isAvailable: (stores) => showsTimeline(stores) && stores.view.getState().trail.length > 0,
    run: ({ view }) => {
      view.getState().backTo(0);
    },
  },
  {
    id: 'compare',
    group: 'Timeline',
    title: 'Compare two ranges, or two files',
    // V for versus: C copies.
    keys: ['v'],
    isAvailable: showsTimeline,
    run: toggleCompare,
  },
  {
    id: 'group',
    group: 'Timeline',
    title: 'Group the bars by something else',
    keys: ['g'],
    isAvailable: showsTimeline,
    run: ({ view, foreground }) => {
      const { groupBy, setGroupBy } = view.getState();
      const next = getNext(GROUPINGS, groupBy);
      setGroupBy(next);
      foreground.getState().announce(`Bars by ${GROUPING_LABELS[next].toLowerCase()}`);
    },
  },
  {
    id: 'scale',
    group: 'Timeline',
    title: 'Scale: linear, logarithmic',
    keys: ['l'],
    isAvailable: showsTimeline,
    run: ({ view, foreground }) => {
      const { scale, setScale } = view.getState();
      const next = scale === 'linear' ? 'log' : 'linear';
      setScale(next);
      foreground.getState().announce(next === 'log' ? 'Logarithmic scale' : 'Linear scale');
    },
  },
  {
    id: 'patterns',
    group: 'Timeline',
    title: 'Patterns beside colours: on, off',
    keys: [],
    isAvailable: showsTimeline,
    run: ({ view }) => {
      const { hasPatterns, setHasPatterns } = view.getState();
      setHasPatterns(!hasPatterns);
    },
  },
  {
    id: 'zone',
    group: 'Timeline',
    title: 'Next time zone',
    keys: ['t'],
    // Times of day have no zone.
    isAvailable: (stores) => showsLog(stores) && stores.session.getState().overview?.isTimeOfDay === false,
    run: ({ session, view, foreground }) => {
      const { timeZone, setTimeZone } = view.getState();
      const { overview } = session.getState();
      const next = getNext(listTimeZones(overview), timeZone);
      setTimeZone(next);
      foreground.getState().announce(`Times in ${formatZone(toClock(next, overview), overview?.span)}`);
    },
  },
];

export const timelineKeys: readonly LocalKeys[] = [
  {
    group: 'Timeline',
    title: 'On the bars: the one before, the next one',
    keys: ['ArrowLeft', 'ArrowRight'],
    isAvailable: showsTimeline,
  },
  {
    group: 'Timeline',
    title: 'On the bars: select them',
    keys: ['Shift+ArrowLeft', 'Shift+ArrowRight'],
    isAvailable: showsTimeline,
  },
  {
    group: 'Timeline',
    title: 'On the bars: choose the most frequent code',
    keys: ['Enter'],
    isAvailable: showsTimeline,
  },
  {
    group: 'Timeline',
    title: 'In the comparison: close it',
    keys: ['Escape'],
    isAvailable: ({ view }) => view.getState().comparison !== undefined,
  },
];

function showsTimeline(stores: Stores): boolean {
  return showsLog(stores) && stores.session.getState().overview?.timeline !== undefined;
}
