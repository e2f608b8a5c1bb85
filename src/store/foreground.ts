/**
 * What stands before everything else at this moment: the dialog that is open, and the last thing that was said.
 * Nobody would want it back after a reload, so it is no part of the view.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';

export type DialogName = 'help' | 'palette';

export interface Announcement {
  /** Another one each time, so that the same text can be said again. */
  readonly id: number;
  readonly text: string;
}

export interface ForegroundState {
  readonly dialog: DialogName | undefined;
  readonly announcement: Announcement | undefined;
  readonly openDialog: (dialog: DialogName) => void;
  readonly closeDialog: () => void;
  /** Says what a key did, where the eyes may be elsewhere. */
  readonly announce: (text: string) => void;
  readonly dismissAnnouncement: () => void;
}

export type ForegroundStore = StoreApi<ForegroundState>;

export function createForeground(): ForegroundStore {
  let lastId = 0;
  return createStore<ForegroundState>((set) => ({
    dialog: undefined,
    announcement: undefined,
    openDialog: (dialog) => {
      set({ dialog });
    },
    closeDialog: () => {
      set({ dialog: undefined });
    },
    announce: (text) => {
      lastId += 1;
      set({ announcement: { id: lastId, text } });
    },
    dismissAnnouncement: () => {
      set({ announcement: undefined });
    },
  }));
}
