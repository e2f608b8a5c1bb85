import { expect, test, vi } from 'vitest';
import { createLineBlocks, findLine, type LineQuery } from '../../src/store/lineBlocks.ts';
import type { EventLine, LinesPage } from '../../src/store/session.ts';

const TOTAL = 1050;

function toLine(index: number): EventLine {
  return {
    sourceId: 0,
    sourceName: 'app.log',
    lineNumber: index,
    start: 0,
    end: 0,
    time: undefined,
    code: 'PC01',
    cause: '',
    how: 'written',
    machine: '',
    region: '',
    app: '',
    text: '',
  };
}

function createReader(): {
  readLines: (...args: [unknown, boolean, number, number]) => Promise<LinesPage>;
  asked: number[];
} {
  const asked: number[] = [];
  return {
    asked,
    readLines: (_selection, newestFirst, first, count) => {
      asked.push(first);
      const length = Math.max(0, Math.min(count, TOTAL - first));
      const lines = Array.from({ length }, (_, i) => toLine(newestFirst ? TOTAL - 1 - first - i : first + i));
      return Promise.resolve({ total: TOTAL, first, lines });
    },
  };
}

const SELECTION = {};
const QUERY: LineQuery = { selection: SELECTION, newestFirst: false, version: 1 };

test('reads the block that the visible rows are in, once', async () => {
  const { readLines, asked } = createReader();
  const store = createLineBlocks(readLines);
  store.getState().show(QUERY, 250, 270);
  await vi.waitFor(() => {
    expect(findLine(store.getState(), 260)?.lineNumber).toBe(260);
  });
  store.getState().show(QUERY, 255, 275);
  await Promise.resolve();
  expect(asked).toEqual([200]);
  expect(store.getState().total).toBe(TOTAL);
});

test('never holds more than a few blocks', async () => {
  const store = createLineBlocks(createReader().readLines);
  for (let first = 0; first < TOTAL; first += 100) {
    store.getState().show(QUERY, first, first + 20);
    await vi.waitFor(() => {
      expect(findLine(store.getState(), first)).toBeDefined();
    });
    expect(store.getState().blocks.size).toBeLessThanOrEqual(4);
  }
});

test('turning the order reads anew', async () => {
  const store = createLineBlocks(createReader().readLines);
  store.getState().show(QUERY, 0, 20);
  await vi.waitFor(() => {
    expect(findLine(store.getState(), 0)?.lineNumber).toBe(0);
  });
  store.getState().show({ ...QUERY, newestFirst: true }, 0, 20);
  expect(store.getState().total).toBeUndefined();
  await vi.waitFor(() => {
    expect(findLine(store.getState(), 0)?.lineNumber).toBe(TOTAL - 1);
  });
});

test('news reads the shown rows anew, and shows the old ones meanwhile', async () => {
  const { readLines, asked } = createReader();
  const store = createLineBlocks(readLines);
  store.getState().show(QUERY, 0, 20);
  await vi.waitFor(() => {
    expect(findLine(store.getState(), 0)).toBeDefined();
  });
  store.getState().show({ ...QUERY, version: 2 }, 0, 20);
  expect(findLine(store.getState(), 0)).toBeDefined();
  await vi.waitFor(() => {
    expect(asked).toEqual([0, 0]);
  });
});
