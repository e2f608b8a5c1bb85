/** The top of every page but the first screen: where am I, what else is there, which clock is shown. */
import type { ReactNode } from 'react';
import { toReferenceHash } from '../../store/locationHash.ts';
import { OpenInput } from '../intake/OpenInput.tsx';
import { useSession, useView } from '../base/stores.ts';
import { HelpButton } from './HelpButton.tsx';
import { ThemeSwitch } from './ThemeSwitch.tsx';
import { TimeZoneSwitch } from './TimeZoneSwitch.tsx';
import { Wordmark } from './Wordmark.tsx';

export function PageHeader(): ReactNode {
  const page = useView((view) => view.page);
  const hasLog = useSession(({ overview }) => overview !== undefined && overview.sources.length > 0);
  return (
    <header className="page-header">
      <h1>
        <Wordmark />
      </h1>
      <OpenInput className="open-button">
        <span aria-hidden="true">+ </span>Open log export
      </OpenInput>
      <nav aria-label="Pages">
        <a href="#log" aria-current={page === 'log' ? 'page' : undefined}>
          {hasLog ? 'Log' : 'Open a log'}
        </a>
        <a href={toReferenceHash()} aria-current={page === 'reference' ? 'page' : undefined}>
          All error codes
        </a>
      </nav>
      {page === 'log' && <TimeZoneSwitch />}
      <ThemeSwitch />
      <HelpButton />
    </header>
  );
}
