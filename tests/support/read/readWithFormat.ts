/** Bytes and a format go in, all that its reader makes of them comes out, after a look whether its account adds up. */
import { expect } from 'vitest';
import { codeWordings } from '../../../src/catalog/codes/codeWordings.ts';
import { createCodeReader } from '../../../src/core/format/errorCode.ts';
import type { NewEvent } from '../../../src/core/table/eventTableBuilder.ts';
import { createFileReader } from '../../../src/core/records/fileReader.ts';
import type { LineTotals, UnreadLine } from '../../../src/core/records/lineAccount.ts';
import type { LogFormat } from '../../../src/core/format/logFormat.ts';
import { createRecordSink } from '../../../src/core/records/recordSink.ts';
import { createPlainScanner } from '../../../src/core/scan/plainScanner.ts';
import type { Scan, Scanner } from '../../../src/core/scan/scan.ts';
import { splitBytes } from './readText.ts';

const codes = createCodeReader(codeWordings);

export interface FormatReading {
  readonly events: readonly NewEvent[];
  /** Of all records, in order; where a scan read them, their seconds. */
  readonly times: readonly number[];
  readonly totals: LineTotals;
  readonly unread: readonly UnreadLine[];
}

export function readWithFormat(
  format: LogFormat,
  bytes: Uint8Array,
  chunkBytes = 1 << 20,
  createLineScanner: (format: LogFormat) => Scanner = createPlainScanner,
): FormatReading {
  const events: NewEvent[] = [];
  const times: number[] = [];
  const sink = createRecordSink({
    codes,
    source: 0,
    events: { add: (event) => events.push(event) },
    counter: {
      add: (time) => times.push(time),
      addScan: (_, scan) => times.push(...listMoments(scan)),
    },
  });
  const reader = createFileReader({
    format,
    formats: [format],
    proven: [],
    sink,
    blankLinesBefore: 0,
    firstByte: 0,
    createScanner: createLineScanner,
  });
  for (const chunk of splitBytes(bytes, chunkBytes)) reader.push(chunk);
  reader.finish();
  const totals = { ...reader.totals };
  expect(totals.blank + totals.recordLines + totals.continuations + totals.unread).toBe(totals.lines);
  expect(totals.lines).toBe(countLines(bytes));
  for (const { recordStart, recordLength, lineNumber } of events) {
    expect(recordStart >= 0 && recordLength > 0 && recordStart + recordLength <= bytes.length).toBe(true);
    expect(lineNumber).toBe(countLines(bytes.subarray(0, recordStart + 1)));
  }
  times.sort((a, b) => a - b);
  return { events, times, totals, unread: reader.unreadExamples };
}

function listMoments({ momentCount, moments, momentCounts }: Scan): readonly number[] {
  return Array.from({ length: momentCount }, (_, i) =>
    new Array<number>(momentCounts[i] ?? 0).fill(moments[i] ?? Number.NaN),
  ).flat();
}

/** Lines as everybody counts them: what stands behind the last line feed is one, too. */
export function countLines(bytes: Uint8Array): number {
  const lineFeeds = bytes.reduce((sum, byte) => sum + (byte === 0x0a ? 1 : 0), 0);
  return lineFeeds + (bytes.length > 0 && bytes.at(-1) !== 0x0a ? 1 : 0);
}
