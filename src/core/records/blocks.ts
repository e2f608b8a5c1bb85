/**
 * Blocks: a large file is read in parts, several at once. A part's place goes in; what is read of it comes out, with
 * places counted from the start of the file and line numbers from the start of the block. Blocks start and end at
 * seams (seams.ts), so that they add up.
 */
import type { CodeReader } from '../format/errorCode.ts';
import type { EventTable } from '../table/eventTable.ts';
import { EventTableBuilder } from '../table/eventTableBuilder.ts';
import type { ReadLifecycle } from '../table/lifecycle.ts';
import type { LineAccount } from './lineAccount.ts';
import { createFileReader } from './fileReader.ts';
import type { LogFormat } from '../format/logFormat.ts';
import { RecordCounter, type RecordCounts } from '../table/recordCounts.ts';
import { createRecordSink } from './recordSink.ts';
import { type TimeNotes } from './sourceReport.ts';
import type { Scanner } from '../scan/scan.ts';
import { createSeamFinder } from './seams.ts';
import type { TimeOrder } from '../time/timeOrder.ts';
import type { ByteOffset } from '../units.ts';
import { PIECE_BYTES, type ReadableFile } from '../bytes/readableFile.ts';

/** Where a block starts and ends but for the seams: `[from, end)`. */
export interface BlockRange {
  readonly from: ByteOffset;
  readonly end: ByteOffset;
  /** Whether the block starts at `from` itself, which is known to be a seam; else at the first one behind it. */
  readonly isExact: boolean;
}

/** What was read of a block. */
export interface Block extends LineAccount {
  readonly start: ByteOffset;
  /** The first seam behind the range at which nothing was open, or the end of the file. */
  readonly end: ByteOffset;
  readonly events: EventTable;
  /** See lifecycle.ts. */
  readonly lifecycle: EventTable;
  readonly recordCounts: RecordCounts;
  /** Of the times that the scanner read and of those that stood elsewhere. */
  readonly orders: readonly [scanned: TimeOrder, read: TimeOrder];
  readonly timeNotes: TimeNotes;
  readonly scanner: Scanner['kind'];
}

export interface BlockReaderParts {
  readonly file: ReadableFile;
  /** The layout that most of the file is in. */
  readonly format: LogFormat;
  /** All layouts, the most special one first. */
  readonly formats: readonly LogFormat[];
  readonly codes: CodeReader;
  readonly readLifecycle: ReadLifecycle | undefined;
  readonly zone: string | undefined;
  readonly createScanner: (format: LogFormat) => Scanner;
}

export interface BlockReader {
  /** Undefined where no seam is in the range. Rejects as reading the file does; then nothing of the block counts. */
  read(range: BlockRange): Promise<Block | undefined>;
}

export function createBlockReader({
  file,
  format,
  formats,
  codes,
  readLifecycle,
  zone,
  createScanner,
}: BlockReaderParts): BlockReader {
  const seams = createSeamFinder(format, file.read, file.size);

  async function findEnd(end: ByteOffset): Promise<ByteOffset> {
    return end >= file.size ? file.size : ((await seams.find(end, file.size)) ?? file.size);
  }

  async function readFrom(start: ByteOffset, rangeEnd: ByteOffset): Promise<Block> {
    const counter = new RecordCounter();
    const events = new EventTableBuilder();
    const lifecycle = new EventTableBuilder();
    const sink = createRecordSink({ codes, source: 0, events, lifecycle, readLifecycle, counter, zone });
    const scanner = createScanner(format);
    const reader = createFileReader({
      ...{ format, formats, sink, proven: [], blankLinesBefore: 0, firstByte: start },
      createScanner: (scanned) => (scanned === format ? scanner : createScanner(scanned)),
    });
    const room = scanner.reserve?.(PIECE_BYTES);
    let at = start;
    let end = await findEnd(rangeEnd);
    for (;;) {
      for await (const piece of file.readPieces(at, end, room)) {
        reader.push(piece);
        at += piece.length;
      }
      if (end === file.size) break;
      reader.settle();
      if (!reader.isPending) break;
      // Half of a record waits for the other one: the block ends where that has come.
      end = await findEnd(end + 1);
    }
    reader.finish();
    return {
      start,
      end,
      events: events.finish(),
      lifecycle: lifecycle.finish(),
      recordCounts: counter.take(),
      orders: counter.orders,
      timeNotes: { ...sink.timeNotes },
      totals: reader.totals,
      unreadExamples: reader.unreadExamples,
      layouts: reader.layouts,
      scanner: scanner.kind,
    };
  }

  return {
    async read({ from, end, isExact }) {
      const start = isExact ? from : await seams.find(from, end);
      return start === undefined ? undefined : readFrom(start, end);
    },
  };
}
