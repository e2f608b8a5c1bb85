/**
 * What the keyboard needs beside the controls on the page: keys that start actions, dialogs, the word on what a key
 * did, and a focus that is never lost. Its own chunk, which is loaded as soon as the page stands.
 */
import { useLayoutEffect, type ReactNode } from 'react';
import { keepFocus } from '../focus/keepFocus.ts';
import { useForeground, useStores } from '../base/stores.ts';
import { Announcement } from './Announcement.tsx';
import { listenToKeys } from './listenToKeys.ts';
import { useDialogs } from './useDialogs.ts';
import '../styles/dialogs.css';

export function Keyboard(): ReactNode {
  const stores = useStores();
  const dialog = useForeground((foreground) => foreground.dialog);
  const dialogs = useDialogs();
  const Dialog = dialog === undefined ? undefined : dialogs?.[dialog];
  useLayoutEffect(() => listenToKeys(document, stores), [stores]);
  useLayoutEffect(() => keepFocus(document), []);
  return (
    <>
      <Announcement />
      {Dialog !== undefined && <Dialog />}
    </>
  );
}
