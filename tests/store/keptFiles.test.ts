/** Files of the last visit: what is dropped is one of them, takes the place of one, or is another. */
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { createAnalysis } from '../../src/analysis/queries/analysis.ts';
import { toFileId } from '../../src/analysis/api/ids.ts';
import { ingestFile } from '../../src/analysis/ingest/ingestFile.ts';
import { toKeptFile } from '../../src/analysis/kept/keptFile.ts';
import { type KeptFile } from '../../src/analysis/files/source.ts';
import { readChunks } from '../../src/core/bytes/bytes.ts';
import { readContentKey } from '../../src/core/bytes/contentKey.ts';
import { openKept } from '../../src/store/keptLog.ts';
import { createSession, type AnalysisClient, type SessionStore } from '../../src/store/session.ts';
import { createView } from '../../src/store/view.ts';
import { encode, makeZip } from '../support/logs/archives.ts';
import { createDirectConnection } from '../support/page/directConnection.ts';
import { createKeptInMemory, type KeptInMemory } from '../support/page/keptInMemory.ts';
import { flyLogs } from '../support/logs/flyLogs.ts';
import { catalog } from '../support/read/readText.ts';
import { waitUntil } from '../support/run/waitUntil.ts';

const LOG = flyLogs(`
  10:00:00 PC01
  10:00:30 PC01
  10:10:00 PM05
`);

async function keep(file: File): Promise<KeptFile> {
  const analysis = createAnalysis(() => undefined);
  const id = toFileId('opened', 0);
  analysis.addFile(id, file);
  const source = { name: file.name, size: file.size, chunks: readChunks(file) };
  const news = ingestFile(source, catalog, { keepsDecoded: true });
  for (let step = await news.next(); step.done !== true; step = await news.next()) {
    analysis.updateFile(id, step.value.update, step.value.entry);
  }
  analysis.endFile(id, 'done');
  const [complete] = analysis.listComplete();
  if (complete === undefined) throw new Error('It was not read');
  return structuredClone(toKeptFile(complete, await readContentKey(file.size, complete.text.readSlice)));
}

interface Visit {
  readonly session: SessionStore;
  readonly analysis: AnalysisClient;
  /** What is kept on the device. */
  readonly place: KeptInMemory;
}

async function visitAgain(...files: readonly KeptFile[]): Promise<Visit> {
  const place = createKeptInMemory(files);
  const connection = createDirectConnection({ place });
  const { analysis } = connection;
  const session = createSession(connection, createView());
  await openKept(session, analysis);
  await waitUntil(() => {
    expect(session.getState().overview?.sources ?? []).toHaveLength(files.length);
  });
  return { session, analysis, place };
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

async function readTexts({ analysis }: Visit): Promise<readonly (string | undefined)[]> {
  const { lines } = await analysis.getLines({}, false, 0, 3);
  return lines.map(({ text }) => text);
}

test('the log is there by itself, without its lines', async () => {
  const visit = await visitAgain(await keep(new File([LOG], 'app.log')));
  const { session } = visit;
  expect(session.getState()).toMatchObject({
    isFromLastVisit: true,
    keptFiles: [{ id: toFileId('kept', 0), name: 'app.log' }],
  });
  expect(countErrors(session)).toBe(3);
  expect(await readTexts(visit)).toEqual([undefined, undefined, undefined]);
});

test('the same content, whatever its name, gives its lines and is counted once', async () => {
  const visit = await visitAgain(await keep(new File([LOG], 'app.log')));
  const { session } = visit;
  await drop(session, new File([LOG], 'copy.log'));
  await waitUntil(() => {
    expect(session.getState().keptFiles).toEqual([]);
  });
  expect(countErrors(session)).toBe(3);
  expect(await readTexts(visit)).toEqual(LOG.trimEnd().split('\n'));
  expect(session.getState().notices).toMatchObject([{ kind: 'attached', fileName: 'copy.log' }]);
  // From then on it is a file like any other.
  await drop(session, new File([LOG], 'copy.log'));
  expect(session.getState().notices.at(-1)).toMatchObject({ kind: 'sameContent', keptName: 'app.log' });
});

test('other content of its name takes its place, of another name stands beside it', async () => {
  const kept = await keep(new File([LOG], 'app.log'));
  const other = LOG.replaceAll('PC01', 'PC02');
  const { session: replaced } = await visitAgain(kept);
  await drop(replaced, new File([other], 'app.log'));
  expect(countErrors(replaced)).toBe(3);
  expect(replaced.getState().keptFiles).toEqual([]);
  expect(replaced.getState().overview?.codes.map(({ code }) => code)).toContain('PC02');

  const { session: beside } = await visitAgain(kept);
  await drop(beside, new File([other], 'other.log'));
  expect(countErrors(beside)).toBe(6);
  expect(beside.getState().keptFiles).toHaveLength(1);
});

test('a file whose text was too large to keep is unpacked once more, in its place', async () => {
  const file = new File([gzipSync(LOG)], 'app.log.gz');
  const kept = await keep(file);
  const visit = await visitAgain({
    ...kept,
    texts: kept.texts.map((text) => ({ ...text, decoded: undefined })),
  });
  const { session } = visit;
  await drop(session, new File([await file.arrayBuffer()], 'renamed.log.gz'));
  await waitUntil(() => {
    expect(session.getState().keptFiles).toEqual([]);
  });
  expect(countErrors(session)).toBe(3);
  expect(await readTexts(visit)).toEqual(LOG.trimEnd().split('\n'));
});

test('what is removed or closed is gone', async () => {
  const visit = await visitAgain(await keep(new File([LOG], 'app.log')));
  const { session } = visit;
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

/** Two logs in one file. */
function makeArchive(): File {
  const other = LOG.replaceAll('PC01', 'PC02');
  const zip = makeZip([
    { name: 'a.log', content: encode(LOG) },
    { name: 'b.log', content: encode(other) },
  ]);
  return new File([Buffer.from(zip)], 'logs.zip');
}

async function openArchive(): Promise<Visit> {
  const visit = await visitAgain();
  await drop(visit.session, makeArchive());
  await waitUntil(() => {
    expect(visit.place.listFiles()).toHaveLength(1);
  });
  expect(countErrors(visit.session)).toBe(6);
  return visit;
}

async function expectNothingKept({ session, place }: Visit): Promise<void> {
  await waitUntil(() => {
    expect(session.getState().overview).toMatchObject({ files: [], sources: [] });
    expect(place.getLog()).toBeUndefined();
  });
  expect(place.listFiles()).toEqual([]);
}

async function expectOpensAgain({ session, place }: Visit): Promise<void> {
  await drop(session, makeArchive());
  expect(session.getState()).toMatchObject({ notices: [], alerts: [] });
  expect(countErrors(session)).toBe(6);
  await waitUntil(() => {
    expect(place.listFiles()).toHaveLength(1);
    expect(session.getState().overview?.keeping).toBe('kept');
  });
}

test('an archive that is closed leaves nothing behind, and can be opened and kept again', async () => {
  const visit = await openArchive();
  visit.session.getState().clear();
  await expectNothingKept(visit);
  await expectOpensAgain(visit);
});

test('an archive whose texts are removed one by one is gone with the last of them', async () => {
  const visit = await openArchive();
  const { session } = visit;
  for (const { id } of session.getState().overview?.sources ?? []) {
    session.getState().remove(id);
    await waitUntil(() => {
      expect(session.getState().overview?.sources.map((text) => text.id)).not.toContain(id);
    });
  }
  await expectNothingKept(visit);
  await expectOpensAgain(visit);
});

test('what was forgotten is forgotten until all is closed, then the next log is kept', async () => {
  const visit = await openArchive();
  const { session, analysis } = visit;
  await analysis.forgetKept();
  expect(visit.place.getLog()).toBeUndefined();
  session.getState().clear();
  await expectNothingKept(visit);
  await expectOpensAgain(visit);
});

test('what people call a file, and how it was read, is kept with it', async () => {
  const { session, place } = await visitAgain();
  const copy = '2026-03-02 08:15:31.000\t\n[PC01] instance refused connection\n';
  session.getState().openFiles([{ file: new File([copy], 'copy.log'), name: 'folder/copy.log' }]);
  await waitUntil(() => {
    expect(place.listFiles()).toMatchObject([{ about: { name: 'folder/copy.log', zone: undefined } }]);
  });
  const [text] = session.getState().overview?.sources ?? [];
  if (text === undefined) throw new Error('Nothing was read');
  session.getState().readInZone(text.fileId, 'Asia/Kolkata');
  await waitUntil(() => {
    expect(place.listFiles()).toMatchObject([{ about: { name: 'folder/copy.log', zone: 'Asia/Kolkata' } }]);
  });
});
