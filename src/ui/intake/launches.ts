/**
 * What the system asks the installed app to do: an address that it was started with, or a launch while it is open,
 * goes in; files and a shortcut come out.
 */
import type { FileHandle } from '../../store/fileWatch.ts';

/** The shortcuts of the manifest that are no page of their own: `./?start=…`. */
export type Shortcut = 'open' | 'sample';

/** A launch as Chromium tells it. A reload brings the launch of the window once more. */
export interface Launch {
  readonly targetURL?: string | null;
  readonly files?: readonly LaunchedFile[];
}

export type LaunchedFile = FileHandle & { readonly name: string };

interface LaunchQueue {
  setConsumer(consumer: (launch: Launch) => void): void;
}

export function findShortcut(address: string): Shortcut | undefined {
  const start = new URL(address).searchParams.get('start');
  return start === 'open' || start === 'sample' ? start : undefined;
}

/** Calls back for launches, those included that came before. Only browsers that install apps have them. */
export function followLaunches(onLaunch: (launch: Launch) => void): void {
  (window as { readonly launchQueue?: LaunchQueue }).launchQueue?.setConsumer(onLaunch);
}
