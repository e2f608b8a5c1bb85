/** All error codes with their texts. Works without a log. */
import { useEffect, useState, type ReactNode } from 'react';
import { errorCodes } from '../../catalog/codes/index.ts';
import { CATEGORIES } from '../../core/format/errorCode.ts';
import { SERIES_LABELS } from '../../presentation/categories.ts';
import { formatCounted } from '../../presentation/numbers.ts';
import { MAIN_ID } from '../base/places.ts';
import { useSession, useView } from '../base/stores.ts';
import { ReferenceEntry, toAnchor } from './ReferenceEntry.tsx';
import { searchCodes } from './searchCodes.ts';
import '../styles/reference.css';

export function ReferencePage(): ReactNode {
  const [words, setWords] = useState('');
  const code = useView((view) => view.referenceCode);
  const hasLog = useSession(({ overview }) => overview !== undefined && overview.sources.length > 0);

  useEffect(() => {
    if (code === undefined) return;
    const entry = document.getElementById(toAnchor(code));
    entry?.scrollIntoView({ block: 'start' });
    entry?.focus({ preventScroll: true });
  }, [code]);

  const found = searchCodes(errorCodes, words);
  const groups = CATEGORIES.map((category) => ({
    category,
    entries: found.filter((entry) => entry.category === category),
  })).filter(({ entries }) => entries.length > 0);
  return (
    <main id={MAIN_ID} className="reference">
      <div className="reference-top">
        <h2>All error codes</h2>
        <p>
          What Fly Proxy writes into the log of an app, with what it means and what to check.{' '}
          {hasLog && <a href="#log">Back to your log</a>}
        </p>
        <label className="search">
          <span>Search by code or words</span>
          <input
            type="search"
            value={words}
            spellCheck={false}
            autoComplete="off"
            placeholder="PC01, refused, lease"
            onChange={(event) => {
              setWords(event.currentTarget.value);
            }}
          />
        </label>
        <p role="status" className="muted">
          {found.length === 0 ? 'No code fits. Try fewer words.' : formatCounted(found.length, 'code')}
        </p>
      </div>
      {groups.map(({ category, entries }) => (
        <section key={category} aria-labelledby={`category-${category}`}>
          <h3 id={`category-${category}`}>
            <svg className="swatch" viewBox="0 0 10 10" aria-hidden="true">
              <path className={`fill-${category}`} d="M0 0h10v10h-10z" />
            </svg>
            {SERIES_LABELS[category]}
          </h3>
          {entries.map((entry) => (
            <ReferenceEntry key={entry.code} entry={entry} />
          ))}
        </section>
      ))}
    </main>
  );
}
