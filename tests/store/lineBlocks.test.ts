import { toFileId, toTextId } from '../../src/analysis/api/ids.ts';
import { expect, test } from 'vitest';
import { createLineBlocks, findLine, type LineSource } from '../../src/store/lineBlocks.ts';
import type { EventLine } from '../../src/store/session.ts';
import { waitUntil } from '../support/run/waitUntil.ts';

const TOTAL = 1050;

function toLine(index: number): EventLine {
  return {
    textId: toTextId(toFileId('opened', 0), 0),
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

function createReader(newestFirst = false): { source: LineSource; asked: number[] } {
  const asked: number[] = [];
  const source: LineSource = {
    read: (first, count) => {
      asked.push(first);
      const length = Math.max(0, Math.min(count, TOTAL - first));
      const lines = Array.from({ length }, (_, i) => toLine(newestFirst ? TOTAL - 1 - first - i : first + i));
      return Promise.resolve({ total: TOTAL, first, lines });
    },
  };
  return { source, asked };
}

test('reads the block that the visible rows are in, once', async () => {
  const { source, asked } = createReader();
  const store = createLineBlocks();
  store.getState().show(source, 1, 250, 270);
  await waitUntil(() => {
    expect(findLine(store.getState(), 260)?.lineNumber).toBe(260);
  });
  store.getState().show(source, 1, 255, 275);
  await Promise.resolve();
  expect(asked).toEqual([200]);
  expect(store.getState().total).toBe(TOTAL);
});

test('never holds more than a few blocks', async () => {
  const { source } = createReader();
  const store = createLineBlocks();
  for (let first = 0; first < TOTAL; first += 100) {
    store.getState().show(source, 1, first, first + 20);
    await waitUntil(() => {
      expect(findLine(store.getState(), first)).toBeDefined();
    });
    expect(store.getState().blocks.size).toBeLessThanOrEqual(4);
  }
});

test('another list is read anew', async () => {
  const { source } = createReader();
  const store = createLineBlocks();
  store.getState().show(source, 1, 0, 20);
  await waitUntil(() => {
    expect(findLine(store.getState(), 0)?.lineNumber).toBe(0);
  });
  store.getState().show(createReader(true).source, 1, 0, 20);
  expect(store.getState().total).toBeUndefined();
  await waitUntil(() => {
    expect(findLine(store.getState(), 0)?.lineNumber).toBe(TOTAL - 1);
  });
});

test('news reads the shown rows anew, and shows the old ones meanwhile', async () => {
  const { source, asked } = createReader();
  const store = createLineBlocks();
  store.getState().show(source, 1, 0, 20);
  await waitUntil(() => {
    expect(findLine(store.getState(), 0)).toBeDefined();
  });
  store.getState().show(source, 2, 0, 20);
  expect(findLine(store.getState(), 0)).toBeDefined();
  await waitUntil(() => {
    expect(asked).toEqual([0, 0]);
  });
});

test('somebody who scrolls on does not wait for what was passed by', async () => {
  const { source, asked } = createReader();
  const store = createLineBlocks();
  store.getState().show(source, 1, 0, 320);
  store.getState().show(source, 1, 900, 920);
  await waitUntil(() => {
    expect(findLine(store.getState(), 900)).toBeDefined();
  });
  expect(asked).toEqual([0, 900]);
});
