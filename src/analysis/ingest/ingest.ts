/**
 * Reading one file: chunks of bytes go in, updates of the file come out at a steady rhythm. No worker in here:
 * the ingest worker, the command line and the tests all run this.
 */
import type { ContextFormat } from '../../core/diagnosis/appContext.ts';
import type { ByteChunks } from '../../core/bytes/byteReader.ts';
import { CHUNK_BYTES, findBinaryKind, getByteOrderMarkLength } from '../../core/bytes/bytes.ts';
import { createCodeReader, type CodeWordings } from '../../core/format/errorCode.ts';
import { EventTableBuilder } from '../../core/table/eventTableBuilder.ts';
import { createFileReader, type FileReader } from '../../core/records/fileReader.ts';
import { findProvenFormats, orderBySpecificity } from '../../core/records/formatDetection.ts';
import { createLineTotals } from '../../core/records/lineAccount.ts';
import type { ReadLifecycle } from '../../core/table/lifecycle.ts';
import type { FindLookAlike } from '../../core/format/lookAlike.ts';
import type { LogFormat } from '../../core/format/logFormat.ts';
import { RecordCounter } from '../../core/table/recordCounts.ts';
import { createRecordSink } from '../../core/records/recordSink.ts';
import type { Scanner } from '../../core/scan/scan.ts';
import { createFastScanner } from '../../core/scan/wasmScanner.ts';
import type { SourceNotes } from '../../core/unpack/sourceNotes.ts';
import type { SourceReport, SourceState } from '../../core/records/sourceReport.ts';
import { toReadFailure, type OpenFailure } from '../api/openFailure.ts';
import { detectInSamples, SAMPLE_BYTES, toUnrecognised } from './recognise.ts';
import { toSourceReport } from './toSourceReport.ts';
import type { ByteOffset } from '../../core/units.ts';
import type { SourceUpdate } from '../api/ingestApi.ts';

/** What can be read; the composition root chooses it. */
export interface ReadingCatalog {
  readonly codes: readonly CodeWordings[];
  readonly formats: readonly LogFormat[];
  /** What is looked for besides errors. */
  readonly readLifecycle?: ReadLifecycle;
  /** What a text is in which no format reads a line. */
  readonly findLookAlike?: FindLookAlike;
  /** What may lie beside a log. */
  readonly contextFormats?: readonly ContextFormat[];
  /** Another scanner, to compare with. */
  readonly createScanner?: (format: LogFormat) => Scanner;
}

export interface ByteSource {
  readonly name: string;
  /** Undefined for a stream, whose size is known at its end. */
  readonly size: number | undefined;
  readonly chunks: ByteChunks;
  /** Zone of the times that the file prints without one; UTC where nobody said. */
  readonly zone?: string | undefined;
  /** Somebody said that it is text, whatever it looks like. */
  readonly isText?: boolean | undefined;
  /** What unpacking and decoding notices; without it, the chunks are the file as it is. */
  readonly notes?: SourceNotes;
}

/** Between two updates, in milliseconds; the first come with the first chunk. */
export const UPDATE_EVERY_MS = 200;

/**
 * Reads a source to its end. Returns why it could not, or could not wholly, be read; updates that were given stay
 * true. Errors that reading throws are told apart, see toReadFailure; other errors are bugs and throw.
 */
export async function* ingest(
  source: ByteSource,
  catalog: ReadingCatalog,
  now: () => number = () => performance.now(),
): AsyncGenerator<SourceUpdate, OpenFailure | undefined> {
  const reading = createReading(source, catalog);
  let lastUpdate = -Infinity;
  try {
    for await (const chunk of source.chunks) {
      const failure = reading.push(chunk);
      if (failure !== undefined) return failure;
      if (reading.hasFormat && now() - lastUpdate >= UPDATE_EVERY_MS) {
        yield reading.takeUpdate('reading');
        lastUpdate = now();
      }
    }
  } catch (error) {
    const failure = toReadFailure(error);
    reading.finish();
    if (reading.hasFormat) yield reading.takeUpdate('failed');
    return failure;
  }
  const failure = reading.finish();
  if (failure === undefined) yield reading.takeUpdate('done');
  return failure;
}

interface Reading {
  readonly hasFormat: boolean;
  push(chunk: Uint8Array): OpenFailure | undefined;
  finish(): OpenFailure | undefined;
  takeUpdate(state: SourceState): SourceUpdate;
}

function createReading(source: ByteSource, catalog: ReadingCatalog): Reading {
  const counter = new RecordCounter();
  let events = new EventTableBuilder();
  let lifecycle = new EventTableBuilder();
  const sink = createRecordSink({
    codes: createCodeReader(catalog.codes),
    source: 0,
    counter,
    // The builders are replaced with every update, so the sink must not hold on to one.
    events: {
      add: (event) => {
        events.add(event);
      },
    },
    lifecycle: {
      add: (moment) => {
        lifecycle.add(moment);
      },
    },
    readLifecycle: catalog.readLifecycle,
    zone: source.zone,
  });
  let bytesRead = 0;
  /** Bytes that came before there was enough to recognise the format from, and where they start in the file. */
  let undecided: Uint8Array = new Uint8Array(0);
  let undecidedStart: ByteOffset = 0;
  let blankLines = 0;
  let recognised: { format: LogFormat; reader: FileReader } | undefined;

  function recognise(isEnd: boolean): OpenFailure | undefined {
    if (!isEnd && undecided.length < SAMPLE_BYTES) return undefined;
    const looksLike =
      source.isText === true ? undefined : findBinaryKind(undecided.subarray(0, SAMPLE_BYTES));
    if (looksLike !== undefined) return { kind: 'notText', looksLike };
    if (undecidedStart === 0) dropUndecided(getByteOrderMarkLength(undecided));
    if (undecided.every(isWhiteSpace)) {
      blankLines += countLines(undecided, isEnd);
      dropUndecided(undecided.length);
      return isEnd ? { kind: 'blank', lines: blankLines } : undefined;
    }
    // A log can have a long preamble, and a stream comes in small chunks.
    const isLast = isEnd || undecided.length >= CHUNK_BYTES;
    const format = detectInSamples(undecided, catalog.formats, isLast);
    if (format === undefined) return isLast ? toUnrecognised(undecided, catalog.findLookAlike) : undefined;
    const sample = new TextDecoder().decode(undecided.subarray(0, SAMPLE_BYTES));
    const reader = createFileReader({
      format,
      formats: orderBySpecificity(catalog.formats),
      proven: findProvenFormats(sample, catalog.formats),
      sink,
      blankLinesBefore: blankLines,
      firstByte: undecidedStart,
      createScanner: catalog.createScanner ?? createFastScanner,
    });
    reader.push(undecided);
    recognised = { format, reader };
    undecided = new Uint8Array(0);
    return undefined;
  }

  function dropUndecided(length: number): void {
    undecided = undecided.subarray(length);
    undecidedStart += length;
  }

  return {
    get hasFormat() {
      return recognised !== undefined;
    },
    push(chunk) {
      bytesRead += chunk.length;
      if (recognised !== undefined) {
        recognised.reader.push(chunk);
        return undefined;
      }
      undecided = undecided.length === 0 ? chunk : concatenate(undecided, chunk);
      return recognise(false);
    },
    finish() {
      if (bytesRead === 0) return { kind: 'empty' };
      const failure = recognised === undefined ? recognise(true) : undefined;
      recognised?.reader.finish();
      return failure;
    },
    takeUpdate(state) {
      const tables = { events: events.finish(), lifecycle: lifecycle.finish() };
      events = new EventTableBuilder();
      lifecycle = new EventTableBuilder();
      return { report: toReport(state), ...tables, recordCounts: counter.take() };
    },
  };

  function toReport(state: SourceState): SourceReport {
    const { notes, zone } = source;
    return toSourceReport({
      name: source.name,
      bytes: source.size ?? notes?.bytesRead ?? bytesRead,
      bytesRead: notes?.bytesRead ?? bytesRead,
      state,
      notes,
      zone,
      format: recognised?.format,
      totals: recognised?.reader.totals ?? createLineTotals(blankLines),
      unreadExamples: recognised?.reader.unreadExamples ?? [],
      layouts: recognised?.reader.layouts ?? [],
      order: counter.order,
      timeNotes: sink.timeNotes,
      scanner: recognised?.reader.scanner,
    });
  }
}

function isWhiteSpace(byte: number): boolean {
  return byte <= 0x20;
}

function countLines(bytes: Uint8Array, isEnd: boolean): number {
  let lines = 0;
  for (const byte of bytes) if (byte === 0x0a) lines += 1;
  return lines + (isEnd && bytes.length > 0 && bytes.at(-1) !== 0x0a ? 1 : 0);
}

function concatenate(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}
