/**
 * Reading one large file in blocks, several at once: block readers go in, which may live in other threads; the same
 * updates come out as when one reader reads it all. Blocks are taken in their order, so what was read is always the
 * start of the file.
 */
import type { ReadableFile } from '../../core/bytes/readableFile.ts';
import { orderBySpecificity } from '../../core/records/formatDetection.ts';
import { createCodeReader, type CodeReader } from '../../core/format/errorCode.ts';
import { createBlockReader, type Block, type BlockRange } from '../../core/records/blocks.ts';
import { createFastScanner } from '../../core/scan/wasmScanner.ts';
import { at, type EventTable } from '../../core/table/eventTable.ts';
import { EventTableBuilder } from '../../core/table/eventTableBuilder.ts';
import {
  countLayoutLines,
  createLineTotals,
  MAX_UNREAD_EXAMPLES,
  type LayoutLines,
  type LineTotals,
  type UnreadLine,
} from '../../core/records/lineAccount.ts';
import type { LogFormat } from '../../core/format/logFormat.ts';
import { mergeRecordCounts, type RecordCounts } from '../../core/table/recordCounts.ts';
import type { TimeNotes } from '../../core/records/sourceReport.ts';
import type { Scanner } from '../../core/scan/scan.ts';
import type { SourceState } from '../../core/records/sourceReport.ts';
import { addTimeOrders, createTimeOrder, joinTimeOrders, type TimeOrder } from '../../core/time/timeOrder.ts';
import type { ByteOffset } from '../../core/units.ts';
import { UPDATE_EVERY_MS, type ByteSource, type ReadingCatalog } from './ingest.ts';
import { type SourceUpdate } from '../api/ingestApi.ts';
import { toReadFailure, type OpenFailure } from '../api/openFailure.ts';
import { toSourceReport } from './toSourceReport.ts';

/** The outcome of a block, which can cross threads: all of it, or why it could not be read. */
export interface BlockOutcome {
  /** Undefined where the range holds no start of a block, and where reading failed. */
  readonly block: Block | undefined;
  readonly failure?: OpenFailure;
}

/** Reads one block at a time. Rejects only where its thread is lost. */
export type ReadBlock = (range: BlockRange) => Promise<BlockOutcome>;

/** This thread's own reader, and those of others, which join when they are ready; who is never ready does not help. */
export type BlockReaders = readonly [ReadBlock, ...Promise<ReadBlock>[]];

/** The first block is small, so that there is something to show at once; each next one is twice as large. */
const FIRST_BLOCK_BYTES = 1 << 20;
const MAX_BLOCK_BYTES = 1 << 25;
/** Blocks that were read and wait for one before them, for each reader: while that is read, others need not stop. */
const MAX_AHEAD = 3;

const TAKEN: Promise<BlockOutcome> = Promise.resolve({ block: undefined });

export type BlockSource = Pick<ByteSource, 'name' | 'zone'> & { readonly size: ByteOffset };

export interface BlockOptions {
  /** Where the text starts: behind a byte order mark. */
  readonly firstByte?: ByteOffset;
  readonly maxBlockBytes?: number;
  readonly now?: (() => number) | undefined;
}

/** Reads a file to its end. Returns why it could not wholly be read; updates that were given stay true. */
export async function* ingestBlocks(
  source: BlockSource,
  format: LogFormat,
  [ownReader, ...helpers]: BlockReaders,
  { firstByte = 0, maxBlockBytes = MAX_BLOCK_BYTES, now = () => performance.now() }: BlockOptions = {},
): AsyncGenerator<SourceUpdate, OpenFailure | undefined> {
  const account = createBlockAccount(source, format);
  const ranges = planBlocks(firstByte, source.size, maxBlockBytes);
  const outcomes: Promise<BlockOutcome>[] = [];
  const idle: ReadBlock[] = [ownReader];
  let readerCount = 1;
  let taken = 0;
  let lastUpdate = -Infinity;
  /** Where the next block has to start. */
  let expected: ByteOffset = firstByte;

  /** Keeps all readers busy, as far ahead as they may be. */
  function startBlocks(): void {
    for (;;) {
      const range = ranges[outcomes.length];
      if (range === undefined || outcomes.length - taken >= readerCount * MAX_AHEAD) return;
      const reader = idle.shift();
      if (reader === undefined) return;
      const outcome = reader(range);
      outcomes.push(outcome);
      const free = (): void => {
        idle.push(reader);
        startBlocks();
      };
      // A failure is told when the block's turn comes; until then it must not count as unhandled.
      outcome.then(free, free);
    }
  }

  function join(helper: ReadBlock): void {
    readerCount += 1;
    idle.push(helper);
    startBlocks();
  }

  for (const helper of helpers) helper.then(join, () => undefined);
  for (const [index, range] of ranges.entries()) {
    taken = index;
    startBlocks();
    // There is none where readers are only just becoming free.
    while (outcomes.length <= index) await Promise.race(outcomes.slice(-readerCount));
    let outcome = await at(outcomes, index);
    outcomes[index] = TAKEN; // its rows are needed no longer
    if (index > 0 && expected >= range.end) continue; // the block before took it in
    if (outcome.failure === undefined && outcome.block?.start !== expected) {
      // The block before it did not end where this one started: half of a record waited there for the other one.
      outcome = await ownReader({ from: expected, end: range.end, isExact: true });
    }
    if (outcome.block === undefined) {
      yield account.takeUpdate('failed', expected);
      return outcome.failure;
    }
    account.add(outcome.block);
    expected = outcome.block.end;
    if (expected < source.size && now() - lastUpdate >= UPDATE_EVERY_MS) {
      yield account.takeUpdate('reading', expected);
      lastUpdate = now();
    }
  }
  yield account.takeUpdate('done', source.size);
  return undefined;
}

function planBlocks(firstByte: ByteOffset, size: ByteOffset, maxBytes: number): readonly BlockRange[] {
  const ranges: BlockRange[] = [];
  let bytes = Math.min(FIRST_BLOCK_BYTES, maxBytes);
  for (let from = firstByte; from < size; bytes = Math.min(maxBytes, bytes * 2)) {
    const end = Math.min(size, from + bytes);
    ranges.push({ from, end, isExact: ranges.length === 0 });
    from = end;
  }
  return ranges;
}

interface BlockAccount {
  add(block: Block): void;
  takeUpdate(state: SourceState, bytesRead: ByteOffset): SourceUpdate;
}

/** The sum of blocks that follow each other. */
function createBlockAccount({ name, size, zone }: BlockSource, format: LogFormat): BlockAccount {
  const totals = createLineTotals(0);
  const unreadExamples: UnreadLine[] = [];
  const layouts: LayoutLines[] = [];
  const timeNotes: TimeNotes = { isClockOnly: false, isZoneless: false };
  let orders: readonly [TimeOrder, TimeOrder] = [createTimeOrder(), createTimeOrder()];
  let scanner: Scanner['kind'] | undefined;
  let events = new EventTableBuilder();
  let lifecycle = new EventTableBuilder();
  let recordCounts: RecordCounts[] = [];

  return {
    add(block) {
      const { lines } = totals;
      events.addTable(moveLines(block.events, lines));
      lifecycle.addTable(moveLines(block.lifecycle, lines));
      for (const example of block.unreadExamples) {
        if (unreadExamples.length < MAX_UNREAD_EXAMPLES)
          unreadExamples.push({ ...example, lineNumber: example.lineNumber + lines });
      }
      for (const layout of block.layouts) countLayoutLines(layouts, layout, layout.recordLines);
      for (const key of Object.keys(totals) as (keyof LineTotals)[]) totals[key] += block.totals[key];
      recordCounts.push(block.recordCounts);
      orders = [joinTimeOrders(orders[0], block.orders[0]), joinTimeOrders(orders[1], block.orders[1])];
      timeNotes.isClockOnly ||= block.timeNotes.isClockOnly;
      timeNotes.isZoneless ||= block.timeNotes.isZoneless;
      scanner = block.scanner;
    },
    takeUpdate(state, bytesRead) {
      const report = toSourceReport({
        name,
        bytes: size,
        bytesRead,
        state,
        notes: undefined,
        zone,
        format,
        totals,
        unreadExamples,
        layouts,
        order: addTimeOrders(...orders),
        timeNotes,
        scanner,
      });
      const tables = { events: events.finish(), lifecycle: lifecycle.finish() };
      const update = { report, ...tables, recordCounts: mergeRecordCounts(recordCounts) };
      events = new EventTableBuilder();
      lifecycle = new EventTableBuilder();
      recordCounts = [];
      return update;
    },
  };
}

/** Line numbers of a block are counted from its start; the table is changed. */
function moveLines(table: EventTable, by: number): EventTable {
  const { lineNumber } = table;
  for (let row = 0; row < lineNumber.length; row += 1) lineNumber[row] = (lineNumber[row] ?? 0) + by;
  return table;
}

/** A file to read blocks of, and how. */
export interface BlockFile {
  readonly file: ReadableFile;
  readonly formatId: string;
  readonly zone: string | undefined;
}

/** Reading one block at a time, in whichever thread this is, with a catalog. The code reader is compiled once. */
export function createReadBlock(
  catalog: ReadingCatalog,
): (of: BlockFile, range: BlockRange) => Promise<BlockOutcome> {
  const codes: CodeReader = createCodeReader(catalog.codes);
  const formats = orderBySpecificity(catalog.formats);
  return async ({ file, formatId, zone }, range) => {
    const format = catalog.formats.find(({ id }) => id === formatId);
    if (format === undefined) throw new Error(`No format ${formatId}`);
    const { createScanner = createFastScanner, readLifecycle } = catalog;
    try {
      const reader = createBlockReader({ file, format, formats, codes, readLifecycle, zone, createScanner });
      return { block: await reader.read(range) };
    } catch (error) {
      return { block: undefined, failure: toReadFailure(error) };
    }
  };
}
