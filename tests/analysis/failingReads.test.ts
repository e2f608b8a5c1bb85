/**
 * A disk, or whoever writes to a file, can make any read of it fail. The Nth read fails, for every N until none is left:
 * what was read before is kept, counted and as it would have been, and the failure is a value.
 */
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { ingestFile } from '../../src/analysis/ingest/ingestFile.ts';
import type { OpenFailure, SourceUpdate } from '../../src/analysis/api/api.ts';
import { readInPieces } from '../../src/core/bytes/bytes.ts';
import { EventTableBuilder } from '../../src/core/table/eventTableBuilder.ts';
import { generateText, type Layout } from '../support/logs/generateLog.ts';
import { catalog } from '../support/read/readText.ts';
import { describeEvents } from '../support/read/summary.ts';
import { toFailure } from '../support/read/outcomes.ts';

const SLICE_BYTES = 4096;
const LAYOUTS: readonly Layout[] = ['live', 'history', 'mixed', 'ndjson'];

interface Outcome {
  readonly failure: OpenFailure | undefined;
  readonly last: SourceUpdate | undefined;
  readonly events: readonly string[];
  readonly reads: number;
}

async function readFailingAt(bytes: Uint8Array, failingRead: number): Promise<Outcome> {
  let reads = 0;
  const readSlice = (start: number, end: number): Promise<ArrayBuffer> => {
    reads += 1;
    if (reads === failingRead) return Promise.reject(new DOMException('', 'NotReadableError'));
    return Promise.resolve(bytes.slice(start, end).buffer);
  };
  const chunks = readInPieces(0, bytes.length, readSlice, SLICE_BYTES, SLICE_BYTES);
  let time = 0;
  const news = ingestFile({ name: 'app.log', size: bytes.length, chunks }, catalog, {
    now: () => (time += 1000),
  });
  const builder = new EventTableBuilder();
  let last: SourceUpdate | undefined;
  for (;;) {
    const step = await news.next();
    if (step.done === true)
      return { failure: toFailure(step.value), last, events: describeEvents(builder.finish()), reads };
    last = step.value.update;
    builder.addTable(last.events);
  }
}

describe.each(LAYOUTS)('%s', (layout) => {
  const { text } = generateText({ seed: 11, layout, bytes: 60_000, errorShare: 0.3 });
  const plain = new TextEncoder().encode(text);
  const packed = new Uint8Array(gzipSync(plain));

  it.each([
    ['as it is', plain],
    ['as gzip', packed],
  ])('%s keeps what came before the read that fails', async (_, bytes) => {
    const whole = await readFailingAt(bytes, 0);
    expect(whole.failure).toBeUndefined();
    expect(whole.reads).toBe(Math.ceil(bytes.length / SLICE_BYTES));
    const known = new Set(whole.events);
    let before = 0;
    for (let failing = 1; failing <= whole.reads; failing += 1) {
      const { failure, last, events } = await readFailingAt(bytes, failing);
      expect(failure, `read ${String(failing)}`).toEqual({ kind: 'changed' });
      const report = last?.report;
      if (report === undefined) {
        expect(failing).toBe(1);
        continue;
      }
      expect(report.state).toBe('failed');
      expect(report.lines).toBe(report.recordLines + report.continuations + report.blank + report.unread);
      expect(report.lines).toBeGreaterThanOrEqual(before);
      before = report.lines;
      // The last record is cut, and may be read as something else; the half of a torn one waits for its rest.
      expect(events.filter((event) => !known.has(event)).length).toBeLessThanOrEqual(2);
    }
    expect(before).toBeGreaterThan(0);
  });
});
