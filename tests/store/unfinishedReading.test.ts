/** What a start tells of a reading that did not end, by what it finds in the storage of its tab. */
import { describe, expect, test } from 'vitest';
import { createSession, type SessionStore } from '../../src/store/session.ts';
import { followUnfinishedReading, UNFINISHED_KEY } from '../../src/store/unfinishedReading.ts';
import { createView } from '../../src/store/view.ts';
import { createDirectConnection } from '../support/page/directConnection.ts';

interface Start {
  readonly session: SessionStore;
  readonly kept: Map<string, string>;
  readonly hide: () => void;
}

/** `living` are the pages that live, besides the one that starts. */
async function start(found: string | undefined, living: readonly string[] = []): Promise<Start> {
  const session = createSession(createDirectConnection(), createView());
  const kept = new Map<string, string>(found === undefined ? [] : [[UNFINISHED_KEY, found]]);
  const tabTexts = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => void kept.set(key, text),
    removeItem: (key: string) => void kept.delete(key),
  };
  const page = new EventTarget();
  const pages = { ownId: '7-7', isAlive: (pageId: string) => Promise.resolve(living.includes(pageId)) };
  await followUnfinishedReading(session, page, () => tabTexts, pages);
  return { session, kept, hide: () => page.dispatchEvent(new Event('pagehide')) };
}

describe('a start', () => {
  test('tells of a reading whose page is gone, once', async () => {
    const { session, kept } = await start('0.63 1-2', ['3-4']);
    expect(session.getState().notices).toMatchObject([{ kind: 'endedUnexpectedly', share: 0.63 }]);
    expect([...kept]).toEqual([]);
  });

  test('tells of none whose page lives, and has nothing of it', async () => {
    const { session, kept } = await start('0.63 1-2', ['1-2']);
    expect(session.getState().notices).toEqual([]);
    expect([...kept]).toEqual([]);
  });

  test.each([undefined, '', ' ', 'x 1-2', '-1 1-2', '2.00 1-2', '1e9 1-2', 'NaN'])(
    'tells of nothing where it finds %j',
    async (found) => {
      const { session } = await start(found);
      expect(session.getState().notices).toEqual([]);
    },
  );
});

test('while files are read it stands there how far, and by which page; not after, and not where somebody left', async () => {
  const { session, kept, hide } = await start(undefined);
  const open = (name: string): void => {
    session.getState().openFiles([{ file: new File(['x\n'], name) }]);
  };
  open('a.log');
  expect([...kept]).toEqual([[UNFINISHED_KEY, '0.00 7-7']]);
  await expect.poll(() => session.getState().readings).toEqual([]);
  expect([...kept]).toEqual([]);
  open('b.log');
  expect(kept.size).toBe(1);
  hide();
  expect(kept.size).toBe(0);
});
