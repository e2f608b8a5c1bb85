/** Actions on the timeline: which part of the log is shown, and by which clock. */
import { TIME_ZONES } from '../../store/view.ts';
import { getNext } from '../getNext.ts';
import { formatZone } from '../times.ts';
import { showsLog, type Action, type LocalKeys } from './action.ts';

export const timelineActions: readonly Action[] = [
  {
    id: 'back',
    group: 'Timeline',
    title: 'Back to the range before',
    keys: ['Escape'],
    isAvailable: showsLog,
    run: ({ view }) => {
      const { trail, backTo } = view.getState();
      if (trail.length > 0) backTo(trail.length - 1);
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
      const next = getNext(TIME_ZONES, timeZone);
      setTimeZone(next);
      foreground.getState().announce(`Times in ${formatZone(next, session.getState().overview?.span)}`);
    },
  },
];

export const timelineKeys: readonly LocalKeys[] = [
  {
    group: 'Timeline',
    title: 'On the bars: the one before, the next one',
    keys: ['ArrowLeft', 'ArrowRight'],
    isAvailable: showsLog,
  },
  {
    group: 'Timeline',
    title: 'On the bars: choose the most frequent code',
    keys: ['Enter'],
    isAvailable: showsLog,
  },
];
