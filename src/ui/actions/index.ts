/** The registry: everything that a key or the command palette can do, in the order in which it is listed. */
import type { Stores } from '../base/stores.ts';
import { isAvailable, type Action, type LocalKeys } from './action.ts';
import { everywhereActions } from './everywhere.ts';
import { fileActions } from './files.ts';
import { lineActions, lineKeys } from './lines.ts';
import { shareActions } from './share.ts';
import { timelineActions, timelineKeys } from './timeline.ts';

export const actions: readonly Action[] = [
  ...everywhereActions,
  ...timelineActions,
  ...lineActions,
  ...fileActions,
  ...shareActions,
];

/** Listed with the actions, but taken by the elements that have the focus. */
export const localKeys: readonly LocalKeys[] = [...timelineKeys, ...lineKeys];

export function findAction(key: string, stores: Stores): Action | undefined {
  return actions.find((action) => action.keys.includes(key) && isAvailable(action, stores));
}
