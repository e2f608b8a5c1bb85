/** Actions on the files. */
import { forgetKept } from '../../store/keptLog.ts';
import { FILES_TITLE_ID, goTo } from '../base/places.ts';
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
  {
    id: 'forget',
    group: 'Files',
    title: 'Forget what is kept on this device',
    keys: [],
    isAvailable: ({ session }) => session.getState().overview?.keeping === 'kept',
    run: ({ session, analysis }) => {
      forgetKept(session, analysis);
    },
  },
];
