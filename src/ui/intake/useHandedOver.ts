/** Opens what the system hands over: files that are opened with the app, files shared with it, and its shortcuts. */
import { useEffect } from 'react';
import type { OpenableFile } from '../../store/session.ts';
import { useStores } from '../base/stores.ts';
import { findShortcut, followLaunches, type Launch, type LaunchedFile, type Shortcut } from './launches.ts';
import { useOpenFiles } from './useOpenFiles.ts';
import { useOpenSample } from './useOpenSample.ts';

export function useHandedOver(): void {
  const { session, installation } = useStores();
  const openFiles = useOpenFiles();
  const openSample = useOpenSample();

  useEffect(() => {
    const { reportFailure } = session.getState();
    const address = location.href;
    const startedWith = findShortcut(address);
    if (startedWith !== undefined) {
      // A reload starts afresh.
      history.replaceState(history.state, '', location.pathname + location.hash);
      follow(startedWith);
    }
    followLaunches((launch) => void take(launch));
    void installation
      .getState()
      .takeShared()
      .then(({ files, problem }) => {
        openFiles({ files: files.map((file) => ({ file })) });
        if (problem !== undefined) reportFailure('The shared file', { kind: 'unreadable', reason: problem });
      });

    async function take({ files = [], targetURL }: Launch): Promise<void> {
      const opened = await Promise.all(files.map(openHandle));
      openFiles({ files: opened.filter((file) => file !== undefined) });
      // The window that is already open is asked, unless it was started with this very address.
      if (typeof targetURL !== 'string' || targetURL === address) return;
      const { hash } = new URL(targetURL);
      if (hash !== '') location.hash = hash;
      const shortcut = findShortcut(targetURL);
      if (shortcut !== undefined) follow(shortcut);
    }

    async function openHandle(handle: LaunchedFile): Promise<OpenableFile | undefined> {
      try {
        return { file: await handle.getFile(), handle };
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        reportFailure(handle.name, { kind: 'unreadable', reason });
        return undefined;
      }
    }

    function follow(shortcut: Shortcut): void {
      location.hash = '#log';
      if (shortcut === 'sample') void openSample();
      // A browser opens its dialog only for a click or a key; what has to be pressed has the focus.
      else document.querySelector<HTMLElement>('[aria-label="Open log export"]')?.focus();
    }
  }, [session, installation, openFiles, openSample]);
}
