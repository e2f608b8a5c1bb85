/**
 * The lines near what is on screen: a query and the visible rows go in, the lines of a few blocks come out.
 * The analysis keeps the rest, however many there are.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { latestOnly } from '../analysis/connect.ts';
import type { Selection } from '../core/selection.ts';
import type { EventLine, SessionState } from './session.ts';

export const LINES_PER_BLOCK = 100;
/** More than the screen can show at once, so that what is on screen is never dropped. */
const MAX_BLOCKS = 4;

export interface LineQuery {
  readonly selection: Selection;
  readonly newestFirst: boolean;
  /** Whatever changes when the events may have: lines are then read again. */
  readonly version: unknown;
}

export interface LineBlocks {
  /** Undefined until the first answer. */
  readonly total: number | undefined;
  readonly blocks: ReadonlyMap<number, readonly EventLine[]>;
  /** Reads what rows `first` to `last` need, both inclusive. */
  readonly show: (query: LineQuery, first: number, last: number) => void;
}

export type LineBlocksStore = StoreApi<LineBlocks>;

export function createLineBlocks(readLines: SessionState['readLines']): LineBlocksStore {
  let query: LineQuery | undefined;
  let wanted: readonly number[] = [];
  const fresh = new Set<number>();

  const store = createStore<LineBlocks>((set) => ({
    total: undefined,
    blocks: new Map(),
    show: (asked, first, last) => {
      const isOtherList = query?.selection !== asked.selection || query.newestFirst !== asked.newestFirst;
      if (isOtherList) set({ total: undefined, blocks: new Map() });
      if (isOtherList || query?.version !== asked.version) fresh.clear();
      query = asked;
      wanted = toBlocks(first, last);
      if (wanted.some((block) => !fresh.has(block))) request();
    },
  }));

  const request = latestOnly(async () => {
    for (const block of wanted) {
      const asked = query;
      if (asked === undefined || fresh.has(block)) continue;
      const { total, lines } = await readLines(
        asked.selection,
        asked.newestFirst,
        block * LINES_PER_BLOCK,
        LINES_PER_BLOCK,
      );
      if (asked !== query) return; // something else was asked for meanwhile, and requested
      fresh.add(block);
      store.setState(({ blocks }) => ({
        total,
        blocks: keepNearest(new Map(blocks).set(block, lines), block),
      }));
    }
  });

  return store;

  function keepNearest(
    blocks: ReadonlyMap<number, readonly EventLine[]>,
    center: number,
  ): ReadonlyMap<number, readonly EventLine[]> {
    const kept = [...blocks]
      .sort(([a], [b]) => Math.abs(a - center) - Math.abs(b - center))
      .slice(0, MAX_BLOCKS);
    for (const block of fresh) if (!kept.some(([other]) => other === block)) fresh.delete(block);
    return new Map(kept);
  }
}

export function findLine({ blocks }: Pick<LineBlocks, 'blocks'>, index: number): EventLine | undefined {
  return blocks.get(Math.floor(index / LINES_PER_BLOCK))?.[index % LINES_PER_BLOCK];
}

function toBlocks(first: number, last: number): readonly number[] {
  const firstBlock = Math.floor(Math.max(0, first) / LINES_PER_BLOCK);
  const lastBlock = Math.floor(Math.max(0, last) / LINES_PER_BLOCK);
  return Array.from({ length: Math.min(MAX_BLOCKS, lastBlock - firstBlock + 1) }, (_, i) => firstBlock + i);
}
