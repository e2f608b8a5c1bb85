/** Actions on what leaves Postflight: each entry of the menu *Share*, and what only a key does. */
import { goTo, SHARE_BUTTON_ID } from '../base/places.ts';
import { copyPictureNow } from '../share/copyPictureNow.ts';
import { listOfferedExports } from '../share/offeredExports.ts';
import { openShare } from '../share/openShare.ts';
import { printPage } from '../share/printPage.ts';
import { toggleScreenshotMode } from '../share/screenshotMode.ts';
import { hasLog, showsLog, type Action } from './action.ts';

export const shareActions: readonly Action[] = [
  {
    id: 'share',
    group: 'Share',
    title: 'Share',
    keys: ['s'],
    isAvailable: () => document.getElementById(SHARE_BUTTON_ID) !== null,
    run: () => {
      goTo(SHARE_BUTTON_ID);
      document.getElementById(SHARE_BUTTON_ID)?.click();
    },
  },
  {
    id: 'copyPicture',
    group: 'Share',
    title: 'Copy a picture of the timeline, masked for your team',
    keys: ['c'],
    isAvailable: showsLog,
    run: copyPictureNow,
  },
  {
    id: 'screenshotMode',
    group: 'Share',
    title: 'Screenshot mode: mask the screen, or show it as it is',
    keys: ['m'],
    isAvailable: hasLog,
    run: toggleScreenshotMode,
  },
  ...listOfferedExports().map((one): Action => ({
    id: one.id,
    group: 'Share',
    title: one.label,
    keys: [],
    isAvailable: showsLog,
    run: (stores) => {
      void openShare(stores, one);
    },
  })),
  {
    id: 'print',
    group: 'Share',
    title: 'Print',
    keys: [],
    isAvailable: showsLog,
    run: (stores) => {
      void printPage(stores);
    },
  },
];
