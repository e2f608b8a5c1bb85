/** Actions that every screen has, and the ways from one screen to another. */
import { toReferenceHash } from '../../store/locationHash.ts';
import { THEMES } from '../../store/preferences.ts';
import { THEME_LABELS } from '../header/ThemeSwitch.tsx';
import { getNext } from '../base/getNext.ts';
import { OPEN_INPUT_ID } from '../base/places.ts';
import { hasLog, showsLog, type Action } from './action.ts';

export const everywhereActions: readonly Action[] = [
  {
    id: 'help',
    group: 'Everywhere',
    title: 'Help: all keys',
    keys: ['?'],
    run: ({ foreground }) => {
      foreground.getState().openDialog('help');
    },
  },
  {
    id: 'palette',
    group: 'Everywhere',
    title: 'Command palette: every action, code and file',
    keys: ['Mod+k'],
    run: ({ foreground }) => {
      foreground.getState().openDialog('palette');
    },
  },
  {
    id: 'open',
    group: 'Everywhere',
    title: 'Open log export',
    keys: ['o'],
    run: () => {
      document.getElementById(OPEN_INPUT_ID)?.click();
    },
  },
  {
    id: 'theme',
    group: 'Everywhere',
    title: 'Theme: system, light, dark',
    keys: ['d'],
    run: ({ preferences, foreground }) => {
      const { theme, setTheme } = preferences.getState();
      const next = getNext(THEMES, theme);
      setTheme(next);
      foreground.getState().announce(`Theme: ${THEME_LABELS[next].toLowerCase()}`);
    },
  },
  {
    id: 'privacy',
    group: 'Everywhere',
    title: 'Privacy: what keeps logs on this device',
    keys: [],
    run: ({ foreground }) => {
      foreground.getState().openDialog('privacy');
    },
  },
  {
    id: 'reference',
    group: 'Everywhere',
    title: 'All error codes',
    keys: [],
    isAvailable: ({ view }) => view.getState().page === 'log',
    run: () => {
      location.hash = toReferenceHash();
    },
  },
  {
    id: 'log',
    group: 'Everywhere',
    title: 'Back to your log',
    keys: [],
    isAvailable: (stores) => hasLog(stores) && !showsLog(stores),
    run: () => {
      location.hash = '#log';
    },
  },
];
