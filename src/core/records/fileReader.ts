/**
 * The reader of a file: its bytes go in, in order; its records go to the sink, and its lines are counted. A file is a
 * sequence of sections (section.ts): `cat *.log`, notes with what was pasted into them, history before live lines.
 */
import type { LogFormat } from '../format/logFormat.ts';
import type { Scanner } from '../scan/scan.ts';
import type { ByteOffset } from '../units.ts';
import { createLineAccount, type LineAccount, type OpenAccount } from './lineAccount.ts';
import { createLineLayouts, isOfLines } from './lineLayouts.ts';
import { createLineRecords } from './lineRecords.ts';
import { createLineSection } from './lineSection.ts';
import type { RecordSink } from './recordSink.ts';
import type { SectionKind, SectionParts, SectionReader } from './section.ts';
import { createFrameSection, findSectionStart, PROBE_BYTES } from './sectionStarts.ts';
import { createTornRecords } from './tornRecords.ts';

export interface FileReaderParts {
  /** The layout that the file starts in, as far as its first bytes tell. */
  readonly format: LogFormat;
  /** All layouts, the most special one first. */
  readonly formats: readonly LogFormat[];
  /** Those of which it is known that they are in the file. */
  readonly proven: readonly LogFormat[];
  readonly sink: RecordSink;
  /** Blank lines at the start of the file that are not pushed. */
  readonly blankLinesBefore: number;
  /** Place in the file of the first byte that is pushed. */
  readonly firstByte: ByteOffset;
  /** Only asked for layouts whose records lie in lines. */
  readonly createScanner: (format: LogFormat) => Scanner;
}

export interface FileReader extends LineAccount {
  /** What scans the lines of the layout that the file starts in; undefined where its records do not lie in lines. */
  readonly scanner: Scanner['kind'] | undefined;
  /** Whether half of a record waits for the other one; known when what was pushed is settled. */
  readonly isPending: boolean;
  push(chunk: Uint8Array): void;
  /** What was pushed ends where a record ends. */
  settle(): void;
  finish(): void;
}

/**
 * What a section is given at once at first: it looks at more than it takes, so where sections are short, little is
 * looked at in vain. It doubles as long as the section goes on.
 */
const FIRST_WINDOW_BYTES = 1 << 12;
const MAX_WINDOW_BYTES = 1 << 30;

export function createFileReader(parts: FileReaderParts): FileReader {
  const { format, formats, sink } = parts;
  const account: OpenAccount = createLineAccount(parts.blankLinesBefore);
  const torn = createTornRecords();
  const proven = new Set([...parts.proven, format]);
  const layouts = createLineLayouts(formats, proven);
  const records = createLineRecords(sink, account, layouts, torn);
  const scanners = new Map<LogFormat, Scanner>();
  const shared = { formats, proven, layouts, sink, account, torn, table: { head: undefined } };
  /** What was pushed and not taken yet, in its order. */
  let pieces: Uint8Array[] = [];
  /** Place in the file of their first byte. */
  let at = parts.firstByte;
  let noValuesBefore: ByteOffset = 0;
  let windowBytes = FIRST_WINDOW_BYTES;
  let kind = toFirstKind(format);
  let section = createSection(kind);

  function createSection(next: SectionKind): SectionReader {
    const sectionParts: SectionParts = { ...shared, firstByte: at, noValuesBefore };
    if (next === 'csv' || next === 'jsonValues' || next === 'jsonPages') {
      records.settle();
      return createFrameSection(sectionParts, next);
    }
    const fast = next === 'lines' ? undefined : next.fast;
    return createLineSection({ ...sectionParts, records, fast, scanner: getScanner(fast ?? TEXT_LINES) });
  }

  function getScanner(scanned: LogFormat): Scanner {
    const known = scanners.get(scanned) ?? parts.createScanner(scanned);
    scanners.set(scanned, known);
    return known;
  }

  function startSection(next: SectionKind): void {
    kind = next;
    section = createSection(next);
    windowBytes = FIRST_WINDOW_BYTES;
  }

  /** Gives the sections what was pushed; `isEnd`: no more will come. */
  function takePieces(isEnd: boolean): void {
    for (;;) {
      const piece = pieces.shift();
      if (piece === undefined) {
        const left = isEnd ? section.finish() : undefined;
        if (left === undefined) return;
        at -= left.bytes.length;
        if (!leave(left.bytes, left.next, isEnd)) return;
        continue;
      }
      const window = piece.subarray(0, windowBytes);
      if (window.length < piece.length) pieces.unshift(piece.subarray(window.length));
      const left = section.push(window);
      at += window.length;
      if (left === undefined) {
        windowBytes = Math.min(MAX_WINDOW_BYTES, windowBytes * 2);
        continue;
      }
      at -= left.bytes.length;
      if (!leave(left.bytes, left.next, isEnd)) return;
    }
  }

  /** Goes on with another section; false where more has to be pushed to know with which. */
  function leave(bytes: Uint8Array, next: SectionKind | undefined, isEnd: boolean): boolean {
    // Before there are more bytes: the section that left them is not asked again.
    pieces.unshift(bytes);
    if (next === undefined) {
      isUndecided = true;
      return decide(isEnd);
    }
    startSection(next);
    return true;
  }

  let isUndecided = false;

  function decide(isEnd: boolean): boolean {
    const looked = joinPieces(pieces, PROBE_BYTES);
    const start = findSectionStart({ ...shared, firstByte: at, noValuesBefore }, looked, isEnd);
    if (start === 'open') return false;
    isUndecided = false;
    if (start.kind === undefined) noValuesBefore = at + start.length;
    startSection(start.kind ?? kind);
    return true;
  }

  function run(isEnd: boolean): void {
    if (isUndecided && !decide(isEnd)) return;
    takePieces(isEnd);
  }

  return {
    totals: account.totals,
    unreadExamples: account.unreadExamples,
    layouts: account.layouts,
    get scanner() {
      return isOfLines(format) ? getScanner(toFirstScanned(format)).kind : undefined;
    },
    get isPending() {
      return torn.isWaiting;
    },
    push(chunk) {
      pieces.push(chunk);
      run(false);
      // The chunk will be gone.
      pieces = pieces.map((piece) => new Uint8Array(piece));
    },
    settle() {
      if (isUndecided) run(true);
      section.settle();
    },
    finish() {
      run(true);
      records.finish();
      sink.finish();
    },
  };
}

/** Lines of any layout: none has its time at a known place. */
const TEXT_LINES: LogFormat = {
  id: 'lines',
  label: 'lines',
  framing: 'line',
  markers: [],
  timePlace: 'none',
  samples: [''],
  readRecords: () => [],
};

function toFirstScanned(format: LogFormat): LogFormat {
  return format.timePlace === 'none' ? TEXT_LINES : format;
}

function toFirstKind(format: LogFormat): SectionKind {
  switch (format.framing) {
    case 'jsonValues':
    case 'jsonPages':
    case 'csv':
      return format.framing;
    case 'line':
    case 'block':
    case 'wholeLine':
      return format.timePlace === 'none' ? 'lines' : { fast: format };
  }
}

function joinPieces(pieces: readonly Uint8Array[], most: number): Uint8Array {
  const [first = new Uint8Array(0)] = pieces;
  if (first.length >= most || pieces.length === 1) return first.subarray(0, most);
  const joined = new Uint8Array(
    Math.min(
      most,
      pieces.reduce((sum, { length }) => sum + length, 0),
    ),
  );
  let length = 0;
  for (const piece of pieces) {
    const part = piece.subarray(0, joined.length - length);
    joined.set(part, length);
    length += part.length;
  }
  return joined;
}
