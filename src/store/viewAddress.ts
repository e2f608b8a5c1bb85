/**
 * The view in the address, so that Back and Forward lead through it and a link brings it back. What somebody chose
 * (a zoom, a code, a filter, a grouping) is a step of the history; how it is drawn only changes the last step.
 */
import { toNameDigest, type NameDigest } from '../core/table/nameDigest.ts';
import { listFilters } from './filters.ts';
import type { AnalysisClient, SessionState, SessionStore } from './session.ts';
import type { ViewState, ViewStore } from './view.ts';
import {
  listDigests,
  readViewHash,
  toChoices,
  toViewHash,
  VIEW_HASH_START,
  type HashedView,
  type ViewInHash,
} from './viewHash.ts';

/** The part of a window that this needs. */
export interface HistoryWindow {
  readonly location: { readonly hash: string };
  readonly history: Pick<History, 'pushState' | 'replaceState'>;
  addEventListener(type: 'hashchange', listener: () => void): void;
}

/** Shows the view that a hash tells, as soon as there is a log to show it of. */
export type ShowHash = (hash: string) => void;

/** The same choice made again within this time, as with a key that is pressed on and on, is one step. */
const ONE_STEP_MS = 1000;

const STEPS = ['trail', 'selectedCode', 'filters', 'groupBy'] as const;
const TOLD = [...STEPS, 'scale', 'hasPatterns', 'codeOrder', 'timeZone', 'newestFirst'] as const;

export function followViewAddress(
  {
    view,
    session,
    analysis,
  }: {
    readonly view: ViewStore;
    readonly session: SessionStore;
    readonly analysis: Pick<AnalysisClient, 'findNames' | 'keepView'>;
  },
  page: HistoryWindow,
  now: () => number = () => performance.now(),
): ShowHash {
  /** Names by their digests: what was chosen on this page need not be looked for in the log. */
  const names = new Map<string, string>();
  /** A view of a log that is not there yet, or not all of it. */
  let awaited: HashedView | undefined;
  let isRestoring = false;
  let lastStep = { what: '', at: -Infinity };

  view.subscribe((state, before) => {
    if (isRestoring || state.page !== 'log') return;
    // A selection that is being drawn changes the state, too, and often.
    if (TOLD.every((choice) => state[choice] === before[choice])) return;
    if (toViewHash(state) === toViewHash(before)) return;
    const what = STEPS.filter((choice) => state[choice] !== before[choice]).join();
    if (awaited !== undefined && what === '') return;
    awaited = undefined; // who chooses does not wait any more
    write(state, before, what);
  });
  session.subscribe((state, before) => {
    if (awaited !== undefined && isRead(state) && !isRead(before)) void restore(awaited);
  });
  page.addEventListener('hashchange', follow);
  follow();
  return show;

  function follow(): void {
    const { hash } = page.location;
    if (readViewHash(hash) !== undefined) show(hash);
    // A link to the log, or nothing of ours: the view stays, and so does its address.
    else if (view.getState().page === 'log' && awaited === undefined && hasChoices())
      replace(view.getState());
  }

  function hasChoices(): boolean {
    return toViewHash(view.getState()) !== VIEW_HASH_START;
  }

  function show(hash: string): void {
    const hashed = readViewHash(hash);
    if (hashed === undefined) return;
    awaited = hashed;
    change(hashed.look);
    if (hasLog(session.getState())) void restore(hashed);
  }

  async function restore(hashed: HashedView): Promise<void> {
    await findUnknownNames(hashed);
    if (awaited !== hashed) return; // somebody has chosen, or gone on, meanwhile
    const { choices, missing } = toChoices(hashed, (digest) => names.get(toKey(digest)));
    const { overview, addNotice } = session.getState();
    const span = overview?.span;
    const trail = choices.trail.filter(
      ({ start, end }) => span !== undefined && start < span.end && end > span.start,
    );
    const leftOut = missing + choices.trail.length - trail.length;
    // It may stand in what is still to be read.
    if (leftOut > 0 && !isRead(session.getState())) return;
    awaited = undefined;
    change({ ...choices, trail });
    if (leftOut > 0) addNotice({ kind: 'otherLog', leftOut });
    if (view.getState().page === 'log') replace(view.getState());
  }

  async function findUnknownNames(hashed: HashedView): Promise<void> {
    const unknown = listDigests(hashed).filter((digest) => !names.has(toKey(digest)));
    if (unknown.length === 0) return;
    const found = await analysis.findNames(unknown).catch(() => []);
    for (const [i, digest] of unknown.entries()) {
      const name = found[i];
      if (name !== undefined) names.set(toKey(digest), name);
    }
  }

  function change(choices: Partial<ViewInHash>): void {
    isRestoring = true;
    view.setState({ ...choices, selectedRange: undefined });
    isRestoring = false;
  }

  function write(state: ViewState, before: ViewState, what: string): void {
    for (const { field, name } of listFilters(state.filters)) {
      names.set(toKey({ field, digest: toNameDigest(field, name) }), name);
    }
    const isSameStep = lastStep.what === what && now() - lastStep.at < ONE_STEP_MS;
    if (what === '' || isSameStep) {
      replace(state);
      return;
    }
    lastStep = { what, at: now() };
    // Back must lead to a view, not to an address that says nothing about it.
    if (readViewHash(page.location.hash) === undefined) put('replaceState', toViewHash(before));
    put('pushState', toViewHash(state));
    void analysis.keepView(toViewHash(state));
  }

  function replace(state: ViewState): void {
    const hash = toViewHash(state);
    if (hash !== page.location.hash) put('replaceState', hash);
    void analysis.keepView(hash);
  }

  function put(how: 'pushState' | 'replaceState', hash: string): void {
    try {
      page.history[how](null, '', hash);
    } catch {
      // Browsers refuse very many steps in a short time: the address lags behind until the next choice.
    }
  }
}

function toKey({ field, digest }: NameDigest): string {
  return `${field} ${digest}`;
}

function hasLog({ overview }: Pick<SessionState, 'overview'>): boolean {
  return overview !== undefined && overview.sources.length > 0;
}

/** Whether there is a log, and all of it. */
function isRead(state: Pick<SessionState, 'overview' | 'readings'>): boolean {
  return hasLog(state) && state.readings.length === 0;
}
