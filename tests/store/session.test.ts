import { describe, expect, test, vi } from 'vitest';
import { createSession, type SessionStore } from '../../src/store/session.ts';
import { createView, type ViewStore } from '../../src/store/view.ts';
import { createDirectConnect } from '../support/directConnection.ts';
import { flyLogs } from '../support/flyLogs.ts';

const LOG = flyLogs(`
  10:00:00 PC01
  10:00:30 PC01
  10:10:00 PM05
`);

function createStores(connect = createDirectConnect()): { session: SessionStore; view: ViewStore } {
  const view = createView();
  return { session: createSession(connect, view), view };
}

async function finishReading(session: SessionStore): Promise<void> {
  await vi.waitFor(() => {
    expect(session.getState().readings).toEqual([]);
  });
}

function toCounts(session: SessionStore): Record<string, number> {
  return Object.fromEntries(
    (session.getState().overview?.codes ?? []).map(({ code, count }) => [code, count]),
  );
}

describe('times without a zone', () => {
  const COPY = '2026-03-02 08:15:31.000\t\n[PC01] instance refused connection\n';

  test('are read as UTC, and again in the zone that is chosen', async () => {
    const { session } = createStores();
    session.getState().openFiles([new File([COPY], 'copy.log')]);
    await finishReading(session);
    expect(session.getState().overview?.span?.start).toBe(Date.UTC(2026, 2, 2, 8, 15, 31));
    const [source] = session.getState().overview?.sources ?? [];
    expect(source).toMatchObject({ timeKind: 'zoneless', zone: 'UTC' });
    session.getState().readInZone(source?.id ?? -1, 'America/New_York');
    await finishReading(session);
    expect(session.getState().overview?.span?.start).toBe(Date.UTC(2026, 2, 2, 13, 15, 31));
    expect(session.getState().overview?.sources).toMatchObject([
      { id: source?.id, zone: 'America/New_York' },
    ]);
  });
});

describe('opening files', () => {
  test('a file is one that is read until its end, then it is in the overview', async () => {
    const { session } = createStores();
    session.getState().openFiles([new File([LOG], 'app.log')]);
    expect(session.getState().readings.map(({ name }) => name)).toEqual(['app.log']);
    await finishReading(session);
    expect(toCounts(session)).toEqual({ PC01: 2, PM05: 1 });
    expect(session.getState().alerts).toEqual([]);
  });

  test('a bad file is an alert and leaves the others alone', async () => {
    const { session } = createStores();
    session.getState().openFiles([new File([LOG], 'app.log'), new File([], 'empty.log')]);
    await finishReading(session);
    expect(session.getState().alerts).toMatchObject([
      { fileName: 'empty.log', failure: { kind: 'empty' }, keptShare: 0 },
    ]);
    expect(toCounts(session)).toEqual({ PC01: 2, PM05: 1 });
  });

  test('a folder is an alert', () => {
    const { session } = createStores();
    session.getState().openFiles([], ['logs']);
    expect(session.getState().alerts).toMatchObject([{ fileName: 'logs', failure: { kind: 'folder' } }]);
  });

  test('an alert stays until it is dismissed, whatever is opened next', async () => {
    const { session } = createStores();
    session.getState().openFiles([new File([], 'empty.log')]);
    await finishReading(session);
    session.getState().openFiles([new File([LOG], 'app.log')]);
    await finishReading(session);
    const [alert] = session.getState().alerts;
    expect(alert?.fileName).toBe('empty.log');
    session.getState().dismissAlert(alert?.id ?? -1);
    expect(session.getState().alerts).toEqual([]);
  });
});

test('a chosen range is asked for, and leaving it too', async () => {
  const { session, view } = createStores();
  session.getState().openFiles([new File([LOG], 'app.log')]);
  await finishReading(session);
  const range = { start: Date.UTC(2026, 2, 2, 10, 5), end: Date.UTC(2026, 2, 2, 10, 15) };
  view.getState().zoomTo(range);
  await vi.waitFor(() => {
    expect(session.getState().overviewRange).toEqual(range);
  });
  expect(toCounts(session)).toEqual({ PM05: 1 });
  view.getState().backTo(0);
  await vi.waitFor(() => {
    expect(session.getState().overviewRange).toBeUndefined();
  });
  expect(toCounts(session)).toEqual({ PC01: 2, PM05: 1 });
});

test('removing the last file forgets what was chosen in it', async () => {
  const { session, view } = createStores();
  session.getState().openFiles([new File([LOG], 'app.log')]);
  await finishReading(session);
  view.getState().selectCode('PC01');
  session.getState().remove(session.getState().overview?.sources[0]?.id ?? -1);
  await vi.waitFor(() => {
    expect(session.getState().overview?.sources).toEqual([]);
  });
  expect(view.getState().selectedCode).toBeUndefined();
});

test('an analysis that is lost is told', () => {
  let crash: (reason: string) => void = () => undefined;
  const { session } = createStores((onChange, onCrash) => {
    crash = onCrash;
    return createDirectConnect()(onChange, onCrash);
  });
  crash('out of memory');
  expect(session.getState().crash).toBe('out of memory');
});
