/** The first screen: what this is, and every way to give it a log. */
import { Suspense, type ReactNode } from 'react';
import { toReferenceHash } from '../../store/locationHash.ts';
import { HelpButton } from '../header/HelpButton.tsx';
import { ThemeSwitch } from '../header/ThemeSwitch.tsx';
import { Wordmark } from '../header/Wordmark.tsx';
import { FolderButton } from '../intake/FolderButton.tsx';
import { OpenInput } from '../intake/OpenInput.tsx';
import { PasteButton } from '../intake/PasteButton.tsx';
import { SampleButton } from '../intake/SampleButton.tsx';
import { OfflineUse } from './lazyOfflineUse.ts';
import { MAIN_ID } from '../base/places.ts';
import { Readings } from '../reading/Readings.tsx';
import { ExportList } from './ExportList.tsx';
import { LocalPromise } from './LocalPromise.tsx';

export function StartPage(): ReactNode {
  return (
    <main id={MAIN_ID} className="start">
      <h1>
        <Wordmark />
      </h1>
      <p className="start-purpose">
        Reads Fly.io log exports and tells what went wrong, since when, where, and whose it is to fix.
      </p>
      <OpenInput className="drop-place">
        <span className="drop-title">Open log export</span>
        <span className="drop-hint">
          Drop files or folders anywhere, choose files here, or paste log text. Several are merged by time.
        </span>
      </OpenInput>
      <Readings />
      <div className="start-actions">
        <SampleButton />
        <FolderButton />
        <PasteButton />
        <a href={toReferenceHash()}>All error codes</a>
      </div>
      <LocalPromise />
      <Suspense fallback={null}>
        <OfflineUse />
      </Suspense>
      <ExportList />
      <div className="start-settings">
        <ThemeSwitch />
        <HelpButton />
      </div>
    </main>
  );
}
