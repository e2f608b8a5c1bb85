/** Reading in blocks against reading from start to end: the same table, report and counts, however it is cut. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ingestBlocks, type ReadBlock, createReadBlock } from '../../src/analysis/ingest/ingestBlocks.ts';
import type { SourceUpdate } from '../../src/analysis/api/ingestApi.ts';
import type { OpenFailure } from '../../src/analysis/api/openFailure.ts';
import { findBlockFormat } from '../../src/analysis/ingest/recognise.ts';
import { logFormats } from '../../src/catalog/formats/index.ts';
import type { ReadableFile } from '../../src/core/bytes/readableFile.ts';
import { at, type EventTable } from '../../src/core/table/eventTable.ts';
import { EventTableBuilder, mergeTables } from '../../src/core/table/eventTableBuilder.ts';
import { mergeRecordCounts, type RecordCounts } from '../../src/core/table/recordCounts.ts';
import type { SourceReport } from '../../src/core/records/sourceReport.ts';
import { toRuns } from '../support/run/cases.ts';
import { generateText } from '../support/logs/generateLog.ts';
import { catalog, readText } from '../support/read/readText.ts';

interface BlockReading {
  readonly table: EventTable;
  readonly report: SourceReport;
  readonly recordCounts: RecordCounts;
  readonly failure: OpenFailure | undefined;
  readonly states: readonly SourceReport[];
}

/** Not a divisor of any block. */
const PIECE = 333;

interface Cut {
  readonly maxBlockBytes: number;
  /** Event-loop turns that each reader takes for each block, by turns. */
  readonly delays: readonly (readonly number[])[];
  readonly failAt?: number;
}

async function waitTurns(turns: number): Promise<void> {
  for (let turn = 0; turn < turns; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

async function readInBlocks(bytes: Uint8Array, formatId: string, cut: Cut): Promise<BlockReading> {
  const format = logFormats.find(({ id }) => id === formatId);
  if (format === undefined) throw new Error('No such format');
  const file: ReadableFile = {
    size: bytes.length,
    read: (start, end) =>
      cut.failAt !== undefined && end > cut.failAt
        ? Promise.reject(new DOMException('gone', 'NotFoundError'))
        : Promise.resolve(bytes.slice(start, end)),
    async *readPieces(start, end) {
      for (let at = start; at < end; at += PIECE) yield await file.read(at, Math.min(end, at + PIECE));
    },
  };
  const requests = createReadBlock(catalog);
  const readers = cut.delays.map((delays): ReadBlock => {
    let blocks = 0;
    return async (range) => {
      const turns = delays[blocks % delays.length] ?? 0;
      blocks += 1;
      await waitTurns(turns);
      return requests({ file, formatId, zone: undefined }, range);
    };
  });
  const [first, ...rest] = readers;
  if (first === undefined) throw new Error('No reader');
  const news = ingestBlocks(
    { name: 'test.log', zone: undefined, size: bytes.length },
    format,
    [first, ...rest.map((reader, i) => waitTurns(cut.delays[i]?.[0] ?? 0).then(() => reader))],
    {
      maxBlockBytes: cut.maxBlockBytes,
      now: createStepClock(),
    },
  );
  const events = new EventTableBuilder();
  const updates: SourceUpdate[] = [];
  for (;;) {
    const step = await news.next();
    if (step.done === true) {
      return {
        table: mergeTables([events.finish()]),
        report: at(updates, updates.length - 1).report,
        recordCounts: mergeRecordCounts(updates.map(({ recordCounts }) => recordCounts)),
        failure: step.value,
        states: updates.map(({ report }) => report),
      };
    }
    updates.push(step.value);
    events.addTable(step.value.events);
  }
}

function createStepClock(): () => number {
  let time = 0;
  return () => (time += 1000);
}

const QUIET = '2026-03-02T08:15:30Z app[148e21ea7d9d68] ams [info]';
const PROXY = '2026-03-02T08:15:31Z proxy[148e21ea7d9d68] lhr [error]';
const DETACHED = 'error.message="failed to connect to machine: gave up after 15 attempts (in 8.4s)" ';
const PARTS = [
  ...[
    `${QUIET}ready\n`,
    `${QUIET}ready\n`,
    `${PROXY}[PC01] refused\n`,
    `${PROXY}[PR03] x. last error: [PC01] y\n`,
  ],
  ...[
    '\n',
    '  at f (a.js:1)\n',
    '2026 was a year\n',
    '\u0001damaged\n',
    'x'.repeat(300),
    `${QUIET}says [PC01]\n`,
  ],
  ...[
    DETACHED,
    `${DETACHED}${PROXY}\n`,
    `${DETACHED}\n`,
    `${PROXY}\n`,
    `${PROXY}request.method="GET" \n`,
    'é\n',
  ],
];

const delays = fc.array(fc.array(fc.nat(3), { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 });

describe('a log that is read in blocks', () => {
  it.each(['live', 'history', 'mixed', 'ndjson'] as const)(
    'gives what one reader gives: %s',
    async (layout) => {
      const { text } = generateText({ seed: 5, layout, bytes: 200_000 });
      const bytes = new TextEncoder().encode(text);
      const { report, table, recordCounts } = await readText(bytes);
      for (const maxBlockBytes of [500, 7000, 65_000]) {
        const read = await readInBlocks(bytes, report?.format?.id ?? '', {
          maxBlockBytes,
          delays: [[0], [2, 0, 5], [1]],
        });
        expect(read.failure).toBeUndefined();
        expect(read.report).toEqual(report);
        expect(read.table).toEqual(table);
        expect(read.recordCounts).toEqual(mergeRecordCounts(recordCounts));
      }
    },
  );

  it('gives what one reader gives, whatever is cut where', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...PARTS), { maxLength: 60 }),
        fc.integer({ min: 1, max: 700 }),
        delays,
        async (parts, maxBlockBytes, turns) => {
          const bytes = new TextEncoder().encode(`${QUIET}first\n${parts.join('')}`);
          const { report, table, recordCounts } = await readText(bytes);
          const read = await readInBlocks(bytes, 'flyctlText', { maxBlockBytes, delays: turns });
          expect(read.report).toEqual(report);
          expect(read.table).toEqual(table);
          expect(read.recordCounts).toEqual(mergeRecordCounts(recordCounts));
        },
      ),
      { numRuns: toRuns(3000) },
    );
  });

  it('is always its start while it is read', async () => {
    const { text } = generateText({ seed: 5, layout: 'live', bytes: 100_000 });
    const bytes = new TextEncoder().encode(text);
    const { states } = await readInBlocks(bytes, 'flyctlText', {
      maxBlockBytes: 5000,
      delays: [[9, 0], [0], [3]],
    });
    expect(states.length).toBeGreaterThan(5);
    for (const { bytesRead, lines } of states)
      expect(lines).toBe(bytes.subarray(0, bytesRead).filter((byte) => byte === 0x0a).length);
    expect(states.at(-1)?.state).toBe('done');
  });

  it('keeps what was read before a read fails', async () => {
    const { text } = generateText({ seed: 5, layout: 'live', bytes: 500_000 });
    const bytes = new TextEncoder().encode(text);
    const { report, failure, table } = await readInBlocks(bytes, 'flyctlText', {
      maxBlockBytes: 20_000,
      delays: [[0], [2]],
      failAt: 300_000,
    });
    expect(failure).toEqual({ kind: 'vanished' });
    expect(report.state).toBe('failed');
    expect(report.bytesRead).toBeGreaterThan(200_000);
    expect(report.bytesRead).toBeLessThanOrEqual(300_000);
    expect(table.length).toBeGreaterThan(50);
  });

  it('is recognised by its head, and only where lines can be read at once', () => {
    const head = (text: string): string | undefined =>
      findBlockFormat(new TextEncoder().encode(text), logFormats, false)?.id;
    expect(head(generateText({ seed: 1, layout: 'live', bytes: 65_536 }).text)).toBe('flyctlText');
    expect(head(generateText({ seed: 1, layout: 'ndjson', bytes: 65_536 }).text)).toBe('shipperNdjson');
    expect(head('2026-03-02T08:15:30Z app ams [info]x\n'.repeat(500))).toBeUndefined();
    expect(head('PK\u0003\u0004')).toBeUndefined();
    expect(head(`${QUIET}x\r`.repeat(500))).toBeUndefined();
    expect(head('[PC01] instance refused connection\n'.repeat(100))).toBeUndefined();
  });
});
