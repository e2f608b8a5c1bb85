/** Files of the last visit: what is dropped is one of them, takes the place of one, or is another. */
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { Analysis } from '../../src/analysis/queries/analysis.ts';
import { ingestFile } from '../../src/analysis/ingest/ingestFile.ts';
import { toKeptFile } from '../../src/analysis/kept/keptFile.ts';
import { type KeptFile } from '../../src/analysis/files/source.ts';
import { readChunks } from '../../src/core/bytes/bytes.ts';
import { readContentKey } from '../../src/core/bytes/contentKey.ts';
import { openKept } from '../../src/store/keptLog.ts';
import { createSession, type SessionStore } from '../../src/store/session.ts';
import { createView } from '../../src/store/view.ts';
import { createDirectConnect } from '../support/page/directConnection.ts';
import { flyLogs } from '../support/logs/flyLogs.ts';
import { catalog } from '../support/read/readText.ts';
import { waitUntil } from '../support/run/waitUntil.ts';

const LOG = flyLogs(`
  10:00:00 PC01
  10:00:30 PC01
  10:10:00 PM05
`);

async function keep(file: File): Promise<KeptFile> {
  const analysis = new Analysis(() => undefined);
  analysis.addSource(0, file);
  const source = { name: file.name, size: file.size, chunks: readChunks(file) };
  const news = ingestFile(source, catalog, { keepsDecoded: true });
  for (let step = await news.next(); step.done !== true; step = await news.next()) {
    analysis.updateSource(0, step.value.update, step.value.entry);
  }
  analysis.endSource(0, 'done');
  const [complete] = analysis.listComplete();
  if (complete === undefined) throw new Error('It was not read');
  return structuredClone(toKeptFile(complete, await readContentKey(file.size, complete.text.readSlice)));
}

async function visitAgain(...files: readonly KeptFile[]): Promise<SessionStore> {
  const session = createSession(createDirectConnect(undefined, undefined, files), createView());
  await openKept(session);
  await waitUntil(() => {
    expect(session.getState().overview?.sources).toHaveLength(files.length);
  });
  return session;
}

async function drop(session: SessionStore, file: File): Promise<void> {
  session.getState().openFiles([{ file }]);
  await waitUntil(() => {
    expect(session.getState().readings).toEqual([]);
  });
}

function countErrors(session: SessionStore): number | undefined {
  return session.getState().overview?.totals.errors;
}

async function readTexts(session: SessionStore): Promise<readonly (string | undefined)[]> {
  const { lines } = await session.getState().readLines({}, false, 0, 3);
  return lines.map(({ text }) => text);
}

test('the log is there by itself, without its lines', async () => {
  const session = await visitAgain(await keep(new File([LOG], 'app.log')));
  expect(session.getState()).toMatchObject({
    isFromLastVisit: true,
    keptFiles: [{ id: -1, name: 'app.log' }],
  });
  expect(countErrors(session)).toBe(3);
  expect(await readTexts(session)).toEqual([undefined, undefined, undefined]);
});

test('the same content, whatever its name, gives its lines and is counted once', async () => {
  const session = await visitAgain(await keep(new File([LOG], 'app.log')));
  await drop(session, new File([LOG], 'copy.log'));
  await waitUntil(() => {
    expect(session.getState().keptFiles).toEqual([]);
  });
  expect(countErrors(session)).toBe(3);
  expect(await readTexts(session)).toEqual(LOG.trimEnd().split('\n'));
  expect(session.getState().notices).toMatchObject([{ kind: 'attached', fileName: 'copy.log' }]);
  // From then on it is a file like any other.
  await drop(session, new File([LOG], 'copy.log'));
  expect(session.getState().notices.at(-1)).toMatchObject({ kind: 'sameContent', keptName: 'app.log' });
});

test('other content of its name takes its place, of another name stands beside it', async () => {
  const kept = await keep(new File([LOG], 'app.log'));
  const other = LOG.replaceAll('PC01', 'PC02');
  const replaced = await visitAgain(kept);
  await drop(replaced, new File([other], 'app.log'));
  expect(countErrors(replaced)).toBe(3);
  expect(replaced.getState().keptFiles).toEqual([]);
  expect(replaced.getState().overview?.codes.map(({ code }) => code)).toContain('PC02');

  const beside = await visitAgain(kept);
  await drop(beside, new File([other], 'other.log'));
  expect(countErrors(beside)).toBe(6);
  expect(beside.getState().keptFiles).toHaveLength(1);
});

test('a file whose text was too large to keep is unpacked once more, in its place', async () => {
  const file = new File([gzipSync(LOG)], 'app.log.gz');
  const kept = await keep(file);
  const session = await visitAgain({
    ...kept,
    texts: kept.texts.map((text) => ({ ...text, decoded: undefined })),
  });
  await drop(session, new File([await file.arrayBuffer()], 'renamed.log.gz'));
  await waitUntil(() => {
    expect(session.getState().keptFiles).toEqual([]);
  });
  expect(countErrors(session)).toBe(3);
  expect(await readTexts(session)).toEqual(LOG.trimEnd().split('\n'));
});

test('what is removed or closed is gone', async () => {
  const session = await visitAgain(await keep(new File([LOG], 'app.log')));
  session.getState().clear();
  await waitUntil(() => {
    expect(session.getState()).toMatchObject({
      keptFiles: [],
      isFromLastVisit: false,
      overview: { sources: [] },
    });
  });
  await drop(session, new File([LOG], 'app.log'));
  expect(session.getState().notices).toEqual([]);
  expect(countErrors(session)).toBe(3);
});
