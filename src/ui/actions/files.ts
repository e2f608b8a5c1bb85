/** Actions on the files. */
import { FILES_TITLE_ID, goTo } from '../places.ts';
import { showsLog, type Action } from './action.ts';

export const fileActions: readonly Action[] = [
  {
    id: 'files',
    group: 'Files',
    title: 'Go to Files',
    keys: ['f'],
    isAvailable: showsLog,
    run: () => {
      goTo(FILES_TITLE_ID);
    },
  },
  {
    id: 'closeAll',
    group: 'Files',
    title: 'Close all files',
    keys: [],
    isAvailable: showsLog,
    run: ({ session }) => {
      session.getState().clear();
    },
  },
];
