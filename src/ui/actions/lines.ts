/** Actions on the lines, and on what was searched for in them. */
import { focusSearch, stepThroughLines } from '../lines/searchActions.ts';
import { showsLog, type Action, type LocalKeys } from './action.ts';

export const lineActions: readonly Action[] = [
  {
    id: 'search',
    group: 'Lines',
    title: 'Search the lines',
    keys: ['/'],
    isAvailable: showsLog,
    run: focusSearch,
  },
  {
    id: 'nextLine',
    group: 'Lines',
    title: 'Next line, or what was found next',
    keys: ['j', 'n'],
    repeats: true,
    isAvailable: showsLog,
    run: (stores) => {
      stepThroughLines(stores, 1);
    },
  },
  {
    id: 'previousLine',
    group: 'Lines',
    title: 'Line before, or what was found before',
    keys: ['k', 'p'],
    repeats: true,
    isAvailable: showsLog,
    run: (stores) => {
      stepThroughLines(stores, -1);
    },
  },
];

export const lineKeys: readonly LocalKeys[] = [
  {
    group: 'Lines',
    title: 'In the list: the line above, the line below',
    keys: ['ArrowUp', 'ArrowDown'],
    isAvailable: showsLog,
  },
  {
    group: 'Lines',
    title: 'In the list: the first line, the last line',
    keys: ['Home', 'End'],
    isAvailable: showsLog,
  },
];
