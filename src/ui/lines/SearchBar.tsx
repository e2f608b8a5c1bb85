/** What to look for in the lines, what came of it, and the way from one found line to the next. */
import { useId, type KeyboardEvent, type SubmitEvent, type ReactNode } from 'react';
import { isUpToDate, type SearchPattern } from '../../store/search.ts';
import { Choice } from '../base/Choice.tsx';
import { useChosenLine, useSearch, useStores } from '../base/stores.ts';
import { useMask } from '../base/useMask.ts';
import { SEARCH_INPUT_ID, stepThroughLines } from './searchActions.ts';
import { describeCount, describeTrouble } from './searchText.ts';

const KINDS = [
  { value: 'text', label: 'Text' },
  { value: 'regex', label: 'Expression' },
] as const;
const SCOPES = [
  { value: 'events', label: 'In these errors' },
  { value: 'lines', label: 'In all lines' },
] as const;

export function SearchBar(): ReactNode {
  const stores = useStores();
  const { setPattern, setScope, run, stop, clear } = stores.search.getState();
  const search = useSearch();
  const chosen = useChosenLine();
  const statusId = useId();
  const { pattern, scope, status, found, isOutdated } = search;
  const trouble = describeTrouble(search, useMask());

  const onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (isUpToDate(search)) stepThroughLines(stores, 1);
    else run();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && event.shiftKey) {
      event.preventDefault();
      stepThroughLines(stores, -1);
    } else if (event.key === 'Escape' && pattern.text !== '') {
      // Not the timeline's: it would go back as well.
      event.preventDefault();
      clear();
    }
  };
  const change = (changed: Partial<SearchPattern>): void => {
    setPattern(changed);
  };
  return (
    <div className="search-bar" role="search">
      <form onSubmit={onSubmit}>
        <input
          id={SEARCH_INPUT_ID}
          className="search-input"
          type="search"
          aria-label="Search the lines"
          aria-describedby={statusId}
          aria-invalid={status.kind === 'invalid'}
          placeholder="Search the lines"
          autoComplete="off"
          autoCorrect="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={1000}
          value={pattern.text}
          onChange={(event) => {
            change({ text: event.target.value });
          }}
          onKeyDown={onKeyDown}
        />
        <Choice
          legend="What is searched for"
          options={KINDS}
          value={pattern.kind}
          onChange={(kind) => {
            change({ kind });
          }}
        />
        <label className="search-case">
          <input
            type="checkbox"
            checked={!pattern.ignoreCase}
            onChange={(event) => {
              change({ ignoreCase: !event.target.checked });
            }}
          />
          Match case
        </label>
        <Choice legend="Where it is searched for" options={SCOPES} value={scope} onChange={setScope} />
      </form>
      <div className="search-state">
        <p id={statusId} role="status">
          {describeCount(search, chosen)}
        </p>
        {status.kind === 'running' && (
          <button type="button" className="button" onClick={stop}>
            Stop
          </button>
        )}
        {found !== undefined && (
          <>
            <button
              type="button"
              className="button"
              disabled={chosen.total === 0}
              onClick={() => {
                stepThroughLines(stores, -1);
              }}
            >
              Previous
            </button>
            <button
              type="button"
              className="button"
              disabled={chosen.total === 0}
              onClick={() => {
                stepThroughLines(stores, 1);
              }}
            >
              Next
            </button>
            <button type="button" className="button" onClick={clear}>
              Leave search
            </button>
          </>
        )}
      </div>
      {trouble !== undefined && (
        <p className="search-trouble" role={status.kind === 'tooSlow' ? 'alert' : undefined}>
          {trouble}
        </p>
      )}
      {isOutdated && status.kind !== 'running' && (
        <p className="search-trouble">
          The files have changed since.{' '}
          <button type="button" className="link" onClick={run}>
            Search again
          </button>
        </p>
      )}
    </div>
  );
}
