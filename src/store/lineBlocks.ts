/**
 * The lines near what is on screen: a list and the visible rows go in, the lines of a few blocks come out. The
 * analysis keeps the rest, however many there are.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { latestOnly } from './latestOnly.ts';
import type { EventLine, LinesPage } from './session.ts';

const LINES_PER_BLOCK = 100;
/** More than the screen can show at once, so that what is on screen is never dropped. */
const MAX_BLOCKS = 4;

/** A list of lines: events, or what a search found. The same object as long as it is the same list. */
export interface LineSource {
  readonly read: (first: number, count: number) => Promise<LinesPage>;
}

export interface LineBlocks {
  /** Undefined until the first answer. */
  readonly total: number | undefined;
  readonly blocks: ReadonlyMap<number, readonly EventLine[]>;
  /**
   * Reads what rows `first` to `last` need, both inclusive. `version` is whatever changes when the lines may have:
   * they are then read again.
   */
  readonly show: (source: LineSource, version: unknown, first: number, last: number) => void;
}

export type LineBlocksStore = StoreApi<LineBlocks>;

export function createLineBlocks(): LineBlocksStore {
  let asked: { readonly source: LineSource; readonly version: unknown } | undefined;
  let wanted: readonly number[] = [];
  const fresh = new Set<number>();

  const store = createStore<LineBlocks>((set) => ({
    total: undefined,
    blocks: new Map(),
    show: (source, version, first, last) => {
      const isOtherList = asked?.source !== source;
      if (isOtherList) set({ total: undefined, blocks: new Map() });
      if (isOtherList || asked?.version !== version) {
        fresh.clear();
        asked = { source, version };
      }
      const next = toBlocks(first, last);
      if (next.join() !== wanted.join()) wanted = next;
      if (wanted.some((block) => !fresh.has(block))) request();
    },
  }));

  const request = latestOnly(async () => {
    const blocksWanted = wanted;
    for (const block of blocksWanted) {
      const present = asked;
      if (present === undefined || fresh.has(block)) continue;
      const { total, lines } = await present.source.read(block * LINES_PER_BLOCK, LINES_PER_BLOCK);
      if (asked !== present) return; // something else was asked for meanwhile, and requested
      fresh.add(block);
      store.setState(({ blocks }) => ({
        total,
        blocks: keepNearest(new Map(blocks).set(block, lines), block),
      }));
      if (wanted !== blocksWanted) return; // somebody scrolled on: what is seen now comes first
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
