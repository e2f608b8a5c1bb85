/** The reader of a format: bytes of a file go in, in order; its records go to the sink, and its lines are counted. */
import { createCsvFrameReader } from './csvFrames.ts';
import type { FrameReader, FrameReaderParts } from './frames.ts';
import { createJsonFrameReader } from './jsonFrames.ts';
import { createLineReader } from '../scan/lines.ts';
import type { LogFormat } from '../format/logFormat.ts';
import { createRecordReader } from './records.ts';
import type { Scanner } from '../scan/scan.ts';

export interface FormatReader extends FrameReader {
  /** What scans its lines; undefined where its records do not lie in lines. */
  readonly scanner?: Scanner['kind'];
}

export interface FormatReaderParts extends FrameReaderParts {
  /** Only asked where records lie in lines. */
  readonly createScanner: (format: LogFormat) => Scanner;
}

export function createFormatReader(parts: FormatReaderParts): FormatReader {
  switch (parts.format.framing) {
    case 'wholeLine':
    case 'line':
    case 'block':
      return createLineFormatReader(parts);
    case 'jsonValues':
    case 'jsonPages':
      return createJsonFrameReader(parts);
    case 'csv':
      return createCsvFrameReader(parts);
  }
}

function createLineFormatReader(parts: FormatReaderParts): FormatReader {
  const records = createRecordReader(parts);
  const scanner = parts.createScanner(parts.format);
  const lines = createLineReader(
    scanner,
    (scanned) => {
      parts.sink.countScan(scanner, scanned.scan);
      records.push(scanned);
    },
    parts.firstByte,
  );
  return {
    scanner: scanner.kind,
    totals: records.totals,
    unreadExamples: records.unreadExamples,
    push(chunk) {
      lines.push(chunk);
    },
    finish() {
      lines.finish();
      records.finish();
    },
  };
}
