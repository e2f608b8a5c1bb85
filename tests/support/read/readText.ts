/** Text or bytes go in, what a whole reading of them gives comes out, by way of the real catalogs. */
import { ingest, type ReadingCatalog } from '../../../src/analysis/ingest/ingest.ts';
import type { OpenFailure } from '../../../src/analysis/api/api.ts';
import { contextFormats } from '../../../src/catalog/context/index.ts';
import { codeWordings } from '../../../src/catalog/codes/codeWordings.ts';
import { logFormats } from '../../../src/catalog/formats/index.ts';
import { readLifecycle } from '../../../src/catalog/lifecycle/lifecycle.ts';
import { findLookAlike } from '../../../src/catalog/lookAlikes/lookAlikes.ts';
import { checkTable, type EventTable } from '../../../src/core/table/eventTable.ts';
import { EventTableBuilder, mergeTables } from '../../../src/core/table/eventTableBuilder.ts';
import type { RecordCounts } from '../../../src/core/table/recordCounts.ts';
import type { LogFormat } from '../../../src/core/format/logFormat.ts';
import { createPlainScanner } from '../../../src/core/scan/plainScanner.ts';
import type { Scanner } from '../../../src/core/scan/scan.ts';
import type { SourceReport } from '../../../src/core/records/sourceReport.ts';

export const catalog: ReadingCatalog = {
  codes: codeWordings,
  formats: logFormats,
  readLifecycle,
  findLookAlike,
  contextFormats,
};

/** Every line that is not blank counts as marked, so all of them become text. */
export function createUnmarkedScanner(format: LogFormat): Scanner {
  return createPlainScanner({ ...format, markers: [] });
}

export const unmarkedCatalog: ReadingCatalog = { ...catalog, createScanner: createUnmarkedScanner };

export interface Reading {
  readonly table: EventTable;
  readonly lifecycle: EventTable;
  /** The last one; undefined where there was no news at all. */
  readonly report: SourceReport | undefined;
  /** One of each news. */
  readonly recordCounts: readonly RecordCounts[];
  readonly failure: OpenFailure | undefined;
  readonly updateCount: number;
}

/** The chunks may also throw, as reading a file may. */
export async function readChunksOf(
  chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  {
    name = 'test.log',
    size,
    reading = catalog,
  }: { readonly name?: string; readonly size?: number; readonly reading?: ReadingCatalog } = {},
): Promise<Reading> {
  // Every chunk is news, so that tables are merged as often as can be.
  const news = ingest({ name, size, chunks }, reading, createStepClock());
  const events = new EventTableBuilder();
  const lifecycle = new EventTableBuilder();
  let report: SourceReport | undefined;
  const recordCounts: RecordCounts[] = [];
  let updateCount = 0;
  for (;;) {
    const step = await news.next();
    if (step.done === true) {
      const table = mergeTables([events.finish()]);
      checkTable(table);
      return { table, lifecycle: lifecycle.finish(), report, recordCounts, failure: step.value, updateCount };
    }
    checkTable(step.value.events);
    events.addTable(step.value.events);
    lifecycle.addTable(step.value.lifecycle);
    ({ report } = step.value);
    recordCounts.push(step.value.recordCounts);
    updateCount += 1;
  }
}

export function readText(
  text: string | Uint8Array,
  {
    name = 'test.log',
    chunkBytes = 1 << 16,
    reading = catalog,
  }: { readonly name?: string; readonly chunkBytes?: number; readonly reading?: ReadingCatalog } = {},
): Promise<Reading> {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  return readChunksOf(splitBytes(bytes, chunkBytes), { name, size: bytes.length, reading });
}

/** A reading that must have worked. */
export function getReport({ report, failure }: Reading): SourceReport {
  if (report === undefined || failure !== undefined) throw new Error(`Not read: ${JSON.stringify(failure)}`);
  return report;
}

export function* splitBytes(bytes: Uint8Array, chunkBytes: number): Generator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += chunkBytes) {
    // A copy: a chunk must not be read past its end.
    yield bytes.slice(start, start + chunkBytes);
  }
}

function createStepClock(): () => number {
  let time = 0;
  return () => (time += 1000);
}
