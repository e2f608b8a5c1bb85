/**
 * Reading a file as it comes, packed or not: its bytes go in, updates of every text in it come out. No worker in
 * here: the ingest worker, the command line and the tests all run this.
 */
import type { ReadableFile } from '../../core/bytes/readableFile.ts';
import { ByteReader, type ByteChunks } from '../../core/bytes/byteReader.ts';
import { getByteOrderMarkLength, RESOURCE_FORK } from '../../core/bytes/bytes.ts';
import type { SkippedEntry } from '../../core/unpack/archiveEntry.ts';
import { detectEncoding } from '../../core/unpack/textEncoding.ts';
import { openContainer, type ContainedText, type UnpackOptions } from '../../core/unpack/container.ts';
import { MAX_CONTEXT_BYTES, recogniseContext, type ContextFormat } from '../../core/diagnosis/appContext.ts';
import { EventTableBuilder } from '../../core/table/eventTableBuilder.ts';
import { RecordCounter } from '../../core/table/recordCounts.ts';
import type { SourceNotes } from '../../core/unpack/sourceNotes.ts';
import type { SourceProblem, SourceReport } from '../../core/records/sourceReport.ts';
import { createDecodedText, type DecodedText } from './decodedText.ts';
import { ingest, type ByteSource, type ReadingCatalog } from './ingest.ts';
import type { FileOutcome, FileUpdate, SourceUpdate } from '../api/ingestApi.ts';
import { ingestBlocks, type BlockReaders } from './ingestBlocks.ts';
import { toReadFailure, type OpenFailure } from '../api/openFailure.ts';
import { isSavedStart, openSaved, startsAsSaved } from './openSaved.ts';
import { findBlockFormat, getFirstLines, SAMPLE_BYTES } from './recognise.ts';

/** What a large plain file is read in blocks with. */
interface BlockTeam {
  readonly file: ReadableFile;
  readonly createReaders: (formatId: string) => BlockReaders;
}

export interface IngestFileOptions extends UnpackOptions {
  /** Without it, a file is read from its start to its end. */
  readonly blocks?: BlockTeam | undefined;
  /** Whether updates carry the text where it cannot be read from the file itself. */
  readonly keepsDecoded?: boolean;
  readonly now?: () => number;
}

/** More texts than this in one archive are named as skipped: every one is a source of its own on the page. */
const MAX_ENTRIES = 500;
const MAX_NAMED_SKIPPED = 5;
const TOML_NAME = /\.toml$/i;
/** Nobody writes more of it before JSON. */
const MAX_SPACE = 1000;
/** A smaller file is read before other threads could help. */
const MIN_BYTES_FOR_BLOCKS = 1 << 23;

type Text = ContainedText & { kind: 'text' };

/**
 * Reads a file to its end. Where it cannot, or not wholly, be read, the updates that were given stay true. Files in
 * an archive that are no logs are passed over and named in the last update of the last one that is.
 */
export async function* ingestFile(
  file: Omit<ByteSource, 'notes'>,
  catalog: ReadingCatalog,
  options: IngestFileOptions = {},
): AsyncGenerator<FileUpdate, FileOutcome> {
  if (TOML_NAME.test(file.name)) return readToml(file.chunks);
  const { contextFormats = [] } = catalog;
  if ((file.size ?? 0) > MAX_CONTEXT_BYTES || contextFormats.length === 0)
    return toOutcome(yield* ingestLog(file, catalog, options));
  const bytes = new ByteReader(file.chunks);
  try {
    const context = await findContext(bytes, contextFormats);
    if (context !== undefined) return { kind: 'context', file: { ...context, name: file.name } };
    return toOutcome(yield* ingestLog({ ...file, chunks: bytes.chunks() }, catalog, options));
  } finally {
    await bytes.close();
  }
}

function toOutcome(failure: OpenFailure | undefined): FileOutcome {
  return failure === undefined ? { kind: 'log' } : { kind: 'failure', failure };
}

/** Returns why the log could not, or could not wholly, be read. */
async function* ingestLog(
  file: Omit<ByteSource, 'notes'>,
  catalog: ReadingCatalog,
  { limits, askToGoOn, unpackApart, keepsDecoded = false, blocks, now }: IngestFileOptions,
): AsyncGenerator<FileUpdate, OpenFailure | undefined> {
  if (blocks !== undefined && blocks.file.size >= MIN_BYTES_FOR_BLOCKS) {
    const updates = await startBlocks(file, catalog, blocks, now);
    if (updates !== undefined) return yield* toFileUpdates(updates, 0);
  }
  const texts = openContainer(file.chunks, file.size, { limits, askToGoOn, unpackApart });
  const skipped: SkippedEntry[] = [];
  let entryCount = 0;
  let last: FileUpdate | undefined;
  let failure: OpenFailure | undefined;
  /** Problems of the archive that belong to none of its texts. */
  let problems: readonly SourceProblem[] = [];
  let isCutShort = false;
  try {
    for (;;) {
      const step = await texts.next();
      if (step.done === true) {
        problems = step.value;
        break;
      }
      const text = step.value;
      if (text.kind === 'skipped') {
        skipped.push({ name: text.name, reason: text.reason });
        continue;
      }
      if (text.name !== undefined && entryCount >= MAX_ENTRIES) {
        skipped.push({ name: text.name, reason: 'is one too many' });
        continue;
      }
      const entry = text.name === undefined ? 0 : entryCount + 1;
      const textFailure = yield* ingestText(text, entry);
      const isRead = last !== undefined && last.entry >= entry;
      if (isRead) entryCount = last?.entry ?? entry;
      if (text.name === undefined) return textFailure && toFileFailure(textFailure, text.notes);
      if (textFailure === undefined) continue;
      const reason = findReasonToSkip(textFailure);
      if (reason === undefined) {
        failure ??= textFailure;
        if (!isRead) skipped.push({ name: text.name, reason: 'could not be unpacked' });
      } else if (reason !== '') skipped.push({ name: text.name, reason });
    }
  } catch (error) {
    const readFailure = toReadFailure(error);
    if (readFailure.kind === 'unreadable' && readFailure.container !== undefined) {
      isCutShort = true;
      problems = [readFailure.container];
    }
    // The text that it came in has told it already.
    failure ??= readFailure;
  } finally {
    await texts.return([]);
  }
  const { length: count } = skipped;
  const named = skipped.slice(0, MAX_NAMED_SKIPPED);
  if (count > 0) problems = [...problems, { kind: 'skipped', count, named }];
  if (last === undefined)
    return (
      failure ?? {
        kind: 'noLogInside',
        contents: count === 0 ? { kind: 'nothing' } : { kind: 'skipped', count, named },
      }
    );
  if (problems.length > 0 || isCutShort) yield addProblems(last, problems, isCutShort);
  return failure;

  async function* ingestText(
    { name, chunks, notes }: Text,
    entry: number,
  ): AsyncGenerator<FileUpdate, OpenFailure | undefined> {
    const text = new ByteReader(chunks);
    if (await startsAsSaved(text)) return yield* takeAll(openSaved(text, notes, entry));
    const decoded = keepsDecoded ? createDecodedText(text.chunks(), notes) : undefined;
    const source: ByteSource = {
      name: name === undefined ? file.name : `${file.name} › ${name}`,
      size: notes.bytes,
      chunks: decoded?.chunks ?? text.chunks(),
      zone: file.zone,
      isText: file.isText,
      notes,
    };
    return yield* takeAll(toFileUpdates(ingest(source, catalog, now), entry, decoded));
  }

  async function* takeAll(
    updates: AsyncGenerator<FileUpdate, OpenFailure | undefined>,
  ): AsyncGenerator<FileUpdate, OpenFailure | undefined> {
    for (;;) {
      const step = await updates.next();
      if (step.done === true) return step.value;
      last = step.value;
      yield last;
    }
  }
}

/** Most files are none, and their first bytes say so. */
async function findContext(
  bytes: ByteReader,
  formats: readonly ContextFormat[],
): Promise<ReturnType<typeof recogniseContext>> {
  const head = await bytes.sample(SAMPLE_BYTES);
  const decoder = new TextDecoder(detectEncoding(head));
  const start = decoder.decode(head).slice(0, MAX_SPACE).trimStart();
  if (!start.startsWith('[') && !start.startsWith('{')) return undefined;
  const text = decoder.decode(head);
  if (!formats.some(({ markers }) => markers.some((marker) => text.includes(marker)))) return undefined;
  const all = await bytes.sample(MAX_CONTEXT_BYTES + 1);
  return all.length > MAX_CONTEXT_BYTES ? undefined : recogniseContext(decoder.decode(all), formats);
}

async function readToml(chunks: ByteChunks): Promise<FileOutcome> {
  const { MAX_FLY_TOML_BYTES, readFlyToml } = await import('../../core/diagnosis/flyToml.ts');
  const bytes = await new ByteReader(chunks).sample(MAX_FLY_TOML_BYTES);
  const text = new TextDecoder().decode(bytes);
  if (readFlyToml('', text) !== undefined) return { kind: 'flyToml', text };
  const failure: OpenFailure =
    bytes.length === 0 ? { kind: 'empty' } : { kind: 'unrecognised', firstLines: getFirstLines(bytes) };
  return { kind: 'failure', failure };
}

/** Undefined where the file has to be read from its start to its end, or cannot be read at all. */
async function startBlocks(
  { name, zone, isText = false }: Omit<ByteSource, 'notes'>,
  catalog: ReadingCatalog,
  { file, createReaders }: BlockTeam,
  now: (() => number) | undefined,
): Promise<AsyncGenerator<SourceUpdate, OpenFailure | undefined> | undefined> {
  const head = await file.read(0, SAMPLE_BYTES).catch(() => undefined);
  const format = head && findBlockFormat(head, catalog.formats, isText);
  if (head === undefined || format === undefined || isSavedStart(head)) return undefined;
  const firstByte = getByteOrderMarkLength(head);
  const source = { name, zone, size: file.size };
  return ingestBlocks(source, format, createReaders(format.id), { firstByte, now });
}

async function* toFileUpdates(
  updates: AsyncGenerator<SourceUpdate, OpenFailure | undefined>,
  entry: number,
  decoded?: DecodedText,
): AsyncGenerator<FileUpdate, OpenFailure | undefined> {
  for (;;) {
    const step = await updates.next();
    if (step.done === true) return step.value;
    yield { entry, update: addDecoded(step.value, decoded) };
  }
}

function addDecoded(update: SourceUpdate, decoded: DecodedText | undefined): SourceUpdate {
  const blob = decoded?.take();
  return blob === undefined ? update : { ...update, decoded: blob };
}

/** Once more the last update, without what it brought, with problems that were found behind it. */
function addProblems(
  { entry, update }: FileUpdate,
  added: readonly SourceProblem[],
  isCutShort: boolean,
): FileUpdate {
  const known = new Set(update.report.problems.map(({ kind }) => kind));
  const report: SourceReport = {
    ...update.report,
    isCutShort: update.report.isCutShort || isCutShort,
    problems: [...update.report.problems, ...added.filter(({ kind }) => !known.has(kind))],
  };
  return {
    entry,
    update: {
      report,
      events: new EventTableBuilder().finish(),
      lifecycle: new EventTableBuilder().finish(),
      recordCounts: new RecordCounter().take(),
    },
  };
}

/** In an archive a file that is no log is passed over, and said so; '' where it is not worth saying. */
function findReasonToSkip(failure: OpenFailure): string | undefined {
  switch (failure.kind) {
    case 'empty':
      return '';
    case 'blank':
      return 'holds only blank lines';
    case 'notText':
      return failure.looksLike === RESOURCE_FORK ? '' : `looks like ${failure.looksLike}`;
    case 'badAnalysis':
      return `is a saved analysis that ${failure.reason}`;
    case 'unrecognised':
      return 'is no Fly.io log';
    case 'noLogInside':
    case 'folder':
    case 'vanished':
    case 'changed':
    case 'unreadable':
    case 'crashed':
      return undefined;
  }
}

/** The failure of the one text in a file, told of the file. */
function toFileFailure(failure: OpenFailure, { compression, bytesRead }: SourceNotes): OpenFailure {
  // A byte order mark is no text.
  if (failure.kind === 'empty' && compression === 'none' && bytesRead > 0) return { kind: 'blank', lines: 0 };
  if (failure.kind === 'empty' && compression !== 'none')
    return { kind: 'noLogInside', contents: { kind: 'nothing' } };
  if (failure.kind === 'notText' && compression !== 'none')
    return { kind: 'noLogInside', contents: { kind: 'binary', looksLike: failure.looksLike } };
  return failure;
}
