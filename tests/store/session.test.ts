import { gzipSync } from 'node:zlib';
import { describe, expect, test, vi } from 'vitest';
import { connectAnalysis } from '../../src/analysis/page/connect.ts';
import { createSession, type FileId, type SessionStore } from '../../src/store/session.ts';
import { createView, type ViewStore } from '../../src/store/view.ts';
import { createDirectConnection, createDirectWorkers } from '../support/page/directConnection.ts';
import { flyLogs } from '../support/logs/flyLogs.ts';
import { waitUntil } from '../support/run/waitUntil.ts';

const LOG = flyLogs(`
  10:00:00 PC01
  10:00:30 PC01
  10:10:00 PM05
`);

function createStores(connection = createDirectConnection()): { session: SessionStore; view: ViewStore } {
  const view = createView();
  return { session: createSession(connection, view), view };
}

async function finishReading(session: SessionStore): Promise<void> {
  await waitUntil(() => {
    expect(session.getState().readings).toEqual([]);
  });
}

function getReading(session: SessionStore): FileId {
  const [reading] = session.getState().readings;
  if (reading === undefined) throw new Error('Nothing is being read');
  return reading.id;
}

function removeFirst(session: SessionStore): void {
  const [text] = session.getState().overview?.sources ?? [];
  if (text === undefined) throw new Error('Nothing was read');
  session.getState().remove(text.id);
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
    session.getState().openFiles([{ file: new File([COPY], 'copy.log') }]);
    await finishReading(session);
    expect(session.getState().overview?.span?.start).toBe(Date.UTC(2026, 2, 2, 8, 15, 31));
    const [source] = session.getState().overview?.sources ?? [];
    expect(source).toMatchObject({ timeKind: 'zoneless', zone: 'UTC' });
    if (source === undefined) throw new Error('Nothing was read');
    session.getState().readInZone(source.fileId, 'America/New_York');
    await finishReading(session);
    expect(session.getState().overview?.span?.start).toBe(Date.UTC(2026, 2, 2, 13, 15, 31));
    expect(session.getState().overview?.sources).toMatchObject([{ id: source.id, zone: 'America/New_York' }]);
  });
});

describe('opening files', () => {
  test('a file is one that is read until its end, then it is in the overview', async () => {
    const { session } = createStores();
    session.getState().openFiles([{ file: new File([LOG], 'app.log') }]);
    expect(session.getState().readings.map(({ name }) => name)).toEqual(['app.log']);
    await finishReading(session);
    expect(toCounts(session)).toEqual({ PC01: 2, PM05: 1 });
    expect(session.getState().alerts).toEqual([]);
  });

  test('a bad file is an alert and leaves the others alone', async () => {
    const { session } = createStores();
    session.getState().openFiles([{ file: new File([LOG], 'app.log') }, { file: new File([], 'empty.log') }]);
    await finishReading(session);
    expect(session.getState().alerts).toMatchObject([
      { fileName: 'empty.log', failure: { kind: 'empty' }, keptShare: 0 },
    ]);
    expect(toCounts(session)).toEqual({ PC01: 2, PM05: 1 });
  });

  test('the same content is counted once, whatever its name, and said so', async () => {
    const { session } = createStores();
    session
      .getState()
      .openFiles([{ file: new File([LOG], 'app.log') }, { file: new File([LOG], 'copy.log') }]);
    await finishReading(session);
    expect(toCounts(session)).toEqual({ PC01: 2, PM05: 1 });
    expect(session.getState().overview?.sources.map(({ name }) => name)).toEqual(['app.log']);
    expect(session.getState().alerts).toEqual([]);
    expect(session.getState().notices).toMatchObject([
      { kind: 'sameContent', fileName: 'copy.log', keptName: 'app.log' },
    ]);
    session.getState().dismissNotice(session.getState().notices[0]?.id ?? -1);
    expect(session.getState().notices).toEqual([]);
  });

  test('content of the same size is not the same content', async () => {
    const { session } = createStores();
    const other = LOG.replace('PM05', 'PM06');
    session
      .getState()
      .openFiles([{ file: new File([LOG], 'app.log') }, { file: new File([other], 'app.log') }]);
    await finishReading(session);
    expect(session.getState().overview?.sources).toHaveLength(2);
    expect(session.getState().notices).toEqual([]);
  });

  test('a file that was removed can be opened again', async () => {
    const { session } = createStores();
    session.getState().openFiles([{ file: new File([LOG], 'app.log') }]);
    await finishReading(session);
    removeFirst(session);
    session.getState().openFiles([{ file: new File([LOG], 'app.log') }]);
    await finishReading(session);
    expect(session.getState().overview?.sources).toHaveLength(1);
    expect(session.getState().notices).toEqual([]);
  });

  test('a file that broke off is read again in its place', async () => {
    const { session } = createStores();
    // More than one chunk, so that a part of it is read before it breaks.
    const file = new File([LOG.repeat(Math.ceil(3e6 / LOG.length))], 'app.log');
    const broken = Object.assign(new Blob(), {
      arrayBuffer: () => Promise.reject(new DOMException('', 'NotReadableError')),
    });
    const slice = vi.spyOn(file, 'slice');
    slice.mockImplementation((start = 0, end) =>
      start < 1 << 20 ? File.prototype.slice.call(file, start, end) : broken,
    );
    session.getState().openFiles([{ file }]);
    await finishReading(session);
    expect(session.getState().alerts).toMatchObject([{ failure: { kind: 'changed' } }]);
    expect(session.getState().alerts[0]?.keptShare).toBeGreaterThan(0);
    slice.mockRestore();
    session.getState().openFiles([{ file }]);
    await finishReading(session);
    expect(session.getState().overview?.sources).toMatchObject([{ name: 'app.log', state: 'done' }]);
  });

  test('a file that was stopped before anything of it was read is read when it is opened again', async () => {
    const { session } = createStores();
    const file = new File([LOG], 'app.log');
    session.getState().openFiles([{ file }]);
    session.getState().cancel(getReading(session));
    await finishReading(session);
    expect(session.getState().overview?.sources).toEqual([]);
    session.getState().openFiles([{ file }]);
    await finishReading(session);
    expect(toCounts(session)).toEqual({ PC01: 2, PM05: 1 });
  });

  test('an alert stays until it is dismissed, whatever is opened next', async () => {
    const { session } = createStores();
    session.getState().openFiles([{ file: new File([], 'empty.log') }]);
    await finishReading(session);
    session.getState().openFiles([{ file: new File([LOG], 'app.log') }]);
    await finishReading(session);
    const [alert] = session.getState().alerts;
    expect(alert?.fileName).toBe('empty.log');
    session.getState().dismissAlerts([alert?.id ?? -1]);
    expect(session.getState().alerts).toEqual([]);
  });
});

describe('an archive that unpacks to very much', () => {
  const limits = { maxBytes: 1 << 20, maxRatio: 100, ratioFromBytes: 1 << 20 };
  const file = new File([gzipSync(LOG + '\n'.repeat(3 << 20) + LOG)], 'big.log.gz');

  async function openUntilAsked(): Promise<SessionStore> {
    const { session } = createStores(createDirectConnection({ limits }));
    session.getState().openFiles([{ file }]);
    await waitUntil(() => {
      expect(session.getState().readings[0]?.tooLarge).toBeDefined();
    });
    expect(session.getState().readings[0]?.tooLarge?.bytesOut).toBeGreaterThan(1 << 20);
    return session;
  }

  test('waits for an answer, and is read to its end by who goes on', async () => {
    const session = await openUntilAsked();
    session.getState().answerTooLarge(getReading(session), true);
    expect(session.getState().readings[0]?.tooLarge).toBeUndefined();
    await finishReading(session);
    expect(session.getState().overview?.sources).toMatchObject([{ state: 'done', isCutShort: false }]);
    expect(toCounts(session)).toEqual({ PC01: 4, PM05: 2 });
  });

  test('keeps what was read for who stops, without an alert', async () => {
    const session = await openUntilAsked();
    session.getState().answerTooLarge(getReading(session), false);
    await finishReading(session);
    expect(session.getState().alerts).toEqual([]);
    expect(session.getState().overview?.sources).toMatchObject([
      { state: 'failed', isCutShort: true, problems: [{ kind: 'tooLarge' }] },
    ]);
    expect(toCounts(session)).toEqual({ PC01: 2, PM05: 1 });
    // Opened again, it is asked about again, and takes the place of the part.
    session.getState().openFiles([{ file }]);
    await waitUntil(() => {
      expect(session.getState().readings[0]?.tooLarge).toBeDefined();
    });
    session.getState().answerTooLarge(getReading(session), true);
    await finishReading(session);
    expect(toCounts(session)).toEqual({ PC01: 4, PM05: 2 });
  });
});

test('what looks like a binary file is read by who wants it read', async () => {
  const { session } = createStores();
  session.getState().openFiles([{ file: new File([LOG, new Uint8Array(4096)], 'padded.log') }]);
  await finishReading(session);
  const [alert] = session.getState().alerts;
  expect(alert).toMatchObject({ fileName: 'padded.log', failure: { kind: 'notText' } });
  session.getState().readAnyway(alert?.id ?? -1);
  await finishReading(session);
  expect(session.getState().alerts).toEqual([]);
  expect(toCounts(session)).toEqual({ PC01: 2, PM05: 1 });
  expect(session.getState().overview?.sources).toMatchObject([{ lines: 4, blank: 1 }]);
});

describe('a file on disk', () => {
  const MORE = flyLogs('  10:20:00 PR03');

  test('that has grown is said to have, and read on', async () => {
    const { session } = createStores();
    let onDisk = new File([LOG], 'app.log', { lastModified: 1 });
    const handle = { getFile: () => Promise.resolve(onDisk) };
    session.getState().openFiles([{ file: onDisk, handle }]);
    await finishReading(session);
    onDisk = new File([LOG, MORE], 'app.log', { lastModified: 2 });
    session.getState().findChanged();
    await waitUntil(() => {
      expect(session.getState().changed).toMatchObject([{ name: 'app.log', grownBytes: MORE.length }]);
    });
    const [changed] = session.getState().changed;
    if (changed === undefined) throw new Error('Nothing has changed');
    session.getState().readOn(changed.id);
    await finishReading(session);
    expect(toCounts(session)).toEqual({ PC01: 2, PM05: 1, PR03: 1 });
    expect(session.getState().overview?.sources).toMatchObject([{ fileId: changed.id, name: 'app.log' }]);
    session.getState().findChanged();
    await waitUntil(() => {
      expect(session.getState().changed).toEqual([]);
    });
  });

  test('that is gone has not changed', async () => {
    const { session } = createStores();
    const handle = { getFile: () => Promise.reject(new DOMException('gone', 'NotFoundError')) };
    session.getState().openFiles([{ file: new File([LOG], 'app.log'), handle }]);
    await finishReading(session);
    session.getState().findChanged();
    await new Promise((resolve) => setTimeout(resolve));
    expect(session.getState().changed).toEqual([]);
    expect(toCounts(session)).toEqual({ PC01: 2, PM05: 1 });
  });
});

test('a chosen range is asked for, and leaving it too', async () => {
  const { session, view } = createStores();
  session.getState().openFiles([{ file: new File([LOG], 'app.log') }]);
  await finishReading(session);
  const range = { start: Date.UTC(2026, 2, 2, 10, 5), end: Date.UTC(2026, 2, 2, 10, 15) };
  view.getState().zoomTo(range);
  await waitUntil(() => {
    expect(session.getState().overviewRange).toEqual(range);
  });
  expect(toCounts(session)).toEqual({ PM05: 1 });
  view.getState().backTo(0);
  await waitUntil(() => {
    expect(session.getState().overviewRange).toBeUndefined();
  });
  expect(toCounts(session)).toEqual({ PC01: 2, PM05: 1 });
});

test('removing the last file forgets what was chosen in it', async () => {
  const { session, view } = createStores();
  session.getState().openFiles([{ file: new File([LOG], 'app.log') }]);
  await finishReading(session);
  view.getState().selectCode('PC01');
  removeFirst(session);
  await waitUntil(() => {
    expect(session.getState().overview?.sources).toEqual([]);
  });
  expect(view.getState().selectedCode).toBeUndefined();
});

test('an analysis that is lost is told', async () => {
  const lost = Promise.resolve('out of memory');
  const { session } = createStores(connectAnalysis({ ...createDirectWorkers(), lost }));
  await waitUntil(() => {
    expect(session.getState().crash).toBe('out of memory');
  });
});
