/** What an action is: something the page can do, with a name, that a key, the palette or a button starts. */
import type { Stores } from '../base/stores.ts';

export const ACTION_GROUPS = ['Everywhere', 'Timeline', 'Lines', 'Files', 'Share'] as const;
type ActionGroup = (typeof ACTION_GROUPS)[number];

export interface Action {
  readonly id: string;
  readonly group: ActionGroup;
  /** What it does in plain words, as help and the palette say it: "Next line". */
  readonly title: string;
  /**
   * As in `KeyboardEvent.key`; a capital letter is one with Shift, and `Mod+k` is Ctrl K, or Cmd K on a Mac.
   * Empty for what only the palette offers.
   */
  readonly keys: readonly string[];
  /** Whether a key that is held down does it again and again. */
  readonly repeats?: boolean;
  /** Without it, always. What is not available is not listed anywhere. */
  readonly isAvailable?: (stores: Stores) => boolean;
  readonly run: (stores: Stores) => void;
}

/** Keys that mean something only where the focus is; the element there takes them itself. */
export interface LocalKeys {
  readonly group: ActionGroup;
  /** With the place: "On the bars: the next or the previous one". */
  readonly title: string;
  /** As in `Action`; also `Shift+ArrowLeft`. */
  readonly keys: readonly string[];
  readonly isAvailable?: (stores: Stores) => boolean;
}

export function isAvailable({ isAvailable: ask }: Pick<Action, 'isAvailable'>, stores: Stores): boolean {
  return ask?.(stores) ?? true;
}

/** Whether a log is on the screen, as opposed to the first screen and the Reference page. */
export function showsLog({ session, view }: Stores): boolean {
  return view.getState().page === 'log' && hasLog({ session });
}

export function hasLog({ session }: Pick<Stores, 'session'>): boolean {
  return (session.getState().overview?.sources.length ?? 0) > 0;
}
