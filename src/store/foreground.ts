/**
 * What stands before everything else at this moment: the dialog that is open, the last thing that was said, and what
 * masks the screen. Nobody would want it back after a reload, so it is no part of the view.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { SessionState } from './sessionState.ts';

export type DialogName = 'help' | 'palette' | 'privacy' | 'share';

/** Masks what is on screen, for those who take a picture of it with their own tool. */
export interface ScreenMask {
  readonly text: (text: string) => string;
  readonly fileName: (name: string) => string;
  /** The same object for the same state. */
  readonly session: (state: SessionState) => SessionState;
}

interface Announcement {
  /** Another one each time, so that the same text can be said again. */
  readonly id: number;
  readonly text: string;
}

export interface ForegroundState {
  readonly dialog: DialogName | undefined;
  /** The export that the dialog *Share* is about; see artefacts/exports. */
  readonly exportId: string | undefined;
  /** Undefined while the screenshot mode is off. */
  readonly mask: ScreenMask | undefined;
  readonly announcement: Announcement | undefined;
  readonly openDialog: (dialog: DialogName, exportId?: string) => void;
  readonly setMask: (mask: ScreenMask | undefined) => void;
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
    exportId: undefined,
    mask: undefined,
    announcement: undefined,
    openDialog: (dialog, exportId) => {
      set({ dialog, exportId });
    },
    setMask: (mask) => {
      set({ mask });
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
