import { describe, expect, test } from 'vitest';
import { createChosenLine } from '../../src/store/chosenLine.ts';
import { createSearch, isUpToDate, type SearchStore } from '../../src/store/search.ts';
import type { AnalysisConnection } from '../../src/analysis/page/connect.ts';
import { createSession, type AnalysisClient, type SessionStore } from '../../src/store/session.ts';
import { createView, type ViewStore } from '../../src/store/view.ts';
import { createDirectConnection } from '../support/page/directConnection.ts';
import { flyLogs } from '../support/logs/flyLogs.ts';
import { waitUntil } from '../support/run/waitUntil.ts';

const LOG = flyLogs(`
  10:00:00 app
  10:00:05 PC01 a
  10:00:06 PC01 b
  10:00:07 PM05 b
`);

async function open(connection: AnalysisConnection = createDirectConnection()): Promise<{
  analysis: AnalysisClient;
  session: SessionStore;
  view: ViewStore;
  search: SearchStore;
}> {
  const view = createView();
  const session = createSession(connection, view);
  const search = createSearch(connection, session, view);
  session.getState().openFiles([{ file: new File([LOG], 'app.log') }]);
  await waitUntil(() => {
    expect(session.getState().overview?.totals.errors).toBe(3);
    expect(session.getState().readings).toEqual([]);
  });
  return { analysis: connection.analysis, session, view, search };
}

async function waitForMatches(search: SearchStore, matches: number): Promise<void> {
  await waitUntil(() => {
    expect(search.getState()).toMatchObject({ status: { kind: 'done' }, matches });
  });
}

describe('a search', () => {
  test('begins when nobody types on, and knows that it is of what is written', async () => {
    const { search } = await open();
    search.getState().setPattern({ text: 'ref' });
    search.getState().setPattern({ text: 'refused' });
    expect(search.getState().status.kind).toBe('idle');
    await waitForMatches(search, 2);
    expect(search.getState().found?.text).toBe('refused');
    expect(isUpToDate(search.getState())).toBe(true);
    search.getState().setPattern({ ignoreCase: false });
    expect(isUpToDate(search.getState())).toBe(false);
  });

  test('in all lines finds those that are no errors', async () => {
    const { search, analysis } = await open();
    search.getState().setPattern({ text: 'info' });
    search.getState().run();
    await waitForMatches(search, 0);
    search.getState().setScope('lines');
    await waitForMatches(search, 1);
    expect((await analysis.getHits(false, 0, 9)).lines).toMatchObject([{ lineNumber: 1 }]);
  });

  test('in the events follows the filters', async () => {
    const { search, view } = await open();
    search.getState().setPattern({ text: 'refused' });
    search.getState().run();
    await waitForMatches(search, 2);
    view.getState().showOnly({ field: 'machine', name: 'b' });
    await waitForMatches(search, 1);
    view.getState().selectCode('PM05');
    await waitForMatches(search, 0);
  });

  test('for an expression that is none says why, and keeps what was found', async () => {
    const { search } = await open();
    search.getState().setPattern({ text: 'refused', kind: 'regex' });
    search.getState().run();
    await waitForMatches(search, 2);
    search.getState().setPattern({ text: 'refused(' });
    search.getState().run();
    expect(search.getState()).toMatchObject({
      status: { kind: 'invalid', problem: { kind: 'invalid', reason: 'Unterminated group' } },
      found: { text: 'refused' },
      matches: 2,
    });
    expect(isUpToDate(search.getState())).toBe(false);
  });

  test('that is stopped keeps what was found', async () => {
    const { search } = await open();
    search.getState().setPattern({ text: 'refused' });
    search.getState().run();
    search.getState().stop();
    await waitUntil(() => {
      expect(search.getState().status).toEqual({ kind: 'cancelled' });
    });
    expect(search.getState().found?.text).toBe('refused');
  });

  test('for nothing leads back to the events', async () => {
    const { search, analysis } = await open();
    search.getState().setPattern({ text: 'refused' });
    search.getState().run();
    await waitForMatches(search, 2);
    search.getState().setPattern({ text: '' });
    expect(search.getState()).toMatchObject({ status: { kind: 'idle' }, found: undefined, matches: 0 });
    expect((await analysis.getHits(false, 0, 9)).total).toBe(0);
  });

  test('says when files were read after it', async () => {
    const { search, session } = await open();
    search.getState().setPattern({ text: 'refused' });
    search.getState().run();
    await waitForMatches(search, 2);
    session.getState().openFiles([{ file: new File([`${LOG}${LOG}`], 'more.log') }]);
    await waitUntil(() => {
      expect(search.getState().isOutdated).toBe(true);
    });
    search.getState().run();
    await waitForMatches(search, 6);
    expect(search.getState().isOutdated).toBe(false);
  });

  test('goes with the last file', async () => {
    const { search, session } = await open();
    search.getState().setPattern({ text: 'refused' });
    search.getState().run();
    await waitForMatches(search, 2);
    session.getState().clear();
    await waitUntil(() => {
      expect(search.getState()).toMatchObject({ pattern: { text: '' }, found: undefined });
    });
  });

  test('takes no progress that comes after its end', async () => {
    const connection = createDirectConnection();
    let tellLate: () => void = () => undefined;
    const { search } = await open({
      ...connection,
      searching: {
        ...connection.searching,
        search: (scope, pattern, onProgress) => {
          tellLate = () => {
            onProgress({ share: 0, matches: 0, fileName: '', lineNumber: 1, isWaiting: true });
          };
          return connection.searching.search(scope, pattern, onProgress);
        },
      },
    });
    search.getState().setPattern({ text: 'refused' });
    search.getState().run();
    await waitForMatches(search, 2);
    tellLate();
    await waitForMatches(search, 2);
  });
});

describe('the chosen line', () => {
  test('is stepped to from line to line, and stays at the ends', () => {
    const chosen = createChosenLine();
    const step = (by: 1 | -1): number | undefined => {
      chosen.getState().step(by);
      return chosen.getState().index;
    };
    expect(step(1)).toBeUndefined();
    chosen.getState().setTotal(3);
    expect([step(1), step(1), step(1), step(1), step(-1)]).toEqual([0, 1, 2, 2, 1]);
    chosen.getState().reset();
    chosen.getState().setTotal(3);
    expect(step(-1)).toBe(2);
  });
});
