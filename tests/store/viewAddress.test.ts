import { beforeEach, describe, expect, test } from 'vitest';
import { createSession, type SessionStore } from '../../src/store/session.ts';
import { createView, type ViewStore } from '../../src/store/view.ts';
import { followViewAddress } from '../../src/store/viewAddress.ts';
import { createDirectConnection } from '../support/page/directConnection.ts';
import { flyLogs } from '../support/logs/flyLogs.ts';
import { waitUntil } from '../support/run/waitUntil.ts';

const LOG = flyLogs(`
  10:00:00 PC01
  10:00:30 PC01
  10:10:00 PM05
`);

/** The history of a tab, as far as it concerns addresses. */
class TabHistory extends EventTarget {
  entries = [''];
  index = 0;
  readonly location: { readonly hash: string };
  readonly history = {
    pushState: (_state: unknown, _title: string, hash?: string | URL | null) => {
      this.entries = [...this.entries.slice(0, this.index + 1), String(hash)];
      this.index += 1;
    },
    replaceState: (_state: unknown, _title: string, hash?: string | URL | null) => {
      this.entries[this.index] = String(hash);
    },
  };

  constructor(first = '') {
    super();
    this.entries = [first];
    const readHash = (): string => this.entries[this.index] ?? '';
    this.location = {
      get hash() {
        return readHash();
      },
    };
  }

  go(by: number): void {
    this.index += by;
    this.dispatchEvent(new Event('hashchange'));
  }
}

let now = 0;
beforeEach(() => {
  now = 0;
});

function start(first = ''): { tab: TabHistory; session: SessionStore; view: ViewStore } {
  const view = createView();
  const connection = createDirectConnection();
  const session = createSession(connection, view);
  const tab = new TabHistory(first);
  followViewAddress({ view, session, analysis: connection.analysis }, tab, () => (now += 10_000));
  return { tab, session, view };
}

async function openLog(session: SessionStore): Promise<void> {
  session.getState().openFiles([{ file: new File([LOG], 'app.log') }]);
  await waitUntil(() => {
    expect(session.getState().readings).toEqual([]);
  });
}

describe('the address follows the view', () => {
  test('a choice is a step, and Back undoes it', async () => {
    const { tab, session, view } = start();
    await openLog(session);
    expect(tab.entries).toEqual(['']);
    view.getState().selectCode('PC01');
    view.getState().setScale('log');
    view.getState().setGroupBy('machine');
    expect(tab.entries).toEqual(['#v1/', '#v1/code=PC01&scale=log', '#v1/code=PC01&group=machine&scale=log']);
    tab.go(-1);
    await waitUntil(() => {
      expect(view.getState()).toMatchObject({ groupBy: 'category', selectedCode: 'PC01', scale: 'log' });
    });
    tab.go(-1);
    await waitUntil(() => {
      expect(view.getState().selectedCode).toBeUndefined();
    });
    tab.go(2);
    await waitUntil(() => {
      expect(view.getState()).toMatchObject({ groupBy: 'machine', selectedCode: 'PC01' });
    });
    expect(tab.entries).toHaveLength(3);
  });

  test('a selection that is drawn leaves it alone, and the same choice again is no step', async () => {
    const { tab, session, view } = start();
    await openLog(session);
    for (let end = 1; end < 100; end += 1) view.getState().selectRange({ start: 0, end });
    expect(tab.entries).toEqual(['']);
    now = Number.MAX_VALUE; // the clock stands still
    view.getState().setGroupBy('machine');
    view.getState().setGroupBy('region');
    expect(tab.entries).toEqual(['#v1/', '#v1/group=region']);
  });

  test('a browser that takes no more steps does no harm', async () => {
    const { tab, session, view } = start();
    await openLog(session);
    tab.history.pushState = () => {
      throw new DOMException('Too many', 'SecurityError');
    };
    view.getState().selectCode('PC01');
    expect(view.getState().selectedCode).toBe('PC01');
  });
});

describe('the view follows the address', () => {
  test('once there is a log; how it is drawn, at once', async () => {
    const { session, view } = start('#v1/code=PC01&scale=log');
    expect(view.getState()).toMatchObject({ scale: 'log', selectedCode: undefined });
    await openLog(session);
    expect(view.getState()).toMatchObject({ scale: 'log', selectedCode: 'PC01' });
    expect(session.getState().notices).toEqual([]);
  });

  test('who chooses meanwhile is not overruled', async () => {
    const { session, view } = start('#v1/code=PC01');
    view.getState().selectCode('PM05');
    await openLog(session);
    expect(view.getState().selectedCode).toBe('PM05');
  });

  test('what the log does not have is left out, and said', async () => {
    const { tab, session, view } = start('#v1/trail=1_2&code=PM05&only.machine=~abc&not.region=-');
    await openLog(session);
    await waitUntil(() => {
      expect(view.getState()).toMatchObject({
        trail: [],
        selectedCode: 'PM05',
        filters: { region: { exclude: [''] } },
      });
    });
    expect(session.getState().notices).toMatchObject([{ kind: 'otherLog', leftOut: 2 }]);
    expect(tab.entries).toEqual(['#v1/code=PM05&not.region=-']);
  });

  test('a name is found again in the log', async () => {
    const first = start();
    await openLog(first.session);
    const [file] = first.session.getState().overview?.sources ?? [];
    first.view.getState().showOnly({ field: 'file', name: file?.name ?? '' });
    const { session, view } = start(first.tab.location.hash);
    await openLog(session);
    await waitUntil(() => {
      expect(view.getState().filters).toEqual({ file: { include: ['app.log'] } });
    });
  });

  test('a link to the log, or to nothing, keeps the view', async () => {
    const { tab, session, view } = start();
    await openLog(session);
    view.getState().selectCode('PC01');
    for (const hash of ['#log', '#nothing']) {
      tab.history.pushState(null, '', hash);
      tab.go(0);
      expect(view.getState().selectedCode).toBe('PC01');
      expect(tab.location.hash).toBe('#v1/code=PC01');
    }
  });
});
